package org.evertill.catalogue.local.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evertill.catalogue.ProductQuery;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Folded;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Direction;

/**
 * Puts the identifiers of products in order as people do, which no index of the database does: it knows neither that Ä stands with A, nor
 * case beyond the Latin letters. So the database orders what is plain ASCII, and the few that are not are put between them: two hundred
 * thousand keys at a time on the heap would make the collector hold up the window.
 */
record ProductOrder(Reader reader, ProductQuery query) {

    private static final int MAX_CODES = 1_000;

    /** Of both columns by which products stand, only characters that the database orders as people do. */
    private static final String PLAIN = "(coalesce(%s, '') || name) NOT GLOB '*[^ -~]*'";

    /** The two things a product is ordered by, folded. */
    private record Key(String first, String name, String id) {}

    List<String> ids() {
        return query.words().isBlank() ? all() : found();
    }

    private List<String> all() {
        var special = new ArrayList<Key>();
        reader.forEach(select() + " AND NOT " + PLAIN.formatted(column()), List.of(), ProductOrder::key, special::add);
        special.sort(order());
        var between = new Between(special, order());
        reader.forEach(
                select() + " AND " + PLAIN.formatted(column()) + " ORDER BY coalesce(" + column()
                        + ", '') COLLATE NOCASE " + (query.direction() == Direction.ASCENDING ? "ASC" : "DESC")
                        + ", name COLLATE NOCASE, id",
                List.of(),
                ProductOrder::key,
                between::add);
        return between.ended();
    }

    /** Puts some keys in order between others that come in order. */
    private static final class Between {

        private final List<Key> special;
        private final Comparator<Key> order;
        private final List<String> ids = new ArrayList<>();
        private int next;

        Between(List<Key> special, Comparator<Key> order) {
            this.special = special;
            this.order = order;
        }

        void add(Key plain) {
            while (next < special.size() && order.compare(special.get(next), plain) < 0) {
                ids.add(special.get(next++).id());
            }
            ids.add(plain.id());
        }

        List<String> ended() {
            while (next < special.size()) {
                ids.add(special.get(next++).id());
            }
            return ids;
        }
    }

    private List<String> found() {
        Set<String> ids = new LinkedHashSet<>();
        reader.search(DomainTypes.PRODUCT, query.words(), Selection.MAX_LIMIT)
                .forEach(product -> ids.add(product.value().id()));
        var typed = query.words().strip();
        ids.addAll(reader.query(
                "SELECT DISTINCT product_id FROM product_codes WHERE code >= ? AND code < ? AND NOT is_deleted LIMIT "
                        + MAX_CODES,
                List.of(typed, typed + WellFormed.BEHIND_ALL),
                row -> row.getString(1)));
        var keys = new ArrayList<Key>();
        ids.forEach(id -> keys.addAll(reader.query(select() + " AND id = ?", List.of(id), ProductOrder::key)));
        keys.sort(order());
        return keys.stream().map(Key::id).toList();
    }

    private Comparator<Key> order() {
        var byColumn = Comparator.comparing(Key::first);
        return (query.direction() == Direction.ASCENDING ? byColumn : byColumn.reversed())
                .thenComparing(Key::name)
                .thenComparing(Key::id);
    }

    private String select() {
        return "SELECT coalesce(" + column() + ", ''), name, id FROM products WHERE NOT is_deleted";
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(Folded.of(row.getString(1)), Folded.of(row.getString(2)), row.getString(3));
    }

    private String column() {
        return switch (query.order()) {
            case NAME -> "name";
            case SKU -> "sku";
            case CATEGORY -> "category";
            case TAX_CLASS -> "tax_class";
            case ACTIVE -> "active";
        };
    }
}
