package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.tests.WorkingDay.Item;
import org.evertill.ui.walk.Stalls;
import org.evertill.ui.walk.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty baskets that people really bought, from the float to the Z: once by keys alone, once by the pointer alone on a small window. */
class WorkingDayAtTheWindowTest {

    private static final int BASKETS = 50;
    private static final List<List<String>> BOUGHT = Baskets.first(BASKETS);
    private static final Map<String, Item> SHELF = new HashMap<>();

    private final Window window = Cashier.WINDOW;

    @BeforeAll
    static void fillTheShelf() {
        Cashier.join();
        Cashier.toTheSale();
        if (Shop.number("SELECT count(*) FROM tender_kinds WHERE id = 'card'") == 0) {
            Shop.takeTenders();
        }
        BOUGHT.stream().flatMap(List::stream).distinct().forEach(name -> {
            int number = 101 + SHELF.size();
            SHELF.put(name, new Item(Integer.toString(number), 29 + number * 37L % 900));
        });
        Shop.sells(SHELF);
    }

    @Test
    void aDayByKeysAlone() {
        live(new Keys(window));
    }

    @Test
    void aDayByThePointerAloneOnASmallWindow() {
        window.resize(1024, 768);
        try {
            live(new Finger(window));
            assertEquals(List.of(), window.flaws());
        } finally {
            window.resize(1280, 1024);
        }
    }

    /** How often the window kept people waiting is said, not asserted: it depends on what else the machine does. */
    private void live(Hands hands) {
        long begun = System.nanoTime();
        try (var stalls = new Stalls(Display.getDefault())) {
            new WorkingDay(window, hands, SHELF).live(BOUGHT);
            System.out.println(hands.getClass().getSimpleName() + ": " + (System.nanoTime() - begun) / 1_000_000
                    + " ms, " + stalls.summary());
            stalls.found().forEach(System.out::println);
        }
    }
}
