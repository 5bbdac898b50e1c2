package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.kernel.Money;
import org.evertill.tender.PaymentProvider;

/** Takes cards in memory; what becomes of the next requests is said beforehand. */
final class FakeTerminal implements PaymentProvider {

    /** What becomes of the next request or question; the usual when nothing is said. */
    enum Mood {
        DECLINES,
        SILENT_BUT_DONE,
        SILENT,
        FAILS
    }

    final List<String> requests = new ArrayList<>();
    final List<Mood> moods = new ArrayList<>();
    final List<Optional<Money>> limits = new ArrayList<>();
    boolean isReachable = true;
    private final Map<String, Long> moved = new HashMap<>();
    private final Map<String, Money> tips = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    long movedMinor() {
        return moved.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Answer authorise(Authorisation request) {
        tips.put(request.id(), request.tip());
        limits.add(request.mostOffline());
        return asked(request.id(), request.amount().plus(request.tip()).minor());
    }

    @Override
    public Answer refund(Refund request) {
        requests.add("refund of " + request.original());
        return asked(request.id(), -request.amount().minor());
    }

    private Answer asked(String id, long minor) {
        requests.add(id);
        var mood = moods.isEmpty() ? Optional.<Mood>empty() : Optional.of(moods.removeFirst());
        if (mood.equals(Optional.of(Mood.FAILS))) {
            throw new IllegalStateException("a provider that breaks its contract");
        }
        if (mood.equals(Optional.of(Mood.DECLINES)) || closed.contains(id)) {
            closed.add(id);
            return new Declined("No.");
        }
        if (!mood.equals(Optional.of(Mood.SILENT))) {
            moved.put(id, minor);
        }
        return mood.isPresent() ? new Unknown("It is silent.") : answer(id);
    }

    private Answer answer(String id) {
        return new Approved("T-" + id, Optional.of("VISA **** 1234"), tips.getOrDefault(id, Money.zero(Till.EUR)));
    }

    @Override
    public Answer inquire(String id) {
        if (!isReachable) {
            return new Unknown("It is away.");
        }
        if (moved.containsKey(id)) {
            return answer(id);
        }
        closed.add(id);
        return new Declined("It never came.");
    }

    @Override
    public Reversal reverse(String id) {
        if (!isReachable) {
            return Reversal.UNKNOWN;
        }
        closed.add(id);
        moved.remove(id);
        return Reversal.DONE;
    }
}
