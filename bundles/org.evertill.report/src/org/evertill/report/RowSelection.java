package org.evertill.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.report.Slices.Slice;

/**
 * Which receipts a row of a report is about. It follows from the names of the keys, so that the rows of a chain's own report lead to
 * theirs, too. Pure.
 *
 * @param slices of time in which they are
 * @param values what they have in common, by the name of the key
 */
public record RowSelection(List<Slice> slices, Map<String, String> values) {

    /** The names of keys by which receipts are found. */
    public static final Set<String> KNOWN = Set.of(
            "receipt",
            "cashier_id",
            "register_id",
            "tender",
            "tax_percent",
            "sku",
            "category",
            "discount_kind",
            "promotion",
            "name");

    private static final String RECEIPT = "receipt";

    public RowSelection {
        slices = List.copyOf(slices);
        values = Map.copyOf(values);
    }

    /** Whether rows of a report are about receipts: stock is not, nor is what was taken out before there was one. */
    public static boolean leadsFrom(Report report) {
        if (report.slices() == Slices.NOW) {
            return false;
        }
        boolean hasReceipt = has(report, RECEIPT);
        boolean isMoment = report.keys().stream().anyMatch(key -> key.kind() == Key.Kind.MOMENT);
        boolean isSliced = report.slices() != Slices.WHOLE;
        return hasReceipt || !isMoment && (isSliced || report.keys().stream().anyMatch(RowSelection::tells));
    }

    /**
     * Those of a row.
     *
     * @param keys of the row, as the report gave them
     */
    public static RowSelection of(Report report, Question question, List<String> keys, ZoneId zone) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < report.keys().size(); i++) {
            if (KNOWN.contains(report.keys().get(i).name())) {
                values.put(report.keys().get(i).name(), keys.get(i));
            }
        }
        // A name is that of a discount; a product is known by its number.
        if (!has(report, "discount_kind")) {
            values.remove("name");
        }
        var slices = new ArrayList<>(report.slices().of(question.from(), question.to(), zone));
        if (report.slices() == Slices.DAYS || report.slices() == Slices.HOURS) {
            slices.removeIf(slice -> !slice.name().equals(keys.getFirst()));
        }
        return new RowSelection(slices, values);
    }

    private static boolean tells(Key key) {
        return KNOWN.contains(key.name()) && !key.name().equals("name");
    }

    private static boolean has(Report report, String key) {
        return report.keys().stream().anyMatch(k -> k.name().equals(key));
    }
}
