package org.evertill.report;

import java.util.List;
import java.util.stream.Stream;
import org.evertill.report.Report.Order;

/** The reports that the product itself brings. */
public final class TradeReports {

    private static final String OF_THE_SLICE = " WHERE s.store_id = ? AND s.completed_at >= ? AND s.completed_at < ?"
            + " AND s.register_id = coalesce(?, s.register_id) AND NOT s.is_deleted";

    private static final String SOLD = " FROM sales s" + OF_THE_SLICE;

    /** The sales of the slice with one of the tables beside them, by its index on the sale. */
    private static String beside(String table, String alias) {
        return " FROM sales s JOIN " + table + " " + alias + " ON " + alias + ".sale_id = s.id" + OF_THE_SLICE
                + " AND NOT " + alias + ".is_deleted";
    }

    /** What came back of a sale within which goods came back; by the index on the sale. */
    private static String back(String amount) {
        return "(SELECT coalesce(sum(" + amount + "), 0) FROM sale_lines b WHERE b.sale_id = s.id AND b.returned"
                + " AND NOT b.is_deleted)";
    }

    private static final String BACK = back("b.total_minor");

    private static final String SALES = """
            sum(CASE WHEN s.kind = 'SALE' THEN 1 ELSE 0 END), sum(CASE WHEN s.kind = 'SALE' THEN 0 ELSE 1 END),
            sum(CASE WHEN s.kind = 'SALE' THEN s.total_minor - BACK ELSE 0 END),
            sum(CASE WHEN s.kind = 'SALE' THEN BACK ELSE s.total_minor END),
            sum(s.total_minor), sum(s.total_minor - s.tax_minor), sum(s.tax_minor),
            sum((SELECT coalesce(sum(l.discount_minor), 0) FROM sale_lines l WHERE l.sale_id = s.id AND NOT l.is_deleted))""".replace("BACK", BACK);

    private static final List<Figure> OF_SALES = List.of(
            Figure.count("sales"),
            Figure.count("refunds"),
            Figure.money("sold"),
            Figure.money("refunded"),
            Figure.money("gross"),
            Figure.money("net"),
            Figure.money("tax"),
            Figure.money("discount"),
            Figure.average("average_sale", "sold", "sales"));

    private static final List<Figure> OF_LINES = List.of(
            Figure.count("lines"),
            Figure.money("gross"),
            Figure.money("net"),
            Figure.money("tax"),
            Figure.money("discount"));

    private static final String LINES =
            "count(*) AS lines, sum(l.total_minor) AS gross, sum(l.total_minor - l.tax_minor) AS net,"
                    + " sum(l.tax_minor) AS tax, sum(coalesce(l.discount_minor, 0)) AS discount";

    /** What of a line is taxed at another rate is a row, and no line for people. */
    private static final String WHOLE_LINES = "sum(CASE WHEN l.part_of_line_id IS NULL THEN 1 ELSE 0 END)";

    private static final String BY_PRODUCT = " FROM (SELECT l.total_currency, l.product_id, sum(l.quantity_milli) AS"
            + " quantity, " + LINES.replace("count(*)", WHOLE_LINES) + beside("sale_lines", "l")
            + " GROUP BY l.total_currency, l.product_id) g";

    /** A product's field, looked up once for each product that was sold. */
    private static String product(String field) {
        return "(SELECT min(p." + field + ") FROM products p WHERE p.id = g.product_id)";
    }

    public static final Report HOURS = sales("hours", Slices.HOURS, List.of(Key.text("hour")), "");
    public static final Report DAYS = sales("days", Slices.DAYS, List.of(Key.text("day")), "");
    public static final Report STORES = sales("stores", Slices.WHOLE, List.of(Key.text("store_id")), "s.store_id");
    public static final Report REGISTERS =
            sales("registers", Slices.WHOLE, List.of(Key.text("register_id")), "s.register_id");
    public static final Report CASHIERS = sales(
            "cashiers",
            Slices.WHOLE,
            List.of(Key.text("cashier_id"), new Key("cashier", Key.Kind.PERSON)),
            "s.staff_id, s.staff_id AS person");

    public static final Report ITEMS = new Described(
            "items",
            List.of(Key.text("sku"), Key.text("name"), Key.text("unit")),
            Stream.concat(Stream.of(Figure.quantity("quantity")), OF_LINES.stream())
                    .toList(),
            Slices.WHOLE,
            Order.LARGEST_FIRST,
            "SELECT g.total_currency, coalesce(" + product("sku") + ", g.product_id), " + product("name") + ", "
                    + product("unit") + ", g.quantity, g.lines, g.gross, g.net, g.tax, g.discount" + BY_PRODUCT);

    public static final Report CATEGORIES = new Described(
            "categories",
            List.of(new Key("category", Key.Kind.PATH)),
            OF_LINES,
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT g.total_currency, " + product("category") + ", g.lines, g.gross, g.net, g.tax, g.discount"
                    + BY_PRODUCT);

    public static final Report TAXES = new Described(
            "taxes",
            List.of(new Key("tax_percent", Key.Kind.RATE)),
            OF_LINES,
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT l.total_currency, l.rate_basis_points, " + LINES + beside("sale_lines", "l")
                    + " GROUP BY l.total_currency, l.rate_basis_points");

