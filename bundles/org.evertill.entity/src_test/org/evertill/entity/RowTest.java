package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

    private static final Row ROW = Row.of(Map.of("a", "1", "b", 2L, "c", true));

    @Test
    void isNeverChanged() {
        var source = new TreeMap<String, @Nullable Object>(Map.of("a", "1"));
        var row = new Row(source);
        source.put("a", "2");
        assertEquals("1", row.get("a"));
        assertThrows(UnsupportedOperationException.class, () -> row.values().put("a", "2"));
    }

    @Test
    void partsAndOverlays() {
        assertEquals(Row.of(Map.of("a", "1")), ROW.only(List.of("a", "z")));
        assertEquals(Row.of(Map.of("b", 2L)), ROW.without(List.of("a", "c", "z")));
        assertEquals(
                ROW.with("a", null).with("d", 4L),
                ROW.overlaidBy(Row.EMPTY.with("a", null).with("d", 4L)));
        assertTrue(ROW.agrees(Row.EMPTY.with("a", "1"), List.of("a", "z")));
        assertFalse(ROW.agrees(Row.EMPTY.with("a", "1"), List.of("a", "b")));
        assertTrue(ROW.has("a") && !ROW.has("z") && !ROW.isEmpty() && Row.EMPTY.isEmpty());
    }

    @Test
    void holdsTextsNumbersAndBooleansOnly() {
        assertThrows(IllegalArgumentException.class, () -> ROW.with("d", 1.5));
        assertThrows(IllegalArgumentException.class, () -> ROW.with("d", 1));
        assertThrows(IllegalArgumentException.class, () -> Row.of(Map.of("d", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":9223372036854775808}",
                "{\"a\":{}}",
                "{\"a\":[]}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\"=1}",
                "{\"a\":1;}"
            })
    void whatIsNoRowIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> RowJson.parse(json));
    }

    @Test
    void aRowHasSoManyColumns() {
        var row = Row.EMPTY;
        var values = new TreeMap<String, @Nullable Object>();
        for (int i = 0; i < RowJson.MAX_COLUMNS; i++) {
            values.put("c" + i, null);
        }
        row = new Row(values);
        assertEquals(row, RowJson.parse(RowJson.write(row)));
        String tooMany = RowJson.write(row.with("one_more", 1L));
        assertThrows(IllegalArgumentException.class, () -> RowJson.parse(tooMany));
    }
}
