package org.evertill.ui.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.connection.ConnectionMonitor.Offline;
import org.evertill.connection.ConnectionMonitor.Online;
import org.evertill.connection.ConnectionMonitor.Unknown;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncStatus;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;

/** Says in plain words how synchronisation stands. Pure. */
final class SyncWords {

    private static final long HOURS_WITHOUT_DATE = 12;

    private final Messages texts;
    private final Formats formats;
    private final Function<Problem, String> problems;

    /**
     * @param problems a problem in the window's language
     */
    SyncWords(Messages texts, Formats formats, Function<Problem, String> problems) {
        this.texts = texts;
        this.formats = formats;
        this.problems = problems;
    }

    /** Whether head office answers. */
    enum Link {
        ONLINE,
        OFFLINE,
        UNKNOWN
    }

    /**
     * What the bar says.
     *
     * @param word the state in a word
     * @param parts further parts, the most important first; the bar leaves out what has no room
     * @param done of the round under way, in thousandths
     */
    record Bar(Link link, String word, List<String> parts, Optional<Integer> done) {}

    /** What the panel says: a headline, what works now, what waits; and whether somebody has paused the exchange. */
    record Panel(Link link, String headline, String works, String waits, boolean paused) {}

    /**
     * @param attention how much waits for a person
     */
    Bar bar(SyncStatus status, long attention, Instant now) {
        var link = link(status);
        var parts = new ArrayList<String>();
        status.progress().map(this::progress).filter(text -> !text.isEmpty()).ifPresent(parts::add);
        if (status.paused()) {
            parts.add(texts.get("paused"));
        }
        if (attention > 0) {
            parts.add(texts.get("attention", formats.count(attention)));
        }
        parts.add(pending(status, now));
        parts.add(data(status, now));
        return new Bar(link, texts.get("link." + link), parts, status.progress().flatMap(SyncWords::done));
    }

    /** Where people practise. */
    Bar training() {
        return new Bar(Link.UNKNOWN, texts.get("training"), List.of(), Optional.empty());
    }

    Panel panel(SyncStatus status, Instant now) {
        var link = link(status);
        var headline = switch (status.connection()) {
            case Online online -> texts.get("headline.online", when(online.since(), now));
            case Offline(var since, var reason) -> texts.get("headline.offline", when(since, now));
            case Unknown unknown -> texts.get("headline.unknown");
        };
        var waits = new ArrayList<String>();
        waits.add(status.paused() ? texts.get("waits.paused", toSend(status, now)) : waiting(status, link, now));
        status.progress().map(this::progress).filter(text -> !text.isEmpty()).ifPresent(text -> waits.add(text + "."));
        waits.add(data(status, now) + ".");
        status.lastRound().ifPresent(at -> waits.add(texts.get("last-round", when(at, now))));
        if (status.connection() instanceof Offline(var since, var reason)) {
            waits.add(texts.get("reason", problems.apply(reason)));
        }
        if (link != Link.OFFLINE) {
            status.lastFailure().ifPresent(p -> waits.add(texts.get("last-failure", problems.apply(p))));
        }
        status.nextTry()
                .filter(now::isBefore)
                .ifPresent(at -> waits.add(next(status, formats.age(Duration.between(now, at)))));
        return new Panel(link, headline, texts.get("works"), String.join("\n", waits), status.paused());
    }

    /** While all is well nothing is tried again. */
    private String next(SyncStatus status, String in) {
        boolean isWell = link(status) == Link.ONLINE && status.lastFailure().isEmpty();
        return texts.get(isWell ? "next-round" : "next-try", in);
    }

    /** A count as people write it. */
    String count(long count) {
        return formats.count(count);
    }

    private String when(Instant at, Instant now) {
        boolean isRecent = Duration.between(at, now).toHours() < HOURS_WITHOUT_DATE;
        return isRecent ? formats.time(at) : formats.dateTime(at);
    }

    private static Link link(SyncStatus status) {
        return switch (status.connection()) {
            case Online online -> Link.ONLINE;
            case Offline offline -> Link.OFFLINE;
            case Unknown unknown -> Link.UNKNOWN;
        };
    }

    private String pending(SyncStatus status, Instant now) {
        long pending = status.backlog().pending();
        if (pending == 0) {
            return texts.get("pending.none");
        }
        var oldest = status.backlog().oldest().map(at -> formats.age(Duration.between(at, now)));
        return oldest.map(age -> texts.get("pending.oldest", formats.count(pending), age))
                .orElseGet(() -> texts.get("pending.some", formats.count(pending)));
    }

    /** The count, with the age of the oldest. */
    private String toSend(SyncStatus status, Instant now) {
        var count = formats.count(status.backlog().pending());
        return status.backlog()
                .oldest()
                .map(at -> texts.get("waits.oldest", count, formats.age(Duration.between(at, now))))
                .orElse(count);
    }

    private String waiting(SyncStatus status, Link link, Instant now) {
        long pending = status.backlog().pending();
        if (pending == 0) {
            return texts.get("waits.none");
        }
        return texts.get(link == Link.OFFLINE ? "waits.offline" : "waits.online", toSend(status, now));
    }

    private String data(SyncStatus status, Instant now) {
        return status.dataAsOf()
                .map(at -> texts.get("data.age", formats.age(Duration.between(at, now))))
                .orElseGet(() -> texts.get("data.never"));
    }

    private String progress(SyncProgress progress) {
        return switch (progress.phase()) {
            case HELLO -> texts.get("progress.hello");
            case PUSH -> texts.get("progress.push", formats.count(progress.pushed()), formats.count(progress.toPush()));
            case PULL ->
                progress.pushed() == 0
                        ? texts.get("progress.pull", formats.count(progress.pulled()))
                        : texts.get(
                                "progress.both", formats.count(progress.pushed()), formats.count(progress.pulled()));
            case APPLY -> texts.get("progress.apply", formats.count(progress.pulled()));
            case DONE -> "";
        };
    }

    private static Optional<Integer> done(SyncProgress progress) {
        if (progress.phase() != SyncProgress.Phase.PUSH || progress.toPush() <= 0) {
            return Optional.empty();
        }
        return Optional.of((int) Math.clamp(progress.pushed() * 1000 / progress.toPush(), 0, 1000));
    }
}
