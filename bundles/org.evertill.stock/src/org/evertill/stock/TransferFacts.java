package org.evertill.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Moved;
import org.evertill.stock.GoodsDesk.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * What became of transfers: at head office by the documents of all stores, at a till by those of its own store and by what head office
 * told it of the others'. The same statement for both.
 *
 * @param <X> how a statement fails
 */
public final class TransferFacts<X extends Exception> {

    private static final String OWN = """
            SELECT d.transfer, l.product_id, d.kind, l.quantity_milli, d.occurred_at AS happened_at,
                   CASE d.kind WHEN 'TRANSFER_OUT' THEN d.other_store_id WHEN 'TRANSFER_IN' THEN d.store_id END AS to_store
            FROM stock_documents d JOIN stock_document_lines l ON l.document_id = d.id
            WHERE d.transfer IS NOT NULL AND l.product_id IS NOT NULL AND d.occurred_at IS NOT NULL
              AND NOT d.is_deleted AND NOT l.is_deleted""";

    private static final String TOLD = """
            SELECT n.transfer, l.product_id, n.kind, l.quantity_milli, n.happened_at,
                   CASE n.kind WHEN 'TRANSFER_OUT' THEN n.store_id WHEN 'TRANSFER_IN' THEN n.from_store_id END AS to_store
            FROM transfer_notices n JOIN transfer_notice_lines l ON l.notice_id = n.id
            WHERE NOT n.is_deleted AND NOT l.is_deleted""";

    private static final String SUMS = """
            , sums AS (
                SELECT transfer, product_id,
                       sum(CASE kind WHEN 'TRANSFER_OUT' THEN -quantity_milli ELSE 0 END) AS sent,
                       sum(CASE kind WHEN 'TRANSFER_IN' THEN quantity_milli ELSE 0 END) AS received,
                       sum(CASE kind WHEN 'SETTLEMENT' THEN quantity_milli ELSE 0 END) AS settled,
                       min(happened_at) AS since, max(to_store) AS to_store,
                       sum(CASE kind WHEN 'TRANSFER_OUT' THEN 1 ELSE 0 END) AS sendings
                FROM parts GROUP BY transfer, product_id)
            SELECT transfer, product_id, sent, received, settled, since, to_store, sendings FROM sums WHERE\s""";

    private static final String DIFFERING =
            "transfer IN (SELECT transfer FROM sums WHERE sent - received - settled <> 0)";

    private final StockFacts.Query<X> query;
    private final String parts;

    private TransferFacts(StockFacts.Query<X> query, String parts) {
        this.query = query;
        this.parts = "WITH parts AS (" + parts + ")" + SUMS;
    }

    /** As a till knows them. */
    public static <X extends Exception> TransferFacts<X> ofStore(StockFacts.Query<X> query) {
        return new TransferFacts<>(query, OWN + " UNION ALL " + TOLD);
    }

    /** As head office knows them. */
    public static <X extends Exception> TransferFacts<X> ofChain(StockFacts.Query<X> query) {
        return new TransferFacts<>(query, OWN);
    }

    /** Those in which something differs, or is on its way, the newest first; products are named by identifier. */
    public List<Transfer> open() throws X {
        return transfers(query.rows(parts + DIFFERING, List.of(), this::part));
    }

    /** One of them; empty when nobody has heard of it. */
    public Optional<Transfer> one(String number) throws X {
        return transfers(query.rows(parts + "transfer = ?", List.of(number), this::part)).stream()
                .findFirst();
    }

    /** The store that sent a transfer, as its number says; empty for what is no such number. */
    public static Optional<String> sender(String number) {
        int end = number.indexOf('-');
        return end < 1 ? Optional.empty() : Optional.of(number.substring(0, end));
    }

    private record Part(
            String transfer,
            Moved moved,
            Instant since,
            @Nullable String toStore,
            boolean sent) {}

    private Part part(ResultSet row) throws SQLException {
        String productId = row.getString(2);
        var moved = new Moved(
                productId,
                productId,
                new Quantity(row.getLong(3)),
                new Quantity(row.getLong(4)),
                new Quantity(row.getLong(5)));
        return new Part(row.getString(1), moved, query.moment(row, 6), row.getString(7), row.getLong(8) > 0);
    }

    private static List<Transfer> transfers(List<Part> parts) {
        var byNumber = new LinkedHashMap<String, List<Part>>();
        parts.forEach(part ->
                byNumber.computeIfAbsent(part.transfer, n -> new ArrayList<>()).add(part));
        var transfers = new ArrayList<Transfer>();
        byNumber.forEach((number, its) -> transfers.add(new Transfer(
                number,
                sender(number).orElse(""),
                its.stream()
                        .map(Part::toStore)
                        .filter(s -> s != null)
                        .findFirst()
                        .orElse(""),
                its.stream().map(Part::since).min(Comparator.naturalOrder()).orElseThrow(),
                its.stream().anyMatch(Part::sent),
                its.stream()
                        .map(Part::moved)
                        .sorted(Comparator.comparing(Moved::productId))
                        .toList())));
        transfers.sort(Comparator.comparing(Transfer::since).reversed().thenComparing(Transfer::number));
        return transfers;
    }
}
