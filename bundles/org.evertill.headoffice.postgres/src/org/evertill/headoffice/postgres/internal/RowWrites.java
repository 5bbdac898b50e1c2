package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.ScopeName;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Changes of single rows on behalf of tills: each is one transaction with one operation of the replica {@code hq}, which
 * goes the way of all operations. The row is judged under the lock of its scope, so that what was current when it was
 * looked at is current when it is changed.
 */
final class RowWrites {

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final Inbox inbox;
    private final Court court;
    private final Releases releases;
    private final Clock clock;
    private final IdSource ids;

    RowWrites(
            Transactions transactions,
            OpPartitions partitions,
            Tables tables,
            Inbox inbox,
            Court court,
            Releases releases,
            Clock clock,
            IdSource ids) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.inbox = inbox;
        this.court = court;
        this.releases = releases;
        this.clock = clock;
        this.ids = ids;
    }

    Outcome<Rows.Entry> write(Caller caller, Rows.Write request) {
        var written = partitions
                .receiveNow()
                .then(now -> transactions.write(connection -> written(connection, caller, request, now)));
        if (written.isOk() && request.change() == Rows.Change.CREATE) {
            releases.sweep();
        }
        return written;
    }

    private Rows.Entry written(Connection connection, Caller caller, Rows.Write request, Instant now)
            throws SQLException {
        Devices.checkReplica(caller, request.replica());
        var till = Replica.newest(connection, caller.replica());
        var table = PostgresRowDesk.known(tables, request.table());
        if (RowRequests.claim(connection, request, now)) {
            RowDraft.checkNature(table.type().nature(), request.change());
            var hq = Replica.lock(connection, VersionVector.HEAD_OFFICE);
            var stored = locked(connection, till, table, request, now);
            var draft = RowDraft.of(table.type(), till.author(), request, stored);
            if (draft != null) {
                var op = operation(hq, request, draft);
                var unauthorised = court.unauthorised(connection, till.author(), op.operation());
                if (unauthorised.isPresent()) {
                    throw new ProblemException(unauthorised.get());
                }
                inbox.takeOwn(connection, hq, List.of(op), now);
            }
        }
        var row = read(connection, table, request.id());
        if (row == null) {
            // Done before, dead since, and forgotten.
            throw new ProblemException(RowDraft.missing(request));
        }
        checkScope(till, row.scope());
        return PostgresRowDesk.entry(table, request.id(), row);
    }

    /** The row as it is until the end of this transaction, its scope and the one that it shall have locked. */
    private static @Nullable StoredRow locked(
            Connection connection, Replica till, Table table, Rows.Write request, Instant now) throws SQLException {
        if (!RowKey.isIdentifier(request.id())) {
            throw RowDraft.invalid("The row is named by a text that is no identifier.");
        }
        var before = raised(connection, table, request.id(), now);
        var scopes = new TreeSet<String>();
        if (before != null) {
            scopes.add(before.scope());
        }
        if (request.change() != Rows.Change.DELETE) {
            scopes.add(RowDraft.scopeOf(table.type(), request.row()));
        }
        scopes.forEach(scope -> checkScope(till, scope));
        // What head office writes locks the chain too; all at once, so that no two wait for each other.
        scopes.add(ScopeName.CHAIN);
        var heads = ScopeHeads.lock(connection, scopes);
        var row = raised(connection, table, request.id(), now);
        if (row != null) {
            ScopeLocks.check(row.scope(), heads);
        }
        return row;
    }

    private static @Nullable StoredRow raised(Connection connection, Table table, String id, Instant now)
            throws SQLException {
        return Graves.read(connection, Map.of(table, Set.of(id)), now).get(new RowKey(table.name(), id));
    }

    private static @Nullable StoredRow read(Connection connection, Table table, String id) throws SQLException {
        return RowStore.read(connection, Map.of(table, Set.of(id))).get(new RowKey(table.name(), id));
    }

    private static void checkScope(Replica till, String scope) {
        if (!till.author().mayWrite(scope)) {
            throw new ProblemException(Problem.of(
                    "sync.foreign-scope",
                    "The row is not this till's to read or change. Look where the till is enrolled."));
        }
    }

    private OpLog.Logged operation(Replica hq, Rows.Write request, RowDraft draft) {
        var op = new Operation(
                hq.lastSeq() + 1,
                ids.next(),
                ids.next(),
                request.table(),
                request.id(),
                draft.scope(),
                draft.kind(),
                draft.before(),
                draft.after(),
                draft.seen(),
                new HlcClock(clock, hq.lastHlc()).tick(),
                request.userId(),
                request.schemaVersion(),
                "");
        String body = HashChain.canonical(op);
        return new OpLog.Logged(op.withHash(HashChain.next(hq.lastHash(), body)), body);
    }
}
