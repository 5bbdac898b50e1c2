package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void hasNoSpaceAndOnlyTheEscapesThatMustBe() {
        assertEquals(
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\u007f\u2028é\"",
                text("\"\\\b\f\n\r\t\u0001\u001f/\u007f\u2028é"));
        assertEquals(
                "[1,true,null,\"a\",[],{\"a\":-9223372036854775808}]",
                text(Arrays.asList(1, true, null, "a", List.of(), new TreeMap<>(Map.of("a", Long.MIN_VALUE)))));
    }

    /** The example of RFC 8785: in UTF-16 order the emoji (D83D) comes before U+FB33, in code point order after it (docs/references.md). */
    @Test
    void keysAreSortedByCodeUnitWhateverTheRowIsMadeFrom() {
        var values = new TreeMap<String, @Nullable Object>(Comparator.reverseOrder());
        values.putAll(
                Map.of("\u20ac", 1L, "\r", 2L, "\ufb33", 3L, "1", 4L, "\ud83d\ude00", 5L, "\u0080", 6L, "\u00f6", 7L));
        assertEquals(
                "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}",
                CanonicalJson.of(new Row(values)));
    }

    @Test
    void pairsStayAndHalvesAreEscapedSoThatUtf8LosesNothing() {
        assertEquals("\"\ud83d\ude00\"", text("\ud83d\ude00"));
        assertEquals("\"\\ud83d\"", text("\ud83d"));
        assertEquals("\"\\ude00\ud83d\ude00\\ud83d\"", text("\ude00\ud83d\ude00\ud83d"));
        for (String text : List.of("\ud83d", "\ude00", "a\ud83db", "\ud83d\ud83d\ude00")) {
            String json = text(text);
            assertEquals(json, new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            assertThrows(IllegalArgumentException.class, () -> RowJson.parse("{\"a\":" + json + "}"));
        }
    }

    @Test
    void anyTextComesBackFromItsJson() {
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var row = Row.EMPTY.with(randomText(random), randomText(random)).with("n", random.nextLong());
            if (WellFormed.isStorable(row.toString().replace('\u0000', ' '))) {
                assertEquals(row, RowJson.parse(RowJson.write(row)));
                read++;
            } else {
                assertThrows(IllegalArgumentException.class, () -> RowJson.parse(RowJson.write(row)));
            }
        }
        assertTrue(read > 2_000 && read < 19_000, "the texts are too much alike: " + read);
    }

    @Test
    void equalRowsHaveOneTextAndDifferentRowsDifferentTexts() {
        var random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            var keys = new ArrayList<>(List.of("a", "b", "c", "ä", "A", "_"));
            var values = new HashMap<String, Object>();
            keys.forEach(k -> values.put(k, randomText(random)));
            var first = Row.EMPTY;
            for (String key : keys) {
                first = first.with(key, values.get(key));
            }
            Collections.shuffle(keys, random);
            var second = Row.EMPTY;
            for (String key : keys) {
                second = second.with(key, values.get(key));
            }
            assertEquals(CanonicalJson.of(first), CanonicalJson.of(second));
            assertNotEquals(CanonicalJson.of(first), CanonicalJson.of(second.with("b", values.get("b") + "!")));
            assertNotEquals(CanonicalJson.of(first), CanonicalJson.of(second.with("d", null)));
        }
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> text(1.5));
        assertThrows(IllegalArgumentException.class, () -> text(new HashMap<>(Map.of("a", 1))));
    }

    private static String text(@Nullable Object value) {
        var out = new StringBuilder();
        CanonicalJson.write(out, value);
        return out.toString();
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append((char) (random.nextInt(4) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000)));
            text.append((char) random.nextInt(128));
        }
        return text.toString();
    }
}
