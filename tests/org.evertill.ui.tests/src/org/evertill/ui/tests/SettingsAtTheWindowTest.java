package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.keys.KeySource;
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

    /** Said by the user interface itself, the same on all screens. */
    private static final Set<String> COMMON =
            Set.of("enter", "backspace", "up", "down", "left", "right", "page-up", "page-down", "home", "end");

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void anotherLanguageSaysEverythingAnewAndTheOpenSaleStays() {
        Shop.bringASettingsPage();
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
    @Order(5)
    void theListSaysWhichKeysWorkNowAndLetsScansThrough() {
        window.press(SWT.F1);
        window.await("the list", () -> window.text("key-list.keys").contains("F3: Undo"));
        var said = window.text("key-list.keys");
        assertTrue(said.contains("F12: Lock the till"), said);
        assertTrue(said.contains("Ctrl+F2: Shift and cash"), said);
        assertFalse(said.contains("first tender"), said);
        int lines = window.rows("sell.lines");
        window.scan(Shop.BREAD);
        window.await("one more", () -> window.rows("sell.lines") == lines + 1);
        window.press(SWT.ESC);
        window.await("no list", () -> !window.sees("key-list"));
        window.press(SWT.F8);
        window.await("by what it is paid", () -> window.sees("pay.tip"));
        window.press(SWT.F1);
        window.await("the keys of paying", () -> window.text("key-list.keys").contains("F2: The first tender"));
        window.press(SWT.F1);
        window.await("no list", () -> !window.sees("key-list"));
        window.press(SWT.ESC);
        window.await("the lines", () -> window.rows("sell.lines") == lines + 1);
    }

    @Test
    @Order(6)
    void anotherKeyHoldsAtOnceOnButtonsAndInSentencesAndOneThatIsTakenIsRefused() {
        window.press(SWT.F11);
        window.await("the settings", () -> window.sees("settings.1"));
        window.touch("settings.1");
        window.await("the keys", () -> window.sees("keys.change"));
        moveTo("Exact cash");
        window.touch("keys.change");
        window.press(SWT.F3);
        window.await("what F3 does", () -> window.text("settings.banner").contains("Undo the last step"));
        window.press(SWT.F12);
        window.await("what F12 does", () -> window.text("settings.banner").contains("Lock the till"));
        assertTrue(window.sees("keys.change"));
        window.press(SWT.HOME);
        window.await("the key in the list", () -> window.text("keys.list").contains("Home"));
        window.press(SWT.ESC);
        window.await("the sale", () -> window.rows("sell.lines") > 0);
        assertEquals("Home", window.keyOf("sell.exact"));
        window.press(SWT.F2);
        window.press(SWT.F8);
        window.await("by what it is paid", () -> window.sees("pay.tip"));
        window.press(SWT.ESC);
        window.press(SWT.HOME);
        window.await("the receipt", () -> window.sees("sell.receipt"));
        window.press(SWT.F11);
        window.await("the keys", () -> window.sees("keys.standard"));
        window.touch("keys.standard");
        window.press(SWT.ESC);
        window.await("the key of before", () -> "F9".equals(window.keyOf("sell.exact")));
    }

    @Test
    @Order(7)
    void whateverKeysDoIsSaidInBothLanguages() {
        var unsaid = Shop.services(KeySource.class).stream()
                .flatMap(source -> source.uses().stream()
                        .filter(use -> !COMMON.contains(use.id()))
                        .flatMap(use -> Stream.of(Locale.ENGLISH, Locale.GERMAN)
                                .filter(locale -> source.words(use.id(), locale).isEmpty())
                                .map(locale -> use.id() + " in " + locale)))
                .toList();
        assertEquals(List.of(), unsaid);
    }

    @Test
    @Order(8)
    void aPageOfAnotherBundleKeepsWhatIsChosenOnIt() {
        window.press(SWT.F11);
        window.await(
                "the page of another bundle", () -> window.text("settings.3").equals("Greeting"));
        window.touch("settings.3");
        window.await("its choices", () -> window.sees("greeting.on"));
        window.touch("greeting.on");
        window.touch("settings.0");
        window.await("another page", () -> window.sees("theme.dark"));
        window.touch("settings.3");
        window.await("what was chosen", () -> window.isSelected("greeting.on") && !window.isSelected("greeting.off"));
        window.touch("settings.0");
        window.press(SWT.ESC);
        window.await("the sale", () -> window.sees("sell.entry"));
    }

    private void moveTo(String words) {
        for (int i = 0; i < MOST_STOPS && !window.text("keys.list").startsWith(words); i++) {
            window.press(SWT.ARROW_DOWN);
        }
        assertTrue(window.text("keys.list").startsWith(words), window.text("keys.list"));
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
