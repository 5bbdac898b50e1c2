package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came back in one store, told to all tills of a chain of several stores. Each is a transaction of head office's own after the one that
 * brought the news. Any thread.
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

    private static final String RECENT =
            "SELECT DISTINCT entity_id FROM op WHERE received_at > ? AND table_name = 'sale_lines'";

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;

    ReturnNews(Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
    }

    /** Tells what operations that were just taken bring. Never fails, whatever becomes of it. */
    void of(Collection<Operation> operations) {
        var lines = new HashSet<String>();
        for (Operation op : operations) {
            if (op.table().equals(DomainTypes.SALE_LINE.table()) && op.after().get("original_line_id") != null) {
                lines.add(op.entityId());
            }
        }
        if (!lines.isEmpty() && isKnown()) {
            quietly(at -> transactions.write(c -> tell(c, lines, at)));
        }
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

    /** What is told at some moment; gives how many lines. */
    private interface Telling {
        Outcome<Integer> at(Instant moment);
    }

    private void quietly(Telling telling) {
        try {
            if (partitions.receiveNow().then(telling::at) instanceof Outcome.Failed<Integer>(var problem)) {
                LOG.debug("not told now: {}", problem.code());
            }
        } catch (RuntimeException e) {
            LOG.error("stores were not told of what came back; it is tried again when head office starts", e);
        }
    }

    private int tell(Connection connection, Set<String> lines, Instant at) throws SQLException {
        // Whoever else tells waits here, and then finds it told.
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var wanted = new ArrayList<OwnWrites.Wanted>();
        try (var query = connection.prepareStatement(UNTOLD)) {
            Sql.texts(query, 1, lines);
            try (var row = query.executeQuery()) {
                while (row.next()) {
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
        return wanted.size();
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
