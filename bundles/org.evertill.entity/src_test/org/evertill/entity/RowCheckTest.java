package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowCheckTest {

    private static final Row ROW = Thing.TYPE.toRow(new Things(5).next());

    @Test
    void limitsHoldToTheCharacter() {
        assertValid("name", "x".repeat(10));
        assertInvalid("name", "x".repeat(11));
        assertValid("secret_htmltext", "x".repeat(200));
        assertInvalid("secret_htmltext", "x".repeat(201));
        assertValid("id", "x".repeat(64));
        assertInvalid("id", "x".repeat(65));
        assertInvalid("id", " ");
    }

    @Test
    void whatMustNotBeEmptyIsNot() {
        assertInvalid("name", null);
        assertValid("secret_htmltext", null);
        var lacking = ROW.without(List.of("name", "amount"));
        assertEquals(2, Thing.TYPE.problemsOf(lacking).size());
        assertEquals(List.of(), Thing.TYPE.problemsOfPart(lacking));
        assertEquals(1, Thing.TYPE.problemsOfPart(lacking.with("name", null)).size());
    }

    @Test
    void typesAreExact() {
        assertInvalid("amount", "5");
        assertInvalid("active", 1L);
        assertInvalid("name", 5L);
        assertInvalid("day", "2026-2-3");
        assertInvalid("day", "2026-02-30");
        assertInvalid("day", "0000-01-01");
        assertValid("day", "2024-02-29");
        assertInvalid("made_at", "2026-01-02T03:04:05Z");
        assertInvalid("made_at", "2026-01-02T03:04:05.000+00:00");
        assertInvalid("made_at", "2026-01-02T24:00:00.000Z");
        assertInvalid("made_at", "2026-13-02T03:04:05.000Z");
        assertValid("made_at", "9999-12-31T23:59:59.999Z");
    }

    @Test
    void textsThatADatabaseCannotHoldAreRefused() {
        assertInvalid("name", "a\u0000b");
        assertInvalid("name", "\ud83d");
        assertInvalid("name", "\ude00\ud83d");
        assertValid("name", "\ud83d\ude00");
    }

    @Test
    void aProblemNamesTheFieldAndNotItsValue() {
        Problem problem =
                Thing.TYPE.problemsOf(ROW.with("name", "confidential")).getFirst();
        assertEquals("entity.invalid", problem.code());
        assertEquals("name", problem.facts().get("column"));
        assertTrue(problem.message().startsWith("things.name ")
                && !problem.message().contains("confidential"));
    }

    private static void assertValid(String column, @Nullable Object value) {
        assertEquals(List.of(), Thing.TYPE.problemsOf(ROW.with(column, value)));
    }

    private static void assertInvalid(String column, @Nullable Object value) {
        assertEquals(1, Thing.TYPE.problemsOf(ROW.with(column, value)).size(), column + " = " + value);
    }
}
