package org.evertill.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final int MANY = 200_000;

    private final List<String> firsts = new ArrayList<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final Pages<String> pages = new Pages<>(this::fetch);
    private boolean fails;

    @Test
    void aRowComesWithItsPage() {
        show(MANY);
        assertEquals(Optional.empty(), pages.row(130));
        answer();
        assertEquals(Optional.of("row 130"), pages.row(130));
        assertEquals(Optional.of("row 128"), pages.row(128));
        assertEquals(List.of("128"), firsts);
    }

    @Test
    void whatWentByIsPassedOverForWhereOneStops() {
        show(MANY);
        for (int row = 0; row < MANY; row += Pages.PAGE) {
            pages.row(row);
        }
        answer();
        answer();
        assertEquals(List.of("0", "199936"), firsts.subList(0, 2), "the first, then the last that was wanted");
        while (!answers.isEmpty()) {
            answer();
        }
        assertTrue(firsts.size() < 6, "asked for " + firsts);
    }

    @Test
    void anAnswerForWhatWasShownBeforeIsForgotten() {
        show(10);
        pages.row(1);
        show(5);
        answer();
        assertEquals(Optional.empty(), pages.row(1));
        answer();
        assertEquals(Optional.of("row 1"), pages.row(1));
    }

    @Test
    void aChangedRowStandsInThePlaceOfWhatWasReadAndAMissingOneIsGone() {
        show(MANY);
        pages.row(0);
        answer();
        pages.replace("3", "changed");
        assertEquals(Optional.of("changed"), pages.row(3));
        assertFalse(pages.isGone(3));
        show(3);
        pages.row(0);
        answers.removeFirst();
        pages.show(List.of("0", "away"));
        pages.row(0);
        answer();
        assertTrue(pages.isGone(1));
    }

    @Test
    void whatCouldNotBeReadIsAskedForAgain() {
        show(10);
        pages.row(1);
        fails = true;
        answer();
        assertFalse(pages.isGone(1));
        fails = false;
        pages.row(1);
        answer();
        assertEquals(Optional.of("row 1"), pages.row(1));
    }

    @Test
    void onlySomePagesAreKept() {
        show(MANY);
        for (int page = 0; page < 100; page++) {
            pages.row(page * Pages.PAGE);
            answer();
        }
        pages.row(0);
        assertEquals(1, answers.size(), "the first page is asked for again");
    }

    private void show(int rows) {
        pages.show(IntStream.range(0, rows).mapToObj(String::valueOf).toList());
    }

    private void answer() {
        answers.removeFirst().run();
    }

    private void fetch(List<String> ids, Consumer<Optional<Map<String, String>>> then) {
        firsts.add(ids.getFirst());
        answers.add(() -> then.accept(
                fails
                        ? Optional.empty()
                        : Optional.of(ids.stream()
                                .filter(id -> !id.equals("away"))
                                .collect(Collectors.toMap(Function.identity(), id -> "row " + id)))));
    }
}
