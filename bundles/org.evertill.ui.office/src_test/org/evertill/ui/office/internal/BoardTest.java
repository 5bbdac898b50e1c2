package org.evertill.ui.office.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.headoffice.OperationsDesk.Lag;
import org.evertill.headoffice.OperationsDesk.Overview;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void whoNeedsSomebodyStandsFirstThenByRegister() {
        var well = TillStateTest.till("a", "S1-R1", Optional.of(NOW), Duration.ZERO, false, 0);
        var silent =
                TillStateTest.till("b", "S2-R1", Optional.of(NOW.minus(Duration.ofDays(2))), Duration.ZERO, false, 0);
        var wrong = TillStateTest.till("c", "S1-R2", Optional.of(NOW), Duration.ofMinutes(-9), false, 0);
        var board = Board.of(
                overview(),
                List.of(well, wrong, silent),
                Map.of("a", new Lag(12, NOW)),
                Map.of("S1", "Old Street"),
                NOW);
        assertEquals(
                List.of("b", "c", "a"),
                board.lines().stream().map(line -> line.till().replica()).toList());
        assertEquals(2, board.troubled());
        assertEquals(6, board.waiting());
        assertEquals(OptionalLong.of(12), board.lines().getLast().behind());
        assertEquals("Old Street", board.lines().getLast().storeName());
        assertEquals("S2", board.lines().getFirst().storeName());
    }

    @Test
    void everyStateHasItsWordsInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var texts = Messages.beside(Board.class, locale);
            var words = new BoardWords(texts, new Formats(locale, ZoneOffset.UTC));
            Arrays.stream(TillState.values()).forEach(state -> {
                var line = new Board.Line(
                        TillStateTest.till(Optional.of(NOW), Duration.ofMinutes(9), false, 0),
                        "Old Street",
                        OptionalLong.of(10_000),
                        state);
                assertEquals(state.isTrouble(), words.state(line).startsWith("! "), state.name());
                assertEquals(state.isTrouble(), !words.todo(line).isEmpty(), state.name());
                assertTrue(words.clock(line).contains("9"), words.clock(line));
                assertTrue(words.behind(line).length() > 5, words.behind(line));
            });
        }
    }

    private static Overview overview() {
        return new Overview("Corner", 1, 5, 3, 3, 2, 0, Optional.empty(), List.of(), 0, 4, 100, 1, 2, 3, 0, 0, 1 << 20);
    }
}
