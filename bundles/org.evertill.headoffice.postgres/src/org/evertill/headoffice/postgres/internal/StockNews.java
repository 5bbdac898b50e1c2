package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.stock.StockDocument;
import org.evertill.stock.StockDocumentLine;
import org.evertill.stock.StockElsewhere;
import org.evertill.stock.StockInquiry;
import org.evertill.stock.StockTypes;
import org.evertill.stock.TransferNotice;
import org.evertill.stock.TransferNoticeLine;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What head office tells stores of each other: the documents of transfers to the other side, and how much others have to whoever asked.
 * Each is a transaction of head office's own after the one that brought the news, which keeps nobody from sending; what is left because
 * head office stopped in between, or the database was away, is told when it starts. Any thread.
 */
final class StockNews {

    private static final Logger LOG = LoggerFactory.getLogger(StockNews.class);
    private static final String SYSTEM = "system:headoffice";
    /** Documents and inquiries in one transaction. */
    private static final int MAX_AT_ONCE = 100;

    /** Whoever asked longer ago does not wait any more. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final int MAX_TURNS = 10_000;
    /** Stores of which an answer tells. */
    private static final int MAX_STORES = 100;

    private static final String UNTOLD = " WHERE %s t.transfer IS NOT NULL AND t.other_store_id IS NOT NULL"
            + " AND NOT t.is_deleted AND EXISTS (SELECT FROM stores s WHERE s.id = t.other_store_id)"
            + " AND NOT EXISTS (SELECT FROM transfer_notices n"
            + " WHERE n.number = t.number AND n.store_id = t.other_store_id) ORDER BY t.occurred_at, t.id LIMIT "
            + MAX_AT_ONCE;

    private static final String UNANSWERED = " WHERE %s NOT t.is_deleted AND NOT EXISTS (SELECT FROM stock_elsewhere e"
            + " WHERE e.store_id = t.store_id AND e.product_id = t.product_id AND e.other_store_id = t.store_id"
            + " AND e.answered_at >= t.last_synced) AND t.last_synced > ?"
            + " ORDER BY t.asked_at, t.id LIMIT " + MAX_AT_ONCE;

    /** What is known of a store is as old as what is known of its till that was silent for longest. */
    private static final String BALANCES = """
        SELECT s.id, coalesce(b.quantity_milli, 0) AS quantity_milli,
               (SELECT CASE WHEN count(*) = count(d.last_seen) THEN min(d.last_seen) END
                  FROM replica r JOIN device d ON d.replica = coalesce(r.till, r.id)
                 WHERE r.store_id = s.id AND d.revoked_at IS NULL) AS heard_at
          FROM stores s
          LEFT JOIN stock_balance b ON b.store_id = s.id AND b.product_id = ?
         WHERE NOT s.is_deleted AND (b.quantity_milli <> 0 OR s.id = ? OR EXISTS (SELECT FROM stock_elsewhere e
               WHERE e.store_id = ? AND e.product_id = ? AND e.other_store_id = s.id))
         ORDER BY s.id <> ?, b.quantity_milli DESC NULLS LAST, s.id
        """ + " LIMIT " + MAX_STORES;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;

    StockNews(Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
    }

    /** Tells what operations that were just taken bring. Never fails, whatever becomes of it. */
    void of(Collection<Operation> operations) {
        var ids = new HashMap<String, Set<String>>();
        for (Operation op : operations) {
            if (op.table().equals(StockTypes.DOCUMENT.table()) || op.table().equals(StockTypes.INQUIRY.table())) {
                ids.computeIfAbsent(op.table(), t -> new HashSet<>()).add(op.entityId());
            }
        }
        if (!ids.isEmpty()) {
            tellAll(Optional.of(ids));
        }
    }

    /** Tells whatever was not told yet. */
    void all() {
        if (tables.find(StockTypes.DOCUMENT.table()).isPresent()) {
            tellAll(Optional.empty());
        }
    }

    private void tellAll(Optional<Map<String, Set<String>>> only) {
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            try {
                var told = partitions.receiveNow().then(at -> transactions.write(c -> tell(c, only, at)));
                if (!(told instanceof Outcome.Ok<Integer>(Integer count)) || count < MAX_AT_ONCE) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("stores were not told of each other; it is tried again when head office starts", e);
                return;
            }
        }
    }

    private int tell(Connection connection, Optional<Map<String, Set<String>>> only, Instant at) throws SQLException {
        // Whoever else tells waits here, and then finds it told.
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var rows = new TypedRows(connection, tables);
        var wanted = new ArrayList<OwnWrites.Wanted>();
        var documents =
                rows.rows(StockTypes.DOCUMENT, condition(UNTOLD, only), arguments(only, StockTypes.DOCUMENT.table()));
        for (StockDocument document : documents) {
            notice(rows, document, at, wanted);
        }
        var since = new ArrayList<Object>(arguments(only, StockTypes.INQUIRY.table()));
        since.add(at.minus(PATIENCE));
        var inquiries = rows.rows(StockTypes.INQUIRY, condition(UNANSWERED, only), since);
        var answered = new HashSet<String>();
        for (StockInquiry inquiry : inquiries) {
            if (answered.add(inquiry.storeId() + " " + inquiry.productId())) {
                answer(connection, inquiry, at, wanted);
            }
        }
        if (!wanted.isEmpty()) {
            writes.save(connection, wanted, SYSTEM, at);
        }
        return Math.max(documents.size(), inquiries.size());
    }

    private static String condition(String condition, Optional<?> only) {
        return condition.formatted(only.isPresent() ? "t.id = ANY (?) AND" : "");
    }

    private static List<?> arguments(Optional<Map<String, Set<String>>> only, String table) {
        return only.map(ids -> List.of(ids.getOrDefault(table, Set.of()))).orElse(List.of());
    }

    private void notice(TypedRows rows, StockDocument document, Instant at, List<OwnWrites.Wanted> wanted)
            throws SQLException {
        String to = Objects.requireNonNull(document.otherStoreId());
        var notice = new TransferNotice(
                Nanoid.derived(StockTypes.NOTICE.table(), document.id()),
                to,
                at,
                document.number(),
                document.kind(),
                document.transferNumber(),
                document.storeId(),
                document.occurredAt());
        wanted.add(writes.wanted(StockTypes.NOTICE, notice));
        for (StockDocumentLine line : rows.rows(
                StockTypes.DOCUMENT_LINE,
                " WHERE t.document_id = ? AND NOT t.is_deleted ORDER BY t.position, t.id",
                List.of(document.id()))) {
            wanted.add(writes.wanted(
                    StockTypes.NOTICE_LINE,
                    new TransferNoticeLine(
                            Nanoid.derived(StockTypes.NOTICE_LINE.table(), line.id()),
                            notice.id(),
                            to,
                            at,
                            line.productId(),
                            line.quantity(),
                            line.cost())));
        }
    }

    private void answer(Connection connection, StockInquiry inquiry, Instant at, List<OwnWrites.Wanted> wanted)
            throws SQLException {
        String store = inquiry.storeId();
        String product = inquiry.productId();
        try (var query = connection.prepareStatement(BALANCES)) {
            TypedRows.set(query, List.of(product, store, store, product, store));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    String other = row.getString("id");
                    wanted.add(writes.wanted(
                            StockTypes.ELSEWHERE,
                            new StockElsewhere(
                                    StockElsewhere.idOf(store, product, other),
                                    store,
                                    product,
                                    other,
                                    new Quantity(row.getLong("quantity_milli")),
                                    Sql.instant(row, "heard_at").orElse(null),
                                    at)));
                }
            }
        }
    }
}
