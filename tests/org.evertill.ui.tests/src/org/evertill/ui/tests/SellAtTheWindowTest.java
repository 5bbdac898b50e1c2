package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.Widgets;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One day at one window, with real keys, on a real database; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SellAtTheWindowTest {

    private static final int BURST = 60;
    private static final String DIGITS = "8642";

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void aNewTillAsksForHeadOfficeAndRefusesAWrongCode() {
        Shop.headOfficeTakesTheCode();
        window.await("the page to join head office", () -> window.sees("enrol.code"));
        window.touch("enrol.address");
        window.type("head");
        window.press(SWT.TAB);
        window.type("wrong");
        window.press(SWT.CR);
        window.await("the refusal", () -> window.all(Widgets::spoken).stream().anyMatch(t -> t.contains("code")));
        assertTrue(window.sees("enrol.code"), "a wrong code must not lead on");
    }

    @Test
    @Order(2)
    void aRightCodeJoinsAndWithoutPeopleThePageSaysWhatToDo() {
        window.touch("enrol.code");
        window.press(SWT.END);
        for (int i = 0; i < "wrong".length(); i++) {
            window.press(SWT.BS);
        }
        window.type(HeadOfficeAway.CODE);
        window.press(SWT.CR);
        window.await("the login", () -> window.sees("login.people"));
        window.await(
                "what to do without people", () -> window.text("login.people").contains("Nobody"));
        Shop.open();
        Shop.bringAButton();
        window.press(SWT.F5);
        window.await("two people", () -> window.rows("login.people") == 2);
    }

    @Test
    @Order(3)
    void aWrongPinIsRefusedAndARightOneOpensTheSellScreen() {
        window.type("9999");
        window.press(SWT.CR);
        window.await("the refusal", () -> window.text("login.banner").contains("not right"));
        Cashier.login();
        window.await("nothing to be sold yet", () -> window.rows("sell.lines") == 0);
    }

    @Test
    @Order(4)
    void threeScansAndOneKeyAreASale() {
        window.scan(Shop.APPLE);
        window.scan("3*" + Shop.BREAD);
        window.scan(Shop.TEA);
        window.await("three lines", () -> window.rows("sell.lines") == 3);
        assertTrue(window.text("sell.totals").contains("10.70"), window.text("sell.totals"));
        window.press(SWT.F9);
        window.await("the receipt", () -> window.text("sell.receipt").contains("S1-R1-A-000001"));
        assertEquals(1, Shop.number("SELECT count(*) FROM sales WHERE total_minor = 1070"));
        assertEquals(3, Shop.number("SELECT count(*) FROM sale_lines"));
    }

    @Test
    @Order(5)
    void aBurstOfScansWhileTheReceiptIsShownLosesNone() {
        assertTrue(window.sees("sell.receipt"), "the receipt is shown");
        for (int i = 0; i < BURST; i++) {
            window.scan(i % 2 == 0 ? Shop.APPLE : Shop.BREAD);
        }
        window.await("every scan", () -> window.rows("sell.lines") == BURST);
        window.press(SWT.F9);
        window.await("the second receipt", () -> window.text("sell.receipt").contains("S1-R1-A-000002"));
        assertEquals(1, Shop.number("SELECT count(*) FROM sales WHERE line_count = " + BURST));
    }

    @Test
    @Order(6)
    void scansGoOnWhileTheConnectionIsExplained() {
        window.press(SWT.SHIFT, SWT.F1);
        window.await("the explanation", () -> window.sees("sync.now"));
        window.scan(Shop.APPLE);
        window.await("the line", () -> window.rows("sell.lines") == 1);
        window.press(SWT.SHIFT, SWT.F1);
        window.await("the explanation to go", () -> !window.sees("sync.now"));
        assertTrue(window.text("sync.bar").contains("Offline"), window.text("sync.bar"));
    }

    @Test
    @Order(7)
    void anUnknownCodeIsSaidAndKeptAndSellsNothing() {
        window.scan(DIGITS);
        window.await("the news", () -> window.text("sell.banner").contains(DIGITS));
        assertEquals(1, window.rows("sell.lines"));
        window.press(SWT.F6);
        window.await("the list", () -> window.rows("sell.not-sold") == 1);
        window.press(SWT.DEL);
        window.await("the list to be empty", () -> window.rows("sell.not-sold") == 0);
        window.press(SWT.ESC);
        window.await("the lines", () -> window.rows("sell.lines") == 1);
    }

    @Test
    @Order(8)
    void aNameIsFoundWhileItIsTypedAndEnterSellsIt() {
        window.type("gre");
        window.await("green tea", () -> window.rows("sell.found") == 1);
        window.press(SWT.CR);
        window.await("two lines", () -> window.rows("sell.lines") == 2);
        assertTrue(window.text("sell.lines").contains("Green tea"), window.text("sell.lines"));
    }

    @Test
    @Order(9)
    void quantityRemovalAndUndoChangeTheMarkedLine() {
        window.press(SWT.KEYPAD_ADD);
        window.await("two of it", () -> window.text("sell.totals").contains("6.65"));
        window.type("4");
        window.press(SWT.F2);
        window.await("four of it", () -> window.text("sell.totals").contains("12.95"));
        window.press(SWT.DEL);
        window.await("one line", () -> window.rows("sell.lines") == 1);
        window.press(SWT.F3);
        window.await("four of it again", () -> window.text("sell.totals").contains("12.95"));
    }

    @Test
    @Order(10)
    void aButtonOfAnotherBundleWorksByItsKeyAndByTouch() {
        window.type("77");
        window.press(SWT.INSERT);
        window.await("the answer", () -> window.text("sell.banner").equals("asked: 77 of 2"));
        window.touch("org.evertill.ui.tests.question");
        window.await("the answer", () -> window.text("sell.banner").equals("asked:  of 2"));
    }

    @Test
    @Order(11)
    void lockingKeepsTheSaleForWhoeverComesNext() {
        window.press(SWT.F12);
        window.await("the login", () -> window.sees("login.people"));
        Cashier.login();
        window.await("the sale", () -> window.rows("sell.lines") == 2);
    }

    @Test
    @Order(12)
    void anAmountGivesChangeAndAFingerDoesTheSame() {
        window.type("20");
        window.touch("sell.cash");
        window.await("the change", () -> window.text("sell.totals").contains("7.05"));
        assertEquals(1, Shop.number("SELECT count(*) FROM payments WHERE change_given_minor = 705"));
    }

    @Test
    @Order(13)
    void aReceiptIsTakenBackByItsNumberWhenAManagerAllowsIt() {
        window.type("3");
        window.press(SWT.F4);
        window.await("who may allow it", () -> window.rows("sell.approvers") == 1);
        window.press(SWT.ESC);
        window.await("the lines again", () -> window.sees("sell.lines"));
        assertEquals(0, Shop.number("SELECT count(*) FROM approvals"));
        window.type("3");
        window.press(SWT.F4);
        window.await("who may allow it", () -> window.rows("sell.approvers") == 1);
        window.type(Shop.PIN);
        window.press(SWT.CR);
        window.await("the refusal", () -> window.text("sell.banner").contains("not right"));
        window.type(Shop.MANAGER_PIN);
        window.press(SWT.CR);
        window.await("what comes back", () -> window.text("sell.totals").contains("To pay back"));
        assertEquals(2, window.rows("sell.lines"));
        assertEquals("Pay back", window.text("sell.exact"));
        window.press(SWT.F9);
        window.await("what was paid back", () -> window.text("sell.totals").contains("Paid back"));
        assertEquals(1, Shop.number("SELECT count(*) FROM sales WHERE total_minor = -1295"));
        assertEquals(
                1,
                Shop.number("SELECT count(*) FROM approvals JOIN sales ON sales.id = approvals.sale_id"
                        + " WHERE approvals.staff_id = 'kim' AND approved_by = 'noor'"));
    }

    @Test
    @Order(14)
    void everythingForFingersIsLargeEnoughAlsoTheLetters() {
        assertEquals(List.of(), window.flaws());
        window.touch("pad.ABC");
        window.await("the letters", () -> window.sees("pad.q"));
        assertEquals(List.of(), window.flaws());
        window.touch("pad.123");
        window.await("the digits", () -> window.sees("pad.7"));
    }

    @Test
    @Order(15)
    void aCodeOfTwoProductsIsAChoiceThatNoPaymentPasses() {
        Shop.contestTheApple();
        window.scan(Shop.BREAD);
        window.scan(Shop.APPLE);
        window.await("the choice", () -> window.rows("sell.found") == 2);
        window.press(SWT.F9);
        assertTrue(window.text("sell.banner").contains("several products"), window.text("sell.banner"));
        assertEquals(2, window.rows("sell.found"), "nothing is paid while something is to be chosen");
        window.press(SWT.ARROW_DOWN);
        window.press(SWT.CR);
        window.await("the pear", () -> window.text("sell.lines").contains("Pear"));
        assertEquals("", window.text("sell.banner"));
        window.scan(Shop.APPLE);
        window.await("the choice", () -> window.rows("sell.found") == 2);
        window.press(SWT.ESC);
        window.await("what was not sold", () -> window.text("sell.banner").contains(Shop.APPLE));
        assertEquals(2, window.rows("sell.lines"));
        window.scan(Shop.APPLE);
        window.await("the choice", () -> window.rows("sell.found") == 2);
        window.scan(Shop.BREAD);
        window.await("three lines", () -> window.rows("sell.lines") == 3);
        window.press(SWT.F6);
        window.await("both scans that nobody chose for", () -> window.rows("sell.not-sold") == 2);
    }

    @Test
    @Order(16)
    void whatWaitsForAPersonIsSaidAndShownAndAScanDecidesNothing() {
        Disputes.arrive();
        window.await("the bar to say it", () -> window.text("sync.bar").contains("3 to look into"));
        window.press(SWT.SHIFT, SWT.F1);
        window.await("the way there", () -> window.sees("sync.look"));
        window.press(SWT.CTRL, SWT.F1);
        window.await("the list", () -> window.rows("conflict.list") == 3);
        window.await("the explanation to go", () -> !window.sees("sync.look"));
        window.await("both products", () -> window.text("conflict.values").contains("Pear"));
        window.scan(Shop.APPLE);
        window.await(
                "that Enter decides nothing",
                () -> !window.text("conflict.banner").isEmpty());
        window.press(SWT.F9);
        assertEquals(
                2,
                Shop.number("SELECT count(*) FROM product_codes WHERE code = '" + Shop.APPLE + "' AND is_deleted = 0"),
                "nothing was chosen");
        assertEquals(List.of(), window.flaws());
    }

    @Test
    @Order(17)
    void aContestedCodeIsGivenToOneProductByKeysAlone() {
        window.press(SWT.ARROW_RIGHT);
        window.await("the apple", () -> window.text("conflict.outcome").startsWith("It stays with: Apple"));
        window.press(SWT.F9);
        window.await("the decision", () -> window.text("conflict.banner").startsWith("Decided."));
        assertEquals(
                "c-apple",
                Shop.text("SELECT id FROM product_codes WHERE is_deleted = 0 AND code = '" + Shop.APPLE + "'"));
        window.await("one less", () -> window.text("sync.bar").contains("2 to look into"));
    }

    @Test
    @Order(18)
    void oneOfTwoNamesIsChosenByKeysAlone() {
        window.await("the bread", () -> window.text("conflict.headline").contains("Name was changed"));
        window.await("its names", () -> window.text("conflict.values").contains("Sourdough"));
        window.press(SWT.ARROW_RIGHT);
        window.press(SWT.ARROW_RIGHT);
        window.await("the second", () -> window.text("conflict.outcome").equals("Then everywhere: Sourdough"));
        window.press(SWT.F9);
        window.await("the decision", () -> window.text("conflict.banner").startsWith("Decided."));
        assertEquals("Sourdough", Shop.text("SELECT name FROM products WHERE id = 'bread'"));
    }

    @Test
    @Order(19)
    void whatWasSetAsideSaysWhyAndWhatToDoAndEscapeGoesBackToTheSale() {
        window.await("what to do", () -> window.text("conflict.outcome").startsWith("What to do: Nothing to do"));
        assertTrue(window.text("conflict.why").contains("head office does not have yet"), window.text("conflict.why"));
        window.press(SWT.ESC);
        window.await("where one was", () -> window.rows("sell.not-sold") == 2);
        window.press(SWT.ESC);
        window.await("the sale", () -> window.rows("sell.lines") == 3);
        window.scan(Shop.APPLE);
        window.await("the apple without a question", () -> window.rows("sell.lines") == 4);
    }
}
