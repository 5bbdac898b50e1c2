package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.Reader;

/** Whether the books of a till are right: numbers without gaps, totals that add up, stock that explains itself. */
final class BooksCheck {

    /** Together with those of months that this till has let go of. */
    private static final String GAPS = """
        WITH here AS (SELECT register_id, receipt_series, count(*) AS receipts,
                count(DISTINCT receipt_number) AS numbers, min(receipt_number) AS oldest,
                max(receipt_number) AS newest
            FROM sales WHERE is_deleted = 0 GROUP BY register_id, receipt_series),
        gone AS (SELECT register_id, receipt_series, sum(receipts) AS receipts, max(newest) AS newest
            FROM receipts_carried GROUP BY register_id, receipt_series)
        SELECT h.register_id || '-' || h.receipt_series || ': ' || h.receipts || ' receipts, ' || h.numbers
            || ' different numbers, from ' || h.oldest || ' to ' || h.newest
        FROM here h LEFT JOIN gone g ON g.register_id = h.register_id AND g.receipt_series = h.receipt_series
        WHERE h.receipts <> h.numbers OR h.oldest < 1 OR g.receipts IS NULL AND h.oldest <> 1
            OR max(h.newest, coalesce(g.newest, 0)) <> h.receipts + coalesce(g.receipts, 0)\
        """;

    /** Of the series in use: an earlier one's sales that a backup lacked come back from head office, and it counts no further. */
    private static final String COUNTERS = """
        SELECT n.register_id || '-' || n.series || ': next is ' || n.next_number || ', the newest is '
            || coalesce(max(s.receipt_number), 0)
        FROM receipt_series n JOIN till_identity i ON i.series = n.series LEFT JOIN (
            SELECT register_id, receipt_series, receipt_number FROM sales WHERE is_deleted = 0
            UNION ALL SELECT register_id, receipt_series, newest FROM receipts_carried) s
            ON s.register_id = n.register_id AND s.receipt_series = n.series
        GROUP BY n.register_id, n.series HAVING n.next_number <> coalesce(max(s.receipt_number), 0) + 1\
        """;

    private static final String TEXTS = """
        SELECT receipt FROM sales WHERE is_deleted = 0
        AND receipt <> register_id || '-' || receipt_series || '-' || printf('%06d', receipt_number)\
        """;

    private static final String LINES = """
        SELECT s.receipt FROM sales s WHERE s.is_deleted = 0 AND s.scope NOT IN (SELECT scope FROM letting_go)
        AND (s.total_minor, s.tax_minor, s.line_count) IS NOT
        (SELECT coalesce(sum(l.total_minor), 0), coalesce(sum(l.tax_minor), 0), count(*)
            FROM sale_lines l WHERE l.sale_id = s.id AND l.is_deleted = 0)\
        """;

    /** Goods that come back within a sale; a refund's lines say nothing of it. */
    private static final String RETURNED = """
        SELECT s.receipt FROM sale_lines l JOIN sales s ON s.id = l.sale_id AND s.is_deleted = 0
        WHERE l.returned IS NOT NULL AND l.is_deleted = 0
            AND (s.kind <> 'SALE' OR NOT l.returned OR l.quantity_milli > 0 OR l.total_minor > 0)\
        """;

    private static final String PAYMENTS = """
        SELECT s.receipt FROM sales s WHERE s.is_deleted = 0 AND s.scope NOT IN (SELECT scope FROM letting_go)
        AND s.total_minor IS NOT
        (SELECT coalesce(sum(p.amount_minor), 0) FROM payments p WHERE p.sale_id = s.id AND p.is_deleted = 0)\
        """;

    /** What the last count says, here or in a month that left, and the movements after it. */
    private static final String STOCK = """
        WITH counts AS (SELECT store_id, product_id, occurred_at || id AS last, quantity_milli FROM stock_counts
            WHERE is_deleted = 0 AND quantity_milli IS NOT NULL
            UNION ALL SELECT store_id, product_id, occurred_at || id, quantity_milli FROM count_carried),
        counted AS (SELECT store_id, product_id, max(last) AS last, quantity_milli AS milli FROM counts
            WHERE last IS NOT NULL GROUP BY store_id, product_id),
        parts AS (SELECT store_id, product_id, milli FROM counted
            UNION ALL SELECT m.store_id, m.product_id, m.quantity_milli FROM stock_movements m
            LEFT JOIN counted c ON c.store_id = m.store_id AND c.product_id = m.product_id
            WHERE m.is_deleted = 0 AND (c.last IS NULL OR m.occurred_at > substr(c.last, 1, 24))
            UNION ALL SELECT store_id, product_id, quantity_milli FROM stock_carried),
        facts AS (SELECT p.store_id, p.product_id, sum(p.milli / 1000000000) * 1000000000 + sum(p.milli % 1000000000)
                AS milli FROM parts p WHERE p.store_id IS NOT NULL AND p.product_id IS NOT NULL
            GROUP BY p.store_id, p.product_id)
        SELECT b.product_id FROM stock_balance b
            LEFT JOIN facts f ON f.store_id = b.store_id AND f.product_id = b.product_id
            LEFT JOIN counted c ON c.store_id = b.store_id AND c.product_id = b.product_id
            WHERE b.quantity_milli <> coalesce(f.milli, 0) OR b.counted_at || b.count_id IS NOT c.last
        UNION ALL
        SELECT f.product_id FROM facts f LEFT JOIN stock_balance b
            ON b.store_id = f.store_id AND b.product_id = f.product_id
            WHERE b.product_id IS NULL AND f.milli <> 0\
        """;

