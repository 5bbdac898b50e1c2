package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.Widgets;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people choose for the window holds at once and leaves the sale alone, on the till that {@link SellAtTheWindowTest} left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettingsAtTheWindowTest {

    private static final int MOST_STOPS = 120;

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void anotherLanguageSaysEverythingAnewAndTheOpenSaleStays() {
        Cashier.toTheSale();
        window.scan(Shop.APPLE);
        window.scan("nothing-has-this");
        window.await(
                "the apple and what was not sold",
                () -> window.rows("sell.lines") == 1
                        && window.text("sell.banner").contains("nothing-has-this"));
        window.press(SWT.F11);
        window.await("the settings", () -> window.sees("theme.dark"));
        assertEquals(List.of(), window.flaws());
        window.touch("language.de");
        window.await("German on the button", () -> window.text("settings.back").equals("Zurück"));
        assertEquals("Sperren", window.text("top.lock"));
        window.await("the shift in German", () -> window.text("shift.status").startsWith("Schicht"));
        window.press(SWT.ESC);
        window.await(
                "the same sale in German",
                () -> window.rows("sell.lines") == 1
                        && window.text("sell.exact").equals("Bar passend")
                        && window.text("sell.totals").startsWith("Summe"));
        window.press(SWT.F6);
        window.await("the scan that was not sold", () -> window.rows("sell.not-sold") > 0);
        window.press(SWT.ESC);
        window.press(SWT.F3);
        window.await("undone, a step from before", () -> window.rows("sell.lines") == 0);
        window.scan(Shop.APPLE);
        window.await("one line", () -> window.rows("sell.lines") == 1);
    }

    @Test
    @Order(2)
    void byKeysAloneTheTextGrowsAndEnglishComesBack() {
        window.press(SWT.F11);
        window.await("the settings", () -> window.sees("text-size.largest"));
        walkTo("text-size.largest");
        type(' ');
        window.await("a larger line", () -> heightOf("settings.banner") > 60);
        walkTo("language.en");
        type(' ');
        window.await("English", () -> window.text("settings.back").equals("Back"));
        assertEquals(
                List.of(),
                window.flaws().stream()
                        .filter(flaw -> flaw.startsWith("too small"))
                        .toList());
        walkTo("text-size.normal");
        type(' ');
        window.await("the usual size", () -> heightOf("settings.banner") < 60);
        window.touch("theme.contrast");
        window.touch("theme.light");
        window.press(SWT.ESC);
        window.await("the sale", () -> window.rows("sell.lines") == 1);
    }

    @Test
    @Order(3)
    void tabReachesEveryButtonOfEveryScreenAndEachHasAName() {
        assertReachable("the sale");
        window.press(SWT.CTRL, SWT.F2);
        window.await("the shift", () -> window.sees("shift.next"));
        assertReachable("the shift");
        window.press(SWT.CTRL, SWT.F3);
        window.await("the reports", () -> window.sees("report.next"));
        assertReachable("the reports");
        window.press(SWT.CTRL, SWT.F1);
        window.await("what waits", () -> window.sees("conflict.list"));
        assertReachable("what waits for a person");
        window.press(SWT.F11);
        window.await("the settings", () -> window.sees("settings.back"));
        assertReachable("the settings");
        window.press(SWT.F12);
        window.await("the login", () -> window.sees("login.people"));
        assertReachable("the login");
        Cashier.login();
    }

    @Test
    @Order(4)
    void aScanAfterTabGoesToTheSaleAndPressesNothing() {
        window.await("the sale", () -> window.rows("sell.lines") == 1);
        walkTo("sell.give-up");
        window.scan(Shop.BREAD);
        window.await("two lines", () -> window.rows("sell.lines") == 2);
        assertFalse(window.text("sell.banner").contains("give up"));
    }

    /** Goes round once by Tab: whatever can be pressed is met, and says what it is. */
    private void assertReachable(String where) {
        Set<Control> met = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            window.press(SWT.TAB);
            var focus = window.focus();
            if (focus == null || !met.add(focus)) {
                break;
            }
        }
        var missed = window.all(c -> c).stream()
                .filter(c -> c instanceof TouchButton && window.read(c, Control::isEnabled) && !met.contains(c))
                .map(c -> window.read(c, Widgets::spoken))
                .toList();
        assertEquals(List.of(), missed, where);
        assertEquals(
                List.of(),
                met.stream()
                        .filter(c -> c instanceof TouchButton
                                && window.read(c, Widgets::spoken).isBlank())
                        .map(c -> window.read(c, b -> String.valueOf(b.getData(Widgets.ID))))
                        .toList(),
                where);
    }

    private void walkTo(String id) {
        for (int i = 0; i < MOST_STOPS; i++) {
            window.press(SWT.TAB);
            var focus = window.focus();
            if (focus != null && id.equals(window.read(focus, c -> c.getData(Widgets.ID)))) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + id);
    }

    private int heightOf(String id) {
        return window.all(c -> id.equals(c.getData(Widgets.ID)) ? c.getSize().y : 0).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private void type(char character) {
        window.type(String.valueOf(character));
    }
}
