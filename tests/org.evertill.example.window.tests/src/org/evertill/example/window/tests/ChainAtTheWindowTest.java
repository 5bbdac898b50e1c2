package org.evertill.example.window.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.report.Report;
import org.evertill.report.ReportDesk;
import org.evertill.ui.tests.Cashier;
import org.evertill.ui.tests.Shop;
import org.evertill.ui.walk.Window;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the bundle of a chain brings to the window, and what it takes out; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChainAtTheWindowTest {

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void itsButtonSellsByKeyAndByTouch() {
        Cashier.join();
        Shop.sells("bag", "Bag", "BAG", "0.20");
        assertEquals("Ins", window.keyOf("org.evertill.example.window.bag"));
        window.press(SWT.INSERT);
        window.awaitText("sell.totals", "0.20");
        window.type("3");
        window.touch("org.evertill.example.window.bag");
        window.awaitText("sell.totals", "0.80");
        assertEquals(List.of(), window.flaws());
        window.press(SWT.F9);
        window.awaitSight("sell.receipt");
    }

    @Test
    @Order(2)
    void theProductsReportsAreGoneAndTheirKeyIsTheChainsOwn() {
        assertTrue(window.sees("shift.status"), "the product's other ways at the top are there");
        assertFalse(window.sees("report.open"));
        assertEquals("Ctrl+F3", window.keyOf("bags.open"));
        window.press(SWT.F1);
        window.awaitText("key-list.keys", "Ctrl+F3: Bags");
        assertFalse(window.text("key-list.keys").contains("Reports"), window.text("key-list.keys"));
        window.press(SWT.ESC);
        window.await("no list", () -> !window.sees("key-list"));
    }

    @Test
    @Order(3)
    void itsScreenShowsItsReportToThoseWhoMaySeeReports() {
        window.press(SWT.CTRL, SWT.F3);
        window.awaitText("bags.banner", "Your role");
        assertEquals(0, window.rows("bags.list"));
        window.press(SWT.F12);
        window.awaitSight("login.people");
        window.press(SWT.ARROW_DOWN);
        window.type(Shop.MANAGER_PIN);
        window.press(SWT.CR);
        window.awaitSight("sell.entry");
        window.touch("bags.open");
        window.awaitRows("bags.list", 1);
        assertTrue(window.text("bags.list").contains("Kim"), window.text("bags.list"));
        assertTrue(window.text("bags.list").contains("0.80"), window.text("bags.list"));
        assertEquals("Today", window.text("bags.detail"));
        assertEquals(List.of(), window.flaws());
    }

    @Test
    @Order(4)
    void itsReportIsListedBesideTheProducts() {
        var listed = Shop.service(ReportDesk.class).open("noor").orThrow().reports().stream()
                .map(Report::name)
                .toList();
        assertTrue(listed.contains("items"), listed.toString());
        assertEquals("example.bags", listed.getLast());
    }

    @Test
    @Order(5)
    void whatIsChosenOnItsPageHoldsOnItsScreen() {
        window.press(SWT.F11);
        window.await("its page", () -> window.text("settings.3").equals("Bags"));
        window.touch("settings.3");
        window.awaitSight("days.WEEK");
        assertTrue(window.isSelected("days.TODAY"));
        window.touch("days.WEEK");
        assertEquals(List.of(), window.flaws());
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
        window.press(SWT.CTRL, SWT.F3);
        window.awaitText("bags.detail", "The last seven days");
        window.awaitRows("bags.list", 1);
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
    }

    @Test
    @Order(6)
    void itSpeaksGerman() {
        window.press(SWT.F11);
        window.awaitSight("settings.0");
        window.touch("settings.0");
        window.awaitSight("language.de");
        window.touch("language.de");
        window.awaitText("settings.3", "Taschen");
        window.press(SWT.CTRL, SWT.F3);
        window.awaitText("bags.detail", "Die letzten sieben Tage");
        assertEquals("Taschen", window.text("bags.open"));
        window.press(SWT.ESC);
        window.await(
                "the button",
                () -> window.text("org.evertill.example.window.bag").equals("Tasche"));
    }
}
