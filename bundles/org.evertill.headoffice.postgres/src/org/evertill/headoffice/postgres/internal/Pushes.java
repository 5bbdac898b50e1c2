package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.postgres.internal.Replica.Whom;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/** PUSH: what is new among a till's operations goes to the inbox, once, whatever is sent again. */
final class Pushes {

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Inbox inbox;
    private final Releases releases;
    private final News news;

    Pushes(Transactions transactions, OpPartitions partitions, Inbox inbox, Releases releases, News news) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.inbox = inbox;
        this.releases = releases;
        this.news = news;
    }

    /**
     * What is told, and whether rows came that others may wait for.
     */
    record Received(Push.Answer answer, boolean newRows) {

        Received(Push.Answer answer) {
            this(answer, false);
        }
    }

    Outcome<Push.Answer> push(Caller caller, Push.Request request) {
        List<OpLog.Logged> chain;
        try {
            Devices.checkReplica(caller, request.replica());
            checkSize(request.operations());
            chain = proven(request);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
        var received = partitions
                .receiveNow()
                .then(at -> transactions.write(c -> receive(c, request, chain, at, Whom.LET_IN)));
        if (received instanceof Outcome.Ok(var what) && what.newRows()) {
            releases.sweep();
        }
        if (received.isOk()) {
            news.of(request.operations());
        }
        return received.map(Received::answer);
    }

    /** Receives operations in the caller's transaction, their size and chain checked; who waits for new rows is the caller's. */
    Received receive(Connection connection, Push.Request request, List<OpLog.Logged> chain, Instant at, Whom whom)
            throws SQLException {
        var log = TillLog.lock(connection, request.replica(), request.incarnation(), whom);
        var branches = new Branches(connection, at, whom);
        return switch (Intake.of(log.known(), request, branches)) {
            case Intake.Told(var answer) -> new Received(answer);
            case Intake.Known(int count, long lastSeq, String lastHash) ->
                new Received(
                        new Push.Accepted(lastSeq, lastHash, count, log.remarks(connection, chain.subList(0, count))));
            case Intake.Joins(var base) -> {
                branches.begin(log.known().self().id(), base);
                yield receive(connection, request, chain, at, whom);
            }
            case Intake.Fresh(int count) -> taken(connection, log, chain, count, at);
        };
    }

    private Received taken(Connection connection, TillLog log, List<OpLog.Logged> chain, int known, Instant at)
            throws SQLException {
        var remarks = new ArrayList<>(log.remarks(connection, chain.subList(0, known)));
        var fresh = chain.subList(known, chain.size());
        var taken = log.take(connection, inbox, fresh, at);
        remarks.addAll(taken.remarks());
        var last = fresh.getLast().operation();
        return new Received(new Push.Accepted(last.seq(), last.hash(), known, remarks), taken.newRows());
    }

    /**
     * Takes every operation's hash anew: an operation altered on the way or on the till does not pass. One that says of itself that it
     * is not as it was made is believed where it stands; what it can do is little, see {@link org.evertill.sync.merge.Judgement}.
     */
    static List<OpLog.Logged> proven(Push.Request request) {
        var chain = new ArrayList<OpLog.Logged>(request.operations().size());
        String hash = request.prevHash();
        for (Operation op : request.operations()) {
            String body = HashChain.canonical(op);
            boolean fits = op.isWhole() ? HashChain.next(hash, body).equals(op.hash()) : HashChain.follows(hash, op);
            if (!fits) {
                throw new ProblemException(Problem.of(
                                "sync.bad-hash",
                                "An operation does not match its hash: it was altered after it was made, or spoilt on"
                                        + " the way. Nothing was taken; if it happens again, have the till's database"
                                        + " checked.")
                        .with("seq", op.seq()));
            }
            hash = op.hash();
            chain.add(new OpLog.Logged(op, body));
        }
        return chain;
    }

    static void checkSize(List<Operation> operations) {
        boolean alone = operations.isEmpty()
                || operations.getFirst().txn().equals(operations.getLast().txn());
        int limit = alone ? Limits.MAX_TXN_OPERATIONS : Limits.MAX_PUSH_OPERATIONS;
        if (operations.size() > limit) {
            throw new ProblemException(
                    Problem.of("sync.too-large", "The till sent more at once than head office takes. Update the till.")
                            .with("operations", operations.size())
                            .with("limit", limit));
        }
    }
}
