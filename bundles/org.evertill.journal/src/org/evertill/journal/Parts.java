package org.evertill.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;

/** The parts of a sale that are told apart when one of them is not as it was signed. Pure. */
final class Parts {

    private Parts() {}

    /**
     * Some columns of a table.
     *
     * @param code of the finding when they are not as they were
     * @param name for people
     * @param columns each stands for itself and for those that begin with it and an underscore; without any for all that are left
     */
    record Aspect(String code, String name, List<String> columns) {

        private boolean has(String column) {
            return columns.isEmpty() || columns.stream().anyMatch(c -> column.equals(c) || column.startsWith(c + "_"));
        }
    }

    static final List<Aspect> SALE = List.of(
            new Aspect("journal.sale-time", "the time of the sale", List.of("opened_at", "completed_at")),
            new Aspect("journal.sale-operator", "the operator", List.of("staff_id")),
            new Aspect(
                    "journal.renumbered",
                    "the receipt's number",
                    List.of("register_id", "receipt", "receipt_series", "receipt_number")),
            new Aspect("journal.sale-total", "the total or its tax", List.of("total", "tax", "line_count")),
            new Aspect("journal.sale-changed", "something of the sale", List.of()));

    static final List<Aspect> LINE = List.of(
            new Aspect("journal.line-price", "the price", List.of("unit_price", "tax_included", "price_row_id")),
            new Aspect("journal.line-quantity", "the quantity", List.of("quantity")),
            new Aspect("journal.line-tax", "the tax", List.of("tax", "tax_class", "rate_basis_points")),
            new Aspect("journal.line-total", "the total", List.of("total")),
            new Aspect("journal.line-changed", "something", List.of()));

    static final List<Aspect> PAYMENT = List.of(
            new Aspect("journal.payment-kind", "the kind", List.of("tender")),
            new Aspect("journal.payment-amount", "the amount", List.of("amount", "given", "change_given")),
            new Aspect("journal.payment-changed", "something", List.of()));

    /** The number of a line, as a text. */
    static String position(Row line) {
        return line.get("position") instanceof Long position ? String.format(Locale.ROOT, "%06d", position) : "";
    }

    /** What names a payment: it has no number. */
    static String payment(Row row) {
        return Sha256.mark(String.valueOf(row.get("id")));
    }

    /** A mark for each aspect, one behind the other. */
    static String marks(Row row, List<Aspect> aspects) {
        var left = new TreeSet<>(row.columns());
        var marks = new StringBuilder();
        for (Aspect aspect : aspects) {
            var columns = new HashSet<String>();
            for (String column : left) {
                if (aspect.has(column)) {
                    columns.add(column);
                }
            }
            left.removeAll(columns);
            marks.append(mark(row, columns));
        }
        return marks.toString();
    }

    /** The aspects in which two marks differ. */
    static List<Aspect> differing(String before, String now, List<Aspect> aspects) {
        var differing = new ArrayList<Aspect>();
        for (int i = 0; i < aspects.size(); i++) {
            int from = i * Sha256.MARK_CHARS;
            int to = from + Sha256.MARK_CHARS;
            boolean same = before.length() >= to && before.regionMatches(from, now, from, Sha256.MARK_CHARS);
            if (!same) {
                differing.add(aspects.get(i));
            }
        }
        return differing;
    }

    private static String mark(Row row, Set<String> columns) {
        var text = new StringBuilder();
        CanonicalJson.writeFilled(text, row.only(columns));
        return Sha256.mark(text.toString());
    }
}
