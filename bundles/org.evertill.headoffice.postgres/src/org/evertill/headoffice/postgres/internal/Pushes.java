package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
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

    Pushes(Transactions transactions, OpPartitions partitions, Inbox inbox, Releases releases) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.inbox = inbox;
        this.releases = releases;
    }

    /**
     * What is told, and whether rows came that others may wait for.
     */
    private record Received(Push.Answer answer, boolean newRows) {

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
        var received = partitions.receiveNow().then(at -> transactions.write(c -> receive(c, request, chain, at)));
        if (received instanceof Outcome.Ok(var what) && what.newRows()) {
            releases.sweep();
        }
        return received.map(Received::answer);
    }

    private Received receive(Connection connection, Push.Request request, List<OpLog.Logged> chain, Instant at)
            throws SQLException {
        var log = TillLog.lock(connection, request.replica(), request.incarnation());
        var end = log.end(connection);
        if (!follows(request, end)) {
            return new Received(new Push.Rewind(end.seq(), end.hash()));
        }
        int count = Math.clamp(end.known() - request.fromSeq() + 1, 0, chain.size());
        var known = chain.subList(0, count);
        var fork = log.fork(connection, known);
        if (fork.isPresent()) {
            return new Received(fork.get());
        }
        var remarks = new ArrayList<>(log.remarks(connection, known));
        var fresh = chain.subList(count, chain.size());
        if (fresh.isEmpty()) {
            long last = Math.max(end.seq(), request.fromSeq() + count - 1);
            return new Received(new Push.Accepted(last, end.hash(), count, remarks));
        }
        checkWhole(end, fresh);
        var other = log.whoHas(connection, fresh.getFirst().operation());
        if (other.isPresent()) {
            return log.isBegun() || end.seq() < log.self().baseSeq()
                    ? new Received(new Push.Fork(fresh.getFirst().operation().seq()))
                    : joined(connection, request, chain, at, other.get(), fresh);
        }
        var taken = log.take(connection, inbox, fresh, at);
        remarks.addAll(taken.remarks());
        var last = fresh.getLast().operation();
        return new Received(new Push.Accepted(last.seq(), last.hash(), count, remarks), taken.newRows());
    }

    /** What the sender has in common with another branch belongs to that one; what is left is taken. */
    private Received joined(
            Connection connection,
            Push.Request request,
            List<OpLog.Logged> chain,
            Instant at,
            Replica other,
            List<OpLog.Logged> fresh)
            throws SQLException {
        Branches.join(connection, Replica.name(request.replica(), request.incarnation()), other, fresh);
        return receive(connection, request, chain, at);
    }

    /** Whether the request starts within, or right behind, what head office has. */
    private static boolean follows(Push.Request request, TillLog.End end) {
        long next = end.seq() + 1;
        return request.fromSeq() <= end.known()
                || request.fromSeq() == next && request.prevHash().equals(end.hash());
    }

    /**
     * Takes every operation's hash anew: an operation altered on the way or on the till does not pass. One that says of itself that it
     * is not as it was made is believed where it stands; what it can do is little, see {@link org.evertill.sync.merge.Judgement}.
     */
    private static List<OpLog.Logged> proven(Push.Request request) {
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

    private static void checkSize(List<Operation> operations) {
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

    /** A local transaction comes whole: it neither goes on from the push before nor appears twice. */
    private static void checkWhole(TillLog.End end, List<OpLog.Logged> fresh) {
        var seen = new HashSet<String>();
        if (!end.txn().isEmpty()) {
            seen.add(end.txn());
        }
        String previous = "";
        for (OpLog.Logged logged : fresh) {
            String txn = logged.operation().txn();
            if (!txn.equals(previous) && !seen.add(txn)) {
                throw new ProblemException(Problem.of(
                                "sync.split-transaction",
                                "The till sent a transaction in pieces. Nothing was taken; update the till.")
                        .with("seq", logged.operation().seq()));
            }
            previous = txn;
        }
    }
}
