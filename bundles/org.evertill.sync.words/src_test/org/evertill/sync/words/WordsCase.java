package org.evertill.sync.words;

import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.UnitPrice;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.junit.jupiter.api.BeforeEach;

/** Rows of a small shop, and what is told of them: conflicts, incidents. */
abstract class WordsCase {

    static final Instant AT = Instant.parse("2026-11-26T06:10:00Z");
    static final Hlc HLC = new Hlc(AT.toEpochMilli(), 0);

    final Map<String, Row> rows = new HashMap<>();
    final Map<String, KnownRows.Origin> origins = new HashMap<>();

    final KnownRows known = new KnownRows() {
        @Override
        public Optional<EntityType<?>> type(String table) {
            return DomainTypes.ALL.stream().filter(t -> t.table().equals(table)).findFirst();
        }

        @Override
        public Optional<Row> row(String table, String id) {
            return Optional.ofNullable(rows.get(table + "/" + id));
        }

        @Override
        public Origin origin(String table, String id, String replica, long seq) {
            return origins.getOrDefault(replica, Origin.UNKNOWN);
        }
    };

    @BeforeEach
    void rows() {
        keep(DomainTypes.PRODUCT, new Product("p1", "T1", "Tea", null, ProductKind.GOODS, "pcs", "standard", true));
        keep(DomainTypes.PRODUCT, new Product("p2", "T2", "Milk", null, ProductKind.GOODS, "pcs", "standard", true));
        keep(DomainTypes.PRODUCT_CODE, new ProductCode("k1", "p1", "4000417025005"));
        keep(DomainTypes.PRODUCT_CODE, new ProductCode("k2", "p2", "4000417025005"));
        keep(DomainTypes.CUSTOMER, new Customer("c1", "7", null, null, null, null, null));
        keep(DomainTypes.STAFF, new Staff("s1", "Anna", Role.CASHIER, "hash", true));
        var price = new UnitPrice(24_900, Currency.getInstance("EUR"));
        keep(DomainTypes.PRICE_ROW, new PriceRow("r1", "p1", null, price, true, AT, null));
        origins.put("R1", new KnownRows.Origin("s1", "S1-R1"));
    }

    /** Java writes some spaces as unbreakable ones, in some versions. */
    static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    final <T extends Record> void keep(EntityType<T> type, T value) {
        rows.put(type.table() + "/" + type.idOf(value), type.toRow(value));
    }

    static Sibling sibling(Row value, String replica, String user) {
        return new Sibling(value, replica, 1, 1, HLC, user);
    }

    static Conflict conflict(String table, String row, String group, List<Sibling> siblings) {
        return new Conflict(
                "x",
                "chain",
                table,
                row,
                group,
                Conflict.Status.OPEN,
                SiblingsJson.write(siblings),
                AT,
                null,
                null,
                Rules.MANUAL);
    }
}
