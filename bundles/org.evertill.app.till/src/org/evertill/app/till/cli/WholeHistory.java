package org.evertill.app.till.cli;

import java.util.List;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RowHistory;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.HistoryTable;

/**
 * A row's history from where it is known: head office's, with this till's own operations that it does not have yet behind
 * it; without head office what is in this till's log, and a word on what is not. Page by page, so that memory stays flat.
 */
final class WholeHistory {

    private final OpenTill till;
    private final Console console;
    private final String table;
    private final String id;

    WholeHistory(OpenTill till, Console console, String table, String id) {
        this.till = till;
        this.console = console;
        this.table = table;
        this.id = id;
    }

    /** Where the pages come from. */
    @FunctionalInterface
    private interface Source {
        History.Page after(long place);
    }

    /** Hands over the lines, oldest first; gives how many. Throws head office's refusals. */
    long each(Consumer<List<String>> lines) {
        var own = till.service(RowHistory.class).orThrow();
        Source local = place -> own.of(table, id, place, History.MAX_ENTRIES);
        var identity = till.database().identity();
        if (identity.filter(here -> !here.isTraining()).isEmpty()) {
            return each(local, 0, lines);
        }
        // Read first: what is acknowledged meanwhile is shown twice rather than not at all.
        long acknowledged = acknowledged();
        return switch (first(identity.get())) {
            case Outcome.Ok<History.Page>(var page) -> {
                Source remote = place ->
                        place == 0 ? page : asked(identity.get(), place).orThrow();
                yield each(remote, 0, lines) + each(local, acknowledged, lines);
            }
            case Outcome.Failed<History.Page>(var problem)
            when problem.code().startsWith("connection.") -> {
                long count = each(local, 0, lines);
                console.note("Head office cannot be reached: what others did, and what this till has let go of (its"
                        + " operations up to number " + compacted() + "), only head office knows.");
                yield count;
            }
            case Outcome.Failed<History.Page>(var problem) -> throw new ProblemException(problem);
        };
    }

    private Outcome<History.Page> first(TillIdentity identity) {
        return asked(identity, 0);
    }

    private Outcome<History.Page> asked(TillIdentity identity, long place) {
        var line = Line.of(identity);
        var request = new History.Request(identity.replica(), table, id, place, History.MAX_ENTRIES);
        return till.service(RemoteHistory.class).then(remote -> remote.history(line, request));
    }

    private long acknowledged() {
        return till.service(ChangeTracker.class).orThrow().acknowledgedSeq();
    }

    private long compacted() {
        return till.service(ChangeTracker.class).orThrow().compactedSeq();
    }

    private static long each(Source source, long after, Consumer<List<String>> lines) {
        long count = 0;
        long place = after;
        do {
            var page = source.after(place);
            for (var entry : page.entries()) {
                var told = HistoryTable.lines(entry);
                told.forEach(lines);
                count += told.size();
            }
            place = page.next();
        } while (place > 0);
        return count;
    }
}
