package org.evertill.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;

/** The parts of a sale that are told apart when one of them is not as it was signed. Pure. */
final class Parts {

    private static final String ZEROS = "000000";

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
            return columns.isEmpty()
                    || columns.stream().anyMatch(c -> column.startsWith(c) && endsName(column, c.length()));
        }

        private static boolean endsName(String column, int at) {
            return column.length() == at || column.charAt(at) == '_';
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

    /** The number of a line, as a text of six digits at least. */
    static String position(Row line) {
        if (!(line.get("position") instanceof Long position)) {
            return "";
        }
        String digits = position.toString();
        return position < 0 || digits.length() >= ZEROS.length()
                ? String.format(Locale.ROOT, "%06d", position)
                : ZEROS.substring(digits.length()) + digits;
    }

    /** What names a payment: it has no number. */
    static String payment(Row row) {
        return Sha256.mark(String.valueOf(row.get("id")));
    }

    /** A mark for each aspect, one behind the other. */
    static String marks(Row row, List<Aspect> aspects) {
        return new Marking(aspects).marks(row);
    }

    /** Marks rows of one table, and looks only once to which aspect a column belongs. One thread. */
    static final class Marking {

        private final List<Aspect> aspects;
        private final Map<String, Aspect> homes = new HashMap<>();

        Marking(List<Aspect> aspects) {
            this.aspects = aspects;
        }

        String marks(Row row) {
            var marks = new StringBuilder();
            for (Aspect aspect : aspects) {
                var text = new StringBuilder();
                CanonicalJson.writeFilled(text, row, column -> home(column) == aspect);
                marks.append(Sha256.mark(text.toString()));
            }
            return marks.toString();
        }

        /** The first aspect that has a column. */
        private Aspect home(String column) {
            return homes.computeIfAbsent(
                    column,
                    c -> aspects.stream()
                            .filter(aspect -> aspect.has(c))
                            .findFirst()
                            .orElseThrow());
        }
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
}
