package org.evertill.simulation.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.evertill.simulation.Fault;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;

/**
 * The lines between tills and head office: how long a message takes, and whether it arrives, once, twice or never. A
 * partition cuts a till off for a while, without telling anybody.
 */
final class Network {

    private final Dice dice;
    private final Timeline time;
    private final Tally tally;
    private final Set<String> cutOff = new HashSet<>();
    private final Set<String> slow = new HashSet<>();
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> lastArrived = new HashMap<>();
    private final Set<Fault> faults;

    /**
     * @param faults which of them may happen
     */
    Network(Dice dice, Timeline time, Tally tally, Set<Fault> faults) {
        this.dice = dice;
        this.time = time;
        this.tally = tally;
        this.faults = new HashSet<>(faults);
    }

    /** From now on everything arrives, once and soon. */
    void heal() {
        faults.clear();
        cutOff.clear();
        slow.clear();
    }

    /** Cuts a till off, for up to some minutes. */
    void partition(String replica) {
        if (cutOff.add(replica)) {
            tally.add(Happening.PARTITION);
            time.after(dice.between(1_000, 400_000), () -> cutOff.remove(replica));
        }
    }

    /** Cuts a till off until everything heals. */
    void silence(String replica) {
        if (cutOff.add(replica)) {
            tally.add(Happening.SILENT);
        }
    }

    /** Makes a line slow, for a while. */
    void slow(String replica) {
        if (slow.add(replica)) {
            tally.add(Happening.SLOW_LINE);
            time.after(dice.between(20_000, 600_000), () -> slow.remove(replica));
        }
    }

    /** Carries a request to head office. */
    void request(String replica, Runnable arrive) {
        long number = sent.merge(replica, 1L, Long::sum);
        Runnable noted = () -> {
            if (lastArrived.merge(replica, number, Math::max) > number) {
                tally.add(Happening.REORDERED);
            }
            arrive.run();
        };
        if (!isLost(replica, Happening.REQUEST_DROPPED)) {
            deliver(replica, noted);
        }
        if (faults.contains(Fault.DUPLICATE) && dice.oneIn(12)) {
            tally.add(Happening.REQUEST_DUPLICATED);
            deliver(replica, noted);
        }
    }

    /**
     * Carries an answer to the till; one that comes after the till gave up finds nobody.
     *
     * @param lost done instead when it does not arrive
     */
    void answer(String replica, Runnable arrive, Runnable lost) {
        if (isLost(replica, Happening.ANSWER_DROPPED)) {
            lost.run();
        } else {
            deliver(replica, arrive);
        }
    }

    private boolean isLost(String replica, Happening what) {
        if (cutOff.contains(replica)) {
            return true;
        }
        boolean lost = faults.contains(Fault.DROP) && dice.oneIn(14);
        if (lost) {
            tally.add(what);
        }
        return lost;
    }

    private void deliver(String replica, Runnable arrive) {
        time.after(delay(replica), () -> {
            if (!cutOff.contains(replica)) {
                arrive.run();
            }
        });
    }

    private long delay(String replica) {
        if (slow.contains(replica)) {
            return dice.between(900, 9_000);
        }
        if (faults.contains(Fault.DELAY) && dice.oneIn(15)) {
            tally.add(Happening.DELAYED);
            return dice.between(5_000, 150_000);
        }
        return dice.between(5, 120);
    }
}
