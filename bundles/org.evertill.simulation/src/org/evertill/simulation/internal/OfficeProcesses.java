package org.evertill.simulation.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;

/** The two processes of the fake head office: which of them works, and when they die. */
final class OfficeProcesses {

    private final Dice dice;
    private final Timeline time;
    private final Tally tally;
    private final OfficeDatabase database;
    private final List<OfficeProcess> processes = List.of(new OfficeProcess(), new OfficeProcess());

    OfficeProcesses(Dice dice, Timeline time, Tally tally, OfficeDatabase database) {
        this.dice = dice;
        this.time = time;
        this.tally = tally;
        this.database = database;
    }

    /** One of those that run. */
    Optional<OfficeProcess> one() {
        var running = processes.stream().filter(OfficeProcess::isRunning).toList();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        if (running.size() < processes.size()) {
            tally.add(Happening.OFFICE_TAKES_OVER);
        }
        return Optional.of(dice.of(running));
    }

    /** A process dies at one of its next statements. */
    void dieSoon() {
        dice.of(processes).dieAt(1 + dice.below(12));
    }

    /** A process dies where it stands. */
    void dieNow() {
        var process = dice.of(processes);
        if (process.isRunning()) {
            tally.add(Happening.OFFICE_CRASH_IDLE);
            end(process);
        }
    }

    /** A process has died, before its transaction was committed or after. */
    void died(OfficeProcess process, boolean committed) {
        tally.add(committed ? Happening.OFFICE_CRASH_AFTER_COMMIT : Happening.OFFICE_CRASH_BEFORE_COMMIT);
        end(process);
    }

    private void end(OfficeProcess process) {
        process.die();
        database.open().stream()
                .filter(work -> ((OfficeWork) work).isOf(process))
                .forEach(database::end);
        time.after(dice.between(500, 60_000), process::start);
    }

    /** Both run, and neither is about to die. */
    void heal() {
        processes.forEach(OfficeProcess::start);
        processes.forEach(process -> process.dieAt(0));
    }
}
