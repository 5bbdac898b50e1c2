package org.evertill.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.stock.AverageCost.Received;
import org.evertill.stock.Margin.Sold;

/**
 * Reads the facts of one store, by statements that run on a till and at head office alike.
 *
 * @param <X> how a statement fails
 */
public final class StockFacts<X extends Exception> {

    private static final String SOLD = """
            SELECT l.id, l.sale_id, l.product_id, l.completed_at, l.quantity_milli, l.total_minor - l.tax_minor,
                   (SELECT count(*) FROM stock_movements m WHERE m.id = l.id AND NOT m.is_deleted)
            FROM sales s JOIN sale_lines l ON l.sale_id = s.id
            WHERE s.completed_at >= ? AND s.completed_at < ? AND s.store_id = ? AND l.total_currency = ?
              AND l.completed_at IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity_milli IS NOT NULL
              AND l.total_minor IS NOT NULL AND l.tax_minor IS NOT NULL
              AND NOT s.is_deleted AND NOT l.is_deleted""";

    private static final String ORDERED = """
            SELECT l.product_id, l.quantity_milli,
                   coalesce((SELECT sum(r.quantity_milli) FROM stock_document_lines r
                             WHERE r.order_line_id = l.id AND NOT r.is_deleted), 0)
            FROM purchase_orders o JOIN purchase_order_lines l ON l.order_id = o.id
            WHERE o.state = 'OPEN' AND o.store_id = ? AND NOT o.is_deleted AND NOT l.is_deleted""";

    private static final String TARGETS = """
            SELECT t.product_id, t.minimum_milli, t.target_milli, coalesce(t.order_unit_milli, 0), t.supplier,
                   coalesce((SELECT b.quantity_milli FROM stock_balance b
                             WHERE b.store_id = t.store_id AND b.product_id = t.product_id), 0)
            FROM stock_targets t WHERE t.store_id = ? AND NOT t.is_deleted ORDER BY t.product_id""";

    private final Query<X> query;
    private final String storeId;
    private final Currency currency;
    private final Map<String, AverageCost> known = new HashMap<>();

    public StockFacts(Query<X> query, String storeId, Currency currency) {
        this.query = query;
        this.storeId = storeId;
        this.currency = currency;
    }

    /**
     * Runs statements on a database.
     *
     * @param <X> how one fails
     */
    public interface Query<X extends Exception> {

        /**
         * All rows.
         *
         * @param arguments texts and moments
         */
        <R> List<R> rows(String sql, List<?> arguments, RowReader<R> reader) throws X;

        /** The moment in a column of the row where a result set stands. */
        Instant moment(ResultSet row, int column) throws SQLException;

        /** The table that has the lines of all documents, as far back as costs go. */
        String documentLines();
    }

    /** Reads one row where the result set stands. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** What a product costs on average. Costs what was ever received of it. */
    public AverageCost cost(String productId) throws X {
        var there = known.get(productId);
        if (there != null) {
            return there;
        }
        var receipts = query.rows(
                "SELECT id, occurred_at, quantity_milli, cost_minor, coalesce(on_hand_milli, 0), reversed_line_id FROM "
                        + query.documentLines()
                        + " WHERE product_id = ? AND store_id = ? AND kind IN ('RECEIPT', 'TRANSFER_IN')"
                        + " AND cost_minor IS NOT NULL AND cost_currency = ? AND quantity_milli IS NOT NULL"
                        + " AND occurred_at IS NOT NULL AND NOT is_deleted",
                List.of(productId, storeId, currency.getCurrencyCode()),
                row -> new Received(
                        row.getString(1),
                        query.moment(row, 2),
                        new Quantity(row.getLong(3)),
                        new Money(row.getLong(4), currency),
                        new Quantity(row.getLong(5)),
                        row.getString(6)));
        var cost = AverageCost.of(currency, receipts);
        known.put(productId, cost);
        return cost;
    }

    /** A line that was sold, and whether goods left with it. */
    private record Line(Sold sold, boolean goods) {}

    /** What was earned with what was sold from a moment on until before another one. */
    public Margin margin(Instant from, Instant until) throws X {
        var lines = query.rows(SOLD, List.of(from, until, storeId, currency.getCurrencyCode()), this::line);
        var sold = new ArrayList<Sold>();
        for (Line line : lines) {
            sold.add(line.goods() ? costed(line.sold()) : line.sold());
        }
        sold.sort(Comparator.comparing(Sold::at).thenComparing(Sold::lineId));
        return new Margin(currency, sold);
    }

    private Sold costed(Sold sold) throws X {
        var cost = cost(sold.productId()).at(sold.at()).map(pool -> pool.of(sold.quantity()));
        return new Sold(
                sold.lineId(), sold.saleId(), sold.productId(), sold.at(), sold.quantity(), sold.revenue(), cost);
    }

    private Line line(ResultSet row) throws SQLException {
        var sold = new Sold(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                query.moment(row, 4),
                new Quantity(row.getLong(5)),
                new Money(row.getLong(6), currency),
                Optional.empty());
        return new Line(sold, row.getLong(7) > 0);
    }

    /** How much of each product is ordered and has not come, of the orders that are open. */
    public Map<String, Quantity> onOrder() throws X {
        var open = new HashMap<String, Quantity>();
        query.rows(ORDERED, List.of(storeId), row -> Map.entry(row.getString(1), row.getLong(2) - row.getLong(3)))
                .forEach(line -> open.merge(line.getKey(), new Quantity(Math.max(line.getValue(), 0)), Quantity::plus));
        return open;
    }

    /** Of each product that has a target how it stands, by product. */
    public List<Supply> supplies() throws X {
        var ordered = onOrder();
        return query.rows(
                TARGETS,
                List.of(storeId),
                row -> new Supply(
                        row.getString(1),
                        new Quantity(row.getLong(2)),
                        new Quantity(row.getLong(3)),
                        row.getLong(4) > 0 ? new Quantity(row.getLong(4)) : Quantity.ONE,
                        Optional.ofNullable(row.getString(5)),
                        new Quantity(row.getLong(6)),
                        ordered.getOrDefault(row.getString(1), Quantity.ZERO)));
    }
}
