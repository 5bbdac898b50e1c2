package org.evertill.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.evertill.kernel.Hlc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldVersionsJsonTest {

    private static final FieldVersion FIRST = new FieldVersion(1, "R1", 5, new Hlc(16, 1));

    @Test
    void theTextIsShortForARowThatWasWrittenOnce() {
        String text = "{\"\":[1,\"R1\",5,\"000000000010-0001\"]}";
        assertEquals(text, FieldVersionsJson.write(FieldVersions.of(FIRST)));
        assertEquals(FieldVersions.of(FIRST), FieldVersionsJson.parse(text));
    }

    @Test
    void laterWritesFollowByGroup() {
        var versions = new FieldVersions(FIRST, new TreeMap<>(Map.of("price", new FieldVersion(2, "\"", 1, Hlc.ZERO))));
        String text = "{\"\":[1,\"R1\",5,\"000000000010-0001\"],\"price\":[2,\"\\\"\",1,\"000000000000-0000\"]}";
        assertEquals(text, FieldVersionsJson.write(versions));
        assertEquals(versions, FieldVersionsJson.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"\":[1,\"R1\",5]}",
                "{\"\":[0,\"R1\",5,\"000000000010-0001\"]}",
                "{\"\":[1,\"R1\",5,\"x\"]}",
                "{\"\":[1,\"R1\",5,\"000000000010-0001\"]}{}",
                "{\"\":[1,\"R1\",5,\"000000000010-0001\",6]}",
                "{\"\":null}"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> FieldVersionsJson.parse(text));
    }
}