    /** Of the series in use; months that have left take their Z with them, so the oldest here may be any. */
    private static final String Z_NUMBERS = """
        SELECT c.register_id || '-' || c.z_series || ': ' || count(*) || ' Z, from ' || min(c.z_number) || ' to '
            || max(c.z_number)
        FROM shift_closings c WHERE c.is_deleted = 0 AND c.scope NOT IN (SELECT scope FROM letting_go)
        GROUP BY c.register_id, c.z_series
        HAVING count(*) <> count(DISTINCT c.z_number) OR max(c.z_number) - min(c.z_number) + 1 <> count(*)\
        """;

    /** What a Z says against its own figures, not against the sales: it told what the till knew then. */
    private static final String Z_SUMS = """
        SELECT c.z FROM shift_closings c WHERE c.is_deleted = 0 AND c.scope NOT IN (SELECT scope FROM letting_go)
        AND (c.sales_total_minor + c.refunds_total_minor, c.cash_moved_minor, c.expected_minor) IS NOT
        (SELECT coalesce(sum(CASE WHEN f.kind IN ('TAX_RATE', 'LIABILITY') THEN f.amount_minor END), 0),
            coalesce(sum(CASE f.kind WHEN 'CASH_MOVEMENT' THEN f.amount_minor END), 0),
            c.opening_float_minor + c.cash_taken_minor + c.cash_moved_minor
            FROM closing_figures f WHERE f.closing_id = c.id AND f.is_deleted = 0)\
        """;

    /** A line and its movement have one moment, so they are in one month and leave together. */
    private static final String GOODS = """
        SELECT l.id FROM stock_document_lines l WHERE l.is_deleted = 0 AND l.kind <> 'SETTLEMENT'
        AND l.scope NOT IN (SELECT scope FROM letting_go) AND NOT EXISTS
            (SELECT 1 FROM stock_movements m WHERE m.id = l.id AND m.is_deleted = 0 AND m.kind = l.kind
            AND m.product_id = l.product_id AND m.quantity_milli = l.quantity_milli)
        UNION ALL
        SELECT m.id FROM stock_movements m WHERE m.is_deleted = 0 AND m.kind IN ('RECEIPT', 'TRANSFER_OUT', 'TRANSFER_IN')
        AND m.scope NOT IN (SELECT scope FROM letting_go) AND NOT EXISTS
            (SELECT 1 FROM stock_document_lines l WHERE l.id = m.id AND l.is_deleted = 0)\
        """;

    private static final String ORPHANS = """
        SELECT l.id FROM sale_lines l WHERE l.is_deleted = 0 AND l.scope NOT IN (SELECT scope FROM letting_go) AND NOT EXISTS
            (SELECT 1 FROM sales s WHERE s.id = l.sale_id)
        UNION ALL
        SELECT p.id FROM payments p WHERE p.is_deleted = 0 AND p.scope NOT IN (SELECT scope FROM letting_go) AND NOT EXISTS
            (SELECT 1 FROM sales s WHERE s.id = p.sale_id)\
        """;

    private final Reader reader;
    private final List<String> findings = new ArrayList<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private long more;

    BooksCheck(Reader reader) {
        this.reader = reader;
    }

    void all() {
        find("Receipt numbers are not unique and gapless: ", GAPS);
        find("The counter of receipt numbers is wrong: ", COUNTERS);
        find("The receipt's text does not fit its number: ", TEXTS);
        find("Total, tax or number of lines of the receipt is not that of its lines: ", LINES);
        find("What comes back within the sale is no such line of the receipt ", RETURNED);
        find("The payments are not the total of the receipt ", PAYMENTS);
        find("The stock on hand is not the last count and the movements after it of product ", STOCK);
        find("A line or payment belongs to no sale: ", ORPHANS);
        if (has("stock_document_lines")) {
            find("What moved is not what its document says: ", GOODS);
            count("documents of goods", "SELECT count(*) FROM stock_documents WHERE is_deleted = 0");
        }
        if (has("closing_figures")) {
            find("The numbers of Z are not unique and gapless: ", Z_NUMBERS);
            find("The figures do not come to what the Z says: ", Z_SUMS);
            count("Z reports", "SELECT count(*) FROM shift_closings WHERE is_deleted = 0");
        }
        count("receipt series", "SELECT count(*) FROM (SELECT DISTINCT register_id, receipt_series FROM sales)");
        count("sales", "SELECT count(*) FROM sales WHERE kind = 'SALE' AND is_deleted = 0");
        count("refunds", "SELECT count(*) FROM sales WHERE kind = 'REFUND' AND is_deleted = 0");
        count("products in stock", "SELECT count(*) FROM stock_balance");
        count("products counted", "SELECT count(*) FROM stock_balance WHERE count_id IS NOT NULL");
        count("lines without a tax rate for their class", """
            SELECT count(*) FROM sale_lines
            WHERE rate_basis_points = 0 AND tax_class NOT IN ('zero', 'liability') AND is_deleted = 0
            AND NOT EXISTS (SELECT 1 FROM sales s WHERE s.id = sale_id AND s.tax_exemption IS NOT NULL)\
            """);
    }

    /** Shifts are a bundle of their own. */
    private boolean has(String table) {
        return !reader.query("SELECT 1 FROM sqlite_schema WHERE name = ?", List.of(table), row -> row.getInt(1))
                .isEmpty();
    }

    List<String> findings() {
        return findings;
    }

    /** Findings beyond those that are listed. */
    long more() {
        return more;
    }

    SortedMap<String, Long> counted() {
        return counted;
    }

    private void find(String what, String sql) {
        reader.forEach(sql, List.of(), row -> row.getString(1), which -> {
            if (findings.size() < DatabaseCheck.MAX_FINDINGS) {
                findings.add(what + which + ".");
            } else {
                more++;
            }
        });
    }

    private void count(String what, String sql) {
        counted.put(what, reader.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }
}
