package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Operation.Contents;

/** Walks the whole log: dense, chained, ending where the till believes it ends, nothing pending without its row. */
final class LogCheck {

    private final Session session;
    private final Tables tables;
    private final Findings findings;
    private long expected = 1;
    private String hash = "";
    private long lost;
    private long erased;

    LogCheck(Session session, Tables tables, Findings findings) {
        this.session = session;
        this.tables = tables;
        this.findings = findings;
    }

    void check(Optional<TillIdentity> identity) {
        LogBase base = LogBase.read(session);
        long total = session.number("SELECT count(*) FROM sync_log WHERE seq > ?", base.seq());
        findings.begin("checking the operation log", total);
        findings.count("operations", total);
        LogPosition head = LogPosition.read(session);
        if (identity.isEmpty()) {
            if (total > 0 || head.seq() > 0) {
                findings.add("log.no-identity", "There are operations although the till is not enrolled.");
            }
            return;
        }
        String replica = identity.get().replica();
        hash = base.seq() == 0 ? HashChain.genesis(replica) : base.hash();
        expected = base.seq() + 1;
        findings.count("compacted", base.seq());
        findings.count("pending", head.seq() - session.number("SELECT acked_seq FROM replica_state"));
        long pulled = session.number("SELECT pulled_seq FROM replica_state");
        if (base.seq() > pulled) {
            findings.add(
                    "log.lost",
                    "The log begins behind operation " + base.seq() + ", but only " + pulled + " are safe.");
        }
        walk(replica, pulled);
        // Named whenever there are any, for of these nothing but their place in the chain can be checked.
        if (lost > 0) {
            findings.count("lost", lost);
        }
        if (erased > 0) {
            findings.count("erased", erased);
        }
        if (expected - 1 != head.seq() || !hash.equals(head.hash())) {
            findings.add(
                    "log.wrong-head",
                    "The log ends at operation " + (expected - 1) + " with hash " + hash + ", but the till noted "
                            + head.seq() + " with " + head.hash() + ".");
        }
    }

    private void walk(String replica, long pulled) {
        try {
            OperationLog.from(session, expected, operation -> {
                link(operation);
                if (operation.seq() > pulled && operation.contents() != Contents.LOST) {
                    row(operation, replica);
                }
                findings.advance();
            });
        } catch (ProblemException | IllegalArgumentException e) {
            findings.add("log.unreadable", "Operation " + expected + " of the log cannot be read.");
        }
    }

    private void link(Operation operation) {
        if (operation.seq() != expected) {
            findings.add("log.gap", "Operation " + expected + " is missing; the next one is " + operation.seq() + ".");
        }
        switch (operation.contents()) {
            case WHOLE -> {}
            case LOST -> lost++;
            case ERASED -> erased++;
        }
        if (!HashChain.follows(hash, operation)) {
            findings.add("log.broken-chain", "Operation " + operation.seq() + " is not the one that was logged.");
        }
        expected = operation.seq() + 1;
        hash = operation.hash();
    }

    /** A row with an operation that no cut contained yet knows that operation, or a later one. */
    private void row(Operation operation, String replica) {
        tables.named(operation.table()).ifPresent(table -> {
            String sql = "SELECT version_vector FROM " + table.table() + " WHERE " + table.idColumn() + " = ?";
            long known = session.first(sql, List.of(operation.entityId()), row -> VectorText.parse(row.getString(1)))
                    .map((VersionVector vector) -> vector.get(replica))
                    .orElse(0L);
            if (known < operation.seq()) {
                findings.add(
                        "row.not-replayed",
                        "The row " + table.table() + " " + operation.entityId()
                                + " does not show the pending operation " + operation.seq() + ".");
            }
        });
    }
}
