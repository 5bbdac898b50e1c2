package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came back in one store, told to all tills of a chain of several stores; and an incident where more of a line came back than was sold,
 * because two stores that did not hear of each other took it back. Nothing is undone by that: both returns happened, and a person decides. Each is
 * a transaction of head office's own after the one that brought the news. Any thread.
 */
final class ReturnNews {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnNews.class);
    private static final String SYSTEM = "system:headoffice";

    /** What came while head office stopped between a push and its news is found by its operations. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private static final String UNTOLD = """
        SELECT l.id, l.original_line_id, l.quantity_milli, l.store_id, s.receipt, l.completed_at
          FROM sale_lines l JOIN sales s ON s.id = l.sale_id
         WHERE l.id = ANY (?) AND l.original_line_id IS NOT NULL AND NOT l.is_deleted AND NOT s.is_deleted
           AND NOT EXISTS (SELECT FROM returned_lines r WHERE r.id = l.id)
           AND (SELECT count(*) FROM (SELECT FROM stores WHERE NOT is_deleted LIMIT 2) several) = 2
         ORDER BY l.id
        """;

    /** Of lines of which something came back, those of which more did than was sold; what a void gave out again did not come back. */
    private static final String TWICE = """
        SELECT o.id, o.description, o.quantity_milli, -sum(r.quantity_milli) AS back_milli, s.receipt,
               string_agg(DISTINCT r.receipt, ', ' ORDER BY r.receipt) AS receipts,
               (SELECT min(p.id) FROM replica p WHERE p.register_id = s.register_id) AS replica
          FROM sale_lines o JOIN sales s ON s.id = o.sale_id
          JOIN returned_lines r ON r.original_line_id = o.id AND NOT r.is_deleted
         WHERE o.id = ANY (?) AND o.quantity_milli > 0
           AND NOT EXISTS (SELECT FROM returned_lines v WHERE v.original_line_id = r.id AND NOT v.is_deleted)
         GROUP BY o.id, o.description, o.quantity_milli, s.receipt, s.register_id
        HAVING o.quantity_milli < -sum(r.quantity_milli)
        """;

    private static final String RECENT =
            "SELECT DISTINCT entity_id FROM op WHERE received_at > ? AND table_name = 'sale_lines'";

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;
    private final RowIncidents incidents;

    ReturnNews(
            Transactions transactions,
            OpPartitions partitions,
            Tables tables,
            OwnWrites writes,
            RowIncidents incidents) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
        this.incidents = incidents;
    }

    /** A line of which more came back than was sold. */
    private record Twice(String lineId, String replica, Problem problem) {}

    /** Tells what operations that were just taken bring. Never fails, whatever becomes of it. */
    void of(Collection<Operation> operations) {
        var lines = new HashSet<String>();
        boolean isReturn = false;
        for (Operation op : operations) {
            if (op.table().equals(DomainTypes.SALE_LINE.table())) {
                lines.add(op.entityId());
                isReturn |= op.after().get("original_line_id") != null;
            }
        }
        boolean tellsOfReturns = isReturn;
        if (!lines.isEmpty() && isKnown()) {
            quietly(at -> tellsOfReturns || cameBackBefore(lines)
                    ? transactions.write(c -> tell(c, lines, at))
                    : Outcome.ok(List.of()));
        }
    }

    /** Whether something of lines that came just now is known to have come back: a till was away for longer than the one that took it back. */
    private boolean cameBackBefore(Set<String> lines) {
        return transactions
                .snapshot(c -> {
                    try (var query = c.prepareStatement(
                            "SELECT 1 FROM returned_lines WHERE original_line_id = ANY (?) LIMIT 1")) {
                        Sql.texts(query, 1, lines);
                        try (var row = query.executeQuery()) {
                            return row.next();
                        }
                    }
                })
                .orThrow();
    }

    /** Tells what came while head office stopped. */
    void all() {
        if (isKnown()) {
            quietly(at -> transactions.write(c -> tell(c, recent(c, at.minus(LOOK_BACK)), at)));
        }
    }

    private boolean isKnown() {
        return tables.find(DomainTypes.RETURNED_LINE.table()).isPresent()
                && tables.find(DomainTypes.SALE_LINE.table()).isPresent()
                && tables.find(DomainTypes.SALE.table()).isPresent()
                && tables.find(DomainTypes.STORE.table()).isPresent();
    }

    /** What is told at some moment; gives what people have to be told of. */
    private interface Telling {
        Outcome<List<Twice>> at(Instant moment);
    }

    private void quietly(Telling telling) {
        try {
            if (partitions.receiveNow().then(telling::at) instanceof Outcome.Ok<List<Twice>>(var found)) {
                found.forEach(twice -> incidents.tell(
                        twice.replica(), twice.lineId(), twice.problem(), "returned twice|" + twice.lineId()));
            }
        } catch (RuntimeException e) {
            LOG.error("stores were not told of what came back; it is tried again when head office starts", e);
        }
    }

    private List<Twice> tell(Connection connection, Set<String> lines, Instant at) throws SQLException {
        // Whoever else tells waits here, and then finds it told.
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var wanted = new ArrayList<OwnWrites.Wanted>();
        var touched = new HashSet<>(lines);
        try (var query = connection.prepareStatement(UNTOLD)) {
            Sql.texts(query, 1, lines);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    touched.add(row.getString("original_line_id"));
                    wanted.add(writes.wanted(
                            DomainTypes.RETURNED_LINE,
                            new SaleLine.Return(
                                    row.getString("id"),
                                    row.getString("original_line_id"),
                                    new Quantity(row.getLong("quantity_milli")),
                                    row.getString("store_id"),
                                    row.getString("receipt"),
                                    Sql.instant(row, "completed_at").orElse(at))));
                }
            }
        }
        if (!wanted.isEmpty()) {
            writes.save(connection, wanted, SYSTEM, at);
        }
        return twice(connection, touched);
    }

    private static List<Twice> twice(Connection connection, Set<String> lines) throws SQLException {
        var found = new ArrayList<Twice>();
        try (var query = connection.prepareStatement(TWICE)) {
            Sql.texts(query, 1, lines);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    String replica = row.getString("replica");
                    if (replica != null) {
                        found.add(new Twice(row.getString("id"), replica, problem(row)));
                    }
                }
            }
        }
        return found;
    }

    private static Problem problem(ResultSet row) throws SQLException {
        return Problem.of(
                "returns.twice",
                "Of " + row.getString("description") + " on the receipt " + row.getString("receipt") + " "
                        + new Quantity(row.getLong("quantity_milli")) + " were sold and "
                        + new Quantity(row.getLong("back_milli")) + " came back, by the receipts "
                        + row.getString("receipts")
                        + ". Stores that did not hear of each other took it back, or somebody uses a copy. Both returns"
                        + " stand; ask in the stores, and settle it with the customer.");
    }

    private static Set<String> recent(Connection connection, Instant since) throws SQLException {
        var lines = new HashSet<String>();
        try (var query = connection.prepareStatement(RECENT)) {
            Sql.instant(query, 1, since);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return lines;
    }
}
