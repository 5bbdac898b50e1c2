package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.UniqueClaim;
import org.jspecify.annotations.Nullable;

/**
 * A value that no two living rows of a table should have.
 *
 * @param claim the claim's name
 * @param value canonical JSON, see {@link UniqueClaim#valueOf}
 */
public record ClaimKey(String table, String claim, String value) {

    /** Values of one column that are combined at most; a push with more of them for one row is nothing that people do. */
    private static final int MAX_COMBINED = 1_000;

    /** What a living row claims. */
    static List<ClaimKey> of(EntityType<?> type, StoredRow stored) {
        if (stored.state().deleted()) {
            return List.of();
        }
        var keys = new ArrayList<ClaimKey>();
        for (UniqueClaim claim : type.claims()) {
            claim.valueOf(stored.state().row()).ifPresent(v -> keys.add(new ClaimKey(type.table(), claim.name(), v)));
        }
        return keys;
    }

    /**
     * What one row may come to claim when parts of it are changed: every combination of the values that its columns have in
     * any of these rows.
     *
     * @param parts the row as it is, and what operations write
     */
    public static Set<ClaimKey> possible(EntityType<?> type, Collection<Row> parts) {
        var keys = new LinkedHashSet<ClaimKey>();
        for (UniqueClaim claim : type.claims()) {
            List<Row> combined = List.of(Row.EMPTY);
            for (String column : claim.columns()) {
                combined = combined(combined, column, parts);
            }
            combined.forEach(row ->
                    claim.valueOf(row).ifPresent(v -> keys.add(new ClaimKey(type.table(), claim.name(), v))));
        }
        return keys;
    }

    private static List<Row> combined(List<Row> rows, String column, Collection<Row> parts) {
        var values = new LinkedHashSet<@Nullable Object>();
        parts.stream().filter(part -> part.has(column)).forEach(part -> values.add(part.get(column)));
        var result = new ArrayList<Row>();
        for (Row row : rows) {
            for (Object value : values) {
                if (result.size() < MAX_COMBINED) {
                    var copy = new TreeMap<String, @Nullable Object>(row.values());
                    copy.put(column, value);
                    result.add(new Row(copy));
                }
            }
        }
        return result;
    }
}