    /** Of foreign cash its value, by the rate of the payment. */
    private static final String GIVEN = "coalesce(p.given_value_minor, p.given_minor)";

    public static final Report TENDERS = new Described(
            "tenders",
            List.of(Key.text("tender"), new Key("tender_name", Key.Kind.TENDER)),
            List.of(
                    Figure.count("payments"),
                    Figure.money("amount"),
                    Figure.money("given"),
                    Figure.money("change"),
                    Figure.money("tip"),
                    Figure.money("rounding")),
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT p.amount_currency, p.tender, p.tender AS named, count(*), sum(p.amount_minor), sum(" + GIVEN + "),"
                    + " sum(p.change_given_minor), sum(coalesce(p.tip_minor, 0)),"
                    + " sum(" + GIVEN + " - p.change_given_minor - coalesce(p.tip_minor, 0) - p.amount_minor)"
                    + beside("payments", "p") + " GROUP BY p.amount_currency, p.tender");

    public static final Report DISCOUNTS = new Described(
            "discounts",
            List.of(Key.text("discount_kind"), Key.text("promotion"), Key.text("name")),
            List.of(Figure.count("times"), Figure.money("amount")),
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT d.amount_currency, d.kind, d.promotion_id, d.name, count(*), sum(d.amount_minor)"
                    + beside("sale_discounts", "d") + " GROUP BY d.amount_currency, d.kind, d.promotion_id, d.name");

    public static final Report REFUNDS = new Described(
            "refunds",
            List.of(
                    Key.text("receipt"),
                    new Key("completed_at", Key.Kind.MOMENT),
                    new Key("cashier", Key.Kind.PERSON),
                    Key.text("refund_of"),
                    Key.text("reason")),
            List.of(Figure.count("lines"), Figure.money("gross"), Figure.money("net"), Figure.money("tax")),
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT s.total_currency, s.receipt, s.completed_at, s.staff_id,"
                    + " (SELECT min(o.receipt) FROM sales o WHERE o.id = s.original_sale_id),"
                    + " coalesce(s.void_reason, s.return_reason), " + refunded("s.line_count", "1") + ", "
                    + refunded("s.total_minor", "b.total_minor") + ", "
                    + refunded("s.total_minor - s.tax_minor", "b.total_minor - b.tax_minor") + ", "
                    + refunded("s.tax_minor", "b.tax_minor") + SOLD
                    + " AND (s.kind = 'REFUND' OR " + back("1") + " > 0)");

    /** Of a refund all of it, of a sale what came back within it. */
    private static String refunded(String all, String ofLine) {
        return "CASE WHEN s.kind = 'REFUND' THEN " + all + " ELSE " + back(ofLine) + " END";
    }

    public static final Report VOIDS = new Described(
            "voids",
            List.of(
                    new Key("voided_at", Key.Kind.MOMENT),
                    Key.text("register_id"),
                    new Key("cashier", Key.Kind.PERSON),
                    Key.text("sku"),
                    Key.text("name")),
            List.of(Figure.count("lines"), Figure.quantity("quantity"), Figure.money("amount")),
            Slices.WHOLE,
            Order.BY_KEYS,
            "SELECT g.amount_currency, g.voided_at, g.register_id, g.staff_id, " + product("sku") + ", "
                    + product("name") + ", g.lines, coalesce(g.quantity_milli, 0), g.amount_minor FROM sale_voids g"
                    + " WHERE g.store_id = ? AND g.voided_at >= ? AND g.voided_at < ?"
                    + " AND g.register_id = coalesce(?, g.register_id) AND NOT g.is_deleted");

    public static final Report STOCK = new Described(
            "stock",
            List.of(Key.text("sku"), Key.text("name"), Key.text("unit")),
            List.of(Figure.quantity("quantity")),
            Slices.NOW,
            Order.BY_KEYS,
            "SELECT (SELECT min(t.currency) FROM stores t WHERE t.id = g.store_id), coalesce(" + product("sku")
                    + ", g.product_id), " + product("name") + ", " + product("unit")
                    + ", g.quantity_milli FROM stock_balance g WHERE g.store_id = ?");

    /** All of them, in the order in which people are told of them. */
    public static final List<Report> ALL = List.of(
            DAYS,
            HOURS,
            ITEMS,
            CATEGORIES,
            CASHIERS,
            REGISTERS,
            STORES,
            TENDERS,
            TAXES,
            DISCOUNTS,
            REFUNDS,
            VOIDS,
            STOCK);

    private TradeReports() {}

    private static Report sales(String name, Slices slices, List<Key> keys, String columns) {
        return new Described(
                name,
                keys,
                OF_SALES,
                slices,
                Order.BY_KEYS,
                "SELECT s.total_currency, " + (columns.isEmpty() ? "" : columns + ", ") + SALES + SOLD
                        + " GROUP BY s.total_currency"
                        + (columns.isEmpty() ? "" : ", " + columns.replaceAll(",.*", "")));
    }

    private record Described(String name, List<Key> keys, List<Figure> figures, Slices slices, Order order, String sql)
            implements Report {}
}
