package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Parking, discounts, customers and voids, on the till that {@link SellAtTheWindowTest} left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetAsideAtTheWindowTest {

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void twoSalesAreParkedAndOneIsTakenUpByKeysAlone() {
        Cashier.toTheSale();
        Shop.knowAda();
        park(Shop.BREAD, "ada");
        park(Shop.TEA, "ben");
        window.press(SWT.SHIFT, SWT.F3);
        window.await("both", () -> window.rows("sell.choices") == 2);
        window.press(SWT.CR);
        window.await("the bread", () -> window.text("sell.totals").contains("2.40"));
        assertEquals(1, window.rows("sell.lines"));
    }

    @Test
    @Order(2)
    void aCustomerIsFoundByNumberAndADiscountIsAllowedByAManager() {
        window.press(SWT.SHIFT, SWT.F6);
        window.await("the way back", () -> window.text("sell.more").equals("Back"));
        window.touch("sell.more");
        window.await("codes again", () -> window.text("sell.entry").startsWith("Scan"));
        window.type(Shop.ADA);
        window.press(SWT.SHIFT, SWT.F6);
        window.await("Ada", () -> window.text("sell.banner").startsWith("Customer: Ada Baker"));
        window.touch("sell.more");
        assertEquals(List.of(), window.flaws());
        window.type("50");
        window.touch("more.discount-all");
        window.type("dented");
        window.press(SWT.CR);
        window.await("who may allow it", () -> window.rows("sell.approvers") == 1);
        window.type(Shop.MANAGER_PIN);
        window.press(SWT.CR);
        window.await("half of it", () -> window.text("sell.totals").contains("1.20"));
        window.press(SWT.F9);
        window.await("the receipt", () -> window.text("sell.receipt").contains("dented"));
        assertEquals(1, Shop.number("SELECT count(*) FROM sales WHERE customer_id = 'ada' AND total_minor = 120"));
    }

    @Test
    @Order(3)
    void aPaidSaleIsVoidedWithAReasonAndTheOnlyParkedOneIsTakenUpAtOnce() {
        var receipt = Shop.text("SELECT receipt_number FROM sales WHERE customer_id = 'ada'");
        window.type(receipt);
        window.press(SWT.SHIFT, SWT.F7);
        window.await("the question why", () -> window.text("sell.entry").startsWith("Reason"));
        window.type("mistake");
        window.press(SWT.CR);
        window.await("who may allow it", () -> window.rows("sell.approvers") == 1);
        window.type(Shop.MANAGER_PIN);
        window.press(SWT.CR);
        window.await("the void", () -> window.text("sell.receipt").contains("VOID"));
        window.type(Shop.ADA);
        window.press(SWT.SHIFT, SWT.F6);
        window.await("her empty sale in the place of the receipt", () -> window.rows("sell.lines") == 0);
        assertEquals(1, Shop.number("SELECT count(*) FROM sales WHERE void_reason = 'mistake'"));
        window.touch("sell.more");
        window.touch("more.recall");
        window.await("the tea", () -> window.text("sell.totals").contains("3.15"));
    }

    private void park(String code, String name) {
        window.scan(code);
        window.await("a line", () -> window.rows("sell.lines") == 1);
        window.press(SWT.SHIFT, SWT.F2);
        window.await("the question", () -> window.text("sell.entry").startsWith("Name"));
        window.type(name);
        window.press(SWT.CR);
        window.await("that it is parked", () -> window.text("sell.banner").startsWith("Parked: " + name));
    }
}
