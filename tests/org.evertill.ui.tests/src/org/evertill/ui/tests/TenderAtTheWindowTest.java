package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.evertill.ui.tests.Cards.Mood;
import org.evertill.ui.walk.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every way to pay, with real keys and touches, on the till that {@link SellAtTheWindowTest} left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenderAtTheWindowTest {

    private static @Nullable Cards cards;

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void aSaleIsSplitBetweenCashForeignCashAndACardByKeysAlone() {
        cards = Shop.takeTenders();
        Cashier.toTheSale();
        window.scan(Shop.BREAD);
        window.await("the bread", () -> window.text("sell.totals").contains("2.40"));
        window.press(SWT.F8);
        window.await("the tenders", () -> window.sees("pay.card"));
        window.type("1");
        window.press(SWT.F2);
        window.await("what is left", () -> window.text("sell.totals").contains("1.40"));
        window.type("1");
        window.press(SWT.F4);
        window.await(
                "what is left after francs", () -> window.text("sell.totals").contains("0.35"));
        assertEquals(2, window.rows("pay.parts"));
        window.press(SWT.F3);
        window.await("the receipt", () -> window.text("sell.receipt").contains("Visa 1234"));
        assertEquals(
                "card 35, cash 100, chf 105",
                Shop.text("SELECT group_concat(tender || ' ' || amount_minor, ', ') FROM (SELECT * FROM payments WHERE"
                        + " sale_id = (SELECT id FROM sales ORDER BY receipt DESC LIMIT 1) ORDER BY tender)"));
    }

    @Test
    @Order(2)
    void aDeclinedCardSaysSoAndACashPartIsTakenBackByTouchAlone() {
        window.scan(Shop.BREAD);
        window.await("the bread", () -> window.text("sell.totals").contains("2.40"));
        window.touch("sell.cash");
        window.await("the tenders", () -> window.sees("pay.card"));
        assertEquals(List.of(), window.flaws());
        window.touch("pad.1");
        window.touch("pay.cash");
        window.await("a part", () -> window.rows("pay.parts") == 1);
        terminal().mood = Mood.DECLINES;
        window.touch("pay.card");
        window.await("why", () -> window.text("sell.banner").contains("The card is blocked."));
        assertEquals(1, window.rows("pay.parts"));
        window.touch("pay.take-back");
        window.await("nothing paid", () -> window.rows("pay.parts") == 0);
        assertTrue(window.text("sell.totals").contains("2.40"), window.text("sell.totals"));
    }

    @Test
    @Order(3)
    void whatNobodyKnowsIsFoundAgainAfterALoginAndAskedForAgain() {
        terminal().mood = Mood.SILENT;
        window.touch("pay.card");
        window.await("that nobody knows", () -> window.text("sell.banner").startsWith("Nobody knows"));
        window.press(SWT.F12);
        window.await("the login", () -> window.sees("login.people"));
        Cashier.login();
        window.await("the payment", () -> window.rows("pay.parts") == 1);
        assertEquals("Ask again", window.text("sell.exact"));
        terminal().mood = Mood.APPROVES;
        window.press(SWT.F9);
        window.await("the receipt", () -> window.text("sell.receipt").contains("Visa 1234"));
    }

    @Test
    @Order(4)
    void aGiftCardIsAskedForItsNumberAndAScanOfGoodsMeanwhileIsSold() {
        window.scan(Shop.BREAD);
        window.press(SWT.F8);
        window.await("the tenders", () -> window.sees("pay.card"));
        window.scan(Shop.BREAD);
        window.await("two of it", () -> window.rows("sell.lines") == 2);
        window.press(SWT.F8);
        window.await("the tenders", () -> window.sees("pay.card"));
        window.type("2");
        window.press(SWT.KEYPAD_ADD);
        window.touch("pay.gift-card");
        window.await("the question", () -> window.text("sell.entry").contains("number"));
        window.scan(Shop.GIFT);
        window.await("the receipt", () -> window.text("sell.receipt").contains("Gift card"));
        assertEquals(
                List.of(4_320L, 200L),
                List.of(
                        Shop.number("SELECT balance_minor FROM stored_values WHERE id = 'gift'"),
                        Shop.number("SELECT tip_minor FROM payments WHERE tender = 'gift-card'")));
    }

    private static Cards terminal() {
        return Objects.requireNonNull(cards, "the first test lets the chain take cards");
    }
}
