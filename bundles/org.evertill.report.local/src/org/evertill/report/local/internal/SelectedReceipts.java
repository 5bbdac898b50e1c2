package org.evertill.report.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Category;
import org.evertill.kernel.Money;
import org.evertill.report.ReportDesk;
import org.evertill.report.ReportDesk.Found;
import org.evertill.report.RowSelection;
import org.evertill.report.Slices.Slice;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;

/** Finds the receipts of a row by the index on store and moment, and what is beside them by the sale. */
final class SelectedReceipts {

    private static final String CATEGORY = "category";
    private static final String LINE =
            "EXISTS (SELECT 1 FROM sale_lines l WHERE l.sale_id = s.id AND NOT l.is_deleted AND ";
    private static final String DISCOUNT =
            "EXISTS (SELECT 1 FROM sale_discounts d WHERE d.sale_id = s.id AND NOT d.is_deleted AND ";

    private static final Map<String, String> CONDITIONS = Map.of(
            "receipt", "s.receipt = ?",
            "cashier_id", "s.staff_id = ?",
            "register_id", "s.register_id = ?",
            "tender", "EXISTS (SELECT 1 FROM payments p WHERE p.sale_id = s.id AND NOT p.is_deleted AND p.tender = ?)",
            "tax_percent", LINE + "l.rate_basis_points = CAST(? AS INTEGER))",
            "sku", LINE + "? IN (l.product_id, (SELECT p.sku FROM products p WHERE p.id = l.product_id)))",
            "discount_kind", DISCOUNT + "d.kind = ?)",
            "promotion", DISCOUNT + "coalesce(d.promotion_id, '') = ?)",
            "name", DISCOUNT + "coalesce(d.name, '') = ?)");

    private final Reader reader;
    private final String storeId;
    private final RowSelection selection;

    SelectedReceipts(Reader reader, String storeId, RowSelection selection) {
        this.reader = reader;
        this.storeId = storeId;
        this.selection = selection;
    }

    /**
     * The latest first.
     *
     * @param registerId empty for all
     */
    List<Found> found(Optional<String> registerId) {
        var found = new ArrayList<Found>();
        for (Slice slice : selection.slices().reversed()) {
            found.addAll(found(slice, registerId, ReportDesk.MAX_RECEIPTS - found.size()));
            if (found.size() >= ReportDesk.MAX_RECEIPTS) {
                break;
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::completedAt).reversed())
                .toList();
    }

    private List<Found> found(Slice slice, Optional<String> registerId, int most) {
        var sql = new StringBuilder("SELECT s.receipt, s.completed_at, s.staff_id, s.total_minor, s.total_currency"
                + " FROM sales s WHERE s.store_id = ? AND s.completed_at >= ? AND s.completed_at < ?"
                + " AND s.register_id = coalesce(?, s.register_id) AND NOT s.is_deleted");
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(storeId);
        arguments.add(ColumnType.text(slice.from()));
        arguments.add(ColumnType.text(slice.until()));
        arguments.add(registerId.orElse(null));
        selection.values().forEach((key, value) -> {
            if (key.equals(CATEGORY)) {
                sql.append(" AND ").append(LINE).append(inCategory(value, arguments));
            } else {
                sql.append(" AND ").append(CONDITIONS.get(key));
                arguments.add(value);
            }
        });
        sql.append(" ORDER BY s.completed_at DESC LIMIT ").append(most);
        return reader.query(
                sql.toString(),
                arguments,
                row -> new Found(
                        row.getString(1),
                        Instant.parse(row.getString(2)),
                        person(row.getString(3)),
                        new Money(row.getLong(4), Currency.getInstance(row.getString(5)))));
    }

    /** People write the same category in several ways, so those that mean it are asked for. */
    private String inCategory(String path, List<@Nullable Object> arguments) {
        String ofLine = "(SELECT p.category FROM products p WHERE p.id = l.product_id)";
        if (path.isEmpty()) {
            return "coalesce(" + ofLine + ", '') = '')";
        }
        var wanted = Category.of(path);
        var written = new LinkedHashSet<>(reader.query(
                "SELECT DISTINCT category FROM products WHERE coalesce(category, '') <> ''",
                List.of(),
                row -> row.getString(1)));
        written.removeIf(text -> !Category.of(text).isWithin(wanted));
        arguments.addAll(written);
        return ofLine + " IN (" + written.stream().map(text -> "?").collect(Collectors.joining(", ")) + "))";
    }

    private String person(String staffId) {
        return reader.find(DomainTypes.STAFF, staffId)
                .map(Stored::value)
                .map(Staff::name)
                .orElse(staffId);
    }
}
