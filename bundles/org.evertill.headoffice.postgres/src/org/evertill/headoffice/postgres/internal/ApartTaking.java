package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.headoffice.postgres.internal.Replica.Whom;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Incarnation;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Push.Verdict;

/** Takes what is kept apart of a till as if it had pushed it, a batch in each transaction. */
final class ApartTaking {

    private final Pushes pushes;

    ApartTaking(Pushes pushes) {
        this.pushes = pushes;
    }

    /**
     * What came of a batch.
     *
     * @param known so many of the operations head office had
     */
    record Batch(long operations, long known, long setAside, long firstSeq, long lastSeq, boolean newRows) {}

    /**
     * Takes the oldest batch; empty when nothing is kept any more.
     *
     * @throws ProblemException {@code headoffice.apart-forked}, {@code headoffice.apart-gap}
     */
    Optional<Batch> next(Connection connection, String till, Instant at) throws SQLException {
        // In the order in which a greeting locks them.
        Replica.lock(connection, till, Whom.EVEN_SHUT_OUT);
        hold(connection, till);
        for (var incarnation : incarnations(connection, till).entrySet()) {
            int number = incarnation.getKey();
            var operations = ApartOps.oldest(connection, Incarnation.name(till, number));
            if (!operations.isEmpty()) {
                var branches = incarnation.getValue();
                var greeting = new Hello.Request(till, number, "", 0, "", Instant.EPOCH, 0, branches, 0);
                Branching.know(greeting, new Branches(connection, at, Whom.EVEN_SHUT_OUT));
                return Optional.of(taken(connection, till, number, operations, at));
            }
        }
        return Optional.empty();
    }

    private static void hold(Connection connection, String till) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM device WHERE replica = ? FOR UPDATE")) {
            query.setString(1, till);
            query.executeQuery().close();
        }
    }

    /** The till's incarnations, ancestors first, each with the branches that lead to it. */
    private static Map<Integer, List<Hello.Branch>> incarnations(Connection connection, String till)
            throws SQLException {
        var branches = ApartLog.branches(connection, till);
        var all = new LinkedHashMap<Integer, List<Hello.Branch>>();
        all.put(Incarnation.FIRST, List.of());
        branches.keySet().forEach(number -> all.put(number, ApartLog.chain(branches, number)));
        return all;
    }

    private Batch taken(Connection connection, String till, int number, List<Operation> operations, Instant at)
            throws SQLException {
        long first = operations.getFirst().seq();
        var before = TillLog.lock(connection, till, number, Whom.EVEN_SHUT_OUT).hashOf(connection, first - 1);
        if (before.isEmpty()) {
            throw new ProblemException(gap(first));
        }
        var request = new Push.Request(till, number, first, before.get(), operations);
        Pushes.checkSize(operations);
        var chain = Pushes.proven(request);
        var received = pushes.receive(connection, request, chain, at, Whom.EVEN_SHUT_OUT);
        return switch (received.answer()) {
            case Push.Accepted accepted -> {
                ApartOps.cameOtherwise(connection, till, Incarnation.name(till, number), new ArrayList<>(chain));
                long setAside = accepted.remarks().stream()
                        .filter(remark -> remark.verdict() == Verdict.QUARANTINED)
                        .count();
                yield new Batch(
                        operations.size(),
                        accepted.duplicates(),
                        setAside,
                        first,
                        operations.getLast().seq(),
                        received.newRows());
            }
            case Push.Rewind rewind -> throw new ProblemException(gap(first));
            case Push.Fork(long seq) -> throw new ProblemException(forked(seq));
        };
    }

    private static Problem gap(long seq) {
        return Problem.of(
                        "headoffice.apart-gap",
                        "Operations of this till before " + seq
                                + " are missing, so what is kept behind them cannot be taken. All before them is taken. Enrol the till"
                                + " again, so that it brings them.")
                .with("seq", seq);
    }

    private static Problem forked(long seq) {
        return Problem.of(
                        "headoffice.apart-forked",
                        "From operation " + seq
                                + " on head office has others of this till than those that are kept apart: a copy of it was at work. All"
                                + " before it is taken. The copy brings its own when it is enrolled again, as another incarnation; or drop them.")
                .with("seq", seq);
    }
}
