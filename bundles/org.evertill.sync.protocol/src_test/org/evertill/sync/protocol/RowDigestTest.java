package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDigestTest {

    private static final Row ROW = Row.of(Map.of("name", "Brot \"fein\"", "price_minor", 249L, "active", true));

    /** Reckoned by other means: SHA-256 of ["product","p1",3,{"active":true,"name":"Brot \"fein\"","price_minor":249}]. */
    @Test
    void isTheStartOfTheSumOfTheRowsText() {
        assertEquals(4_600_972_938_025_919_136L, RowDigest.of("product", "p1", 3, ROW));
    }

    @Test
    void anEmptyColumnCountsAsOneThatIsAbsentWhereverItStands() {
        for (String column : new String[] {"a", "m", "z"}) {
            var values = new TreeMap<String, @Nullable Object>(ROW.values());
            values.put(column, null);
            assertEquals(RowDigest.of("product", "p1", 3, ROW), RowDigest.of("product", "p1", 3, new Row(values)));
        }
        var nothing = new TreeMap<String, @Nullable Object>();
        nothing.put("a", null);
        assertEquals(RowDigest.of("product", "p1", 3, Row.EMPTY), RowDigest.of("product", "p1", 3, new Row(nothing)));
    }

    @Test
    void tableIdVersionAndValueEachCount() {
        long digest = RowDigest.of("product", "p1", 3, ROW);
        assertNotEquals(digest, RowDigest.of("customer", "p1", 3, ROW));
        assertNotEquals(digest, RowDigest.of("product", "p2", 3, ROW));
        assertNotEquals(digest, RowDigest.of("product", "p1", 4, ROW));
        assertNotEquals(digest, RowDigest.of("product", "p1", 3, ROW.with("active", false)));
    }
}
