package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A shift from its cash to its Z and the next one, on the till that {@link SellAtTheWindowTest} left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShiftAtTheWindowTest {

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void theBarSaysWhichShiftIsOpenAndItsKeyLeadsThere() {
        Cashier.toTheSale();
        assertEquals("Shift 1", window.text("shift.status"));
        window.press(SWT.CTRL, SWT.F2);
        window.await("the shift", () -> window.rows("shift.facts") > 2);
        assertEquals("Count the drawer", window.text("shift.next"));
        assertEquals(List.of(), window.flaws());
    }

    @Test
    @Order(2)
    void cashGoesToTheSafeByKeysAloneAndWhatIsPaidOutAManagerAllows() {
        window.press(SWT.F4);
        window.type("2");
        window.press(SWT.CR);
        window.await("the question what for", () -> window.text("shift.entry").startsWith("What for"));
        window.press(SWT.CR);
        window.await("that it moved", () -> window.text("shift.banner").startsWith("Brought to the safe"));
        window.touch("shift.PAID_OUT");
        window.type("1");
        window.press(SWT.CR);
        window.type("parcel");
        window.press(SWT.CR);
        window.await("who may allow it", () -> window.rows("shift.approvers") == 1);
        window.type(Shop.MANAGER_PIN);
        window.press(SWT.CR);
        window.await("that it moved", () -> window.text("shift.banner").startsWith("Paid out"));
        assertEquals(
                "DROP -200, PAID_OUT -100 parcel",
                Shop.text("SELECT group_concat(kind || ' ' || amount_minor || ifnull(' ' || reason, ''), ', ')"
                        + " FROM (SELECT * FROM cash_movements ORDER BY kind)"));
    }

    @Test
    @Order(3)
    void theDrawerIsCountedBlindAndTheShiftEndsWithAZ() {
        window.press(SWT.F9);
        window.await("coins and notes", () -> window.rows("shift.pieces") > 10);
        assertFalse(window.text("shift.summary").contains("Expected"));
        window.press(SWT.ARROW_DOWN);
        window.type("3");
        window.press(SWT.CR);
        window.await(
                "three of the second value", () -> window.text("shift.summary").contains("600.00"));
        window.press(SWT.F9);
        window.await("what is too much", () -> window.text("shift.summary").startsWith("Over"));
        assertEquals(1, Shop.number("SELECT count(*) FROM cash_counts WHERE total_minor = 60000"));
        window.press(SWT.F9);
        window.await("what stays", () -> window.text("shift.summary").startsWith("Left in the drawer"));
        window.type("50");
        window.press(SWT.CR);
        window.await("the Z", () -> window.text("shift.slip").contains("Z report"));
        window.press(SWT.F9);
        window.await("that none is open", () -> window.text("shift.status").equals("No shift is open"));
        assertEquals("Open shift", window.text("shift.next"));
    }

    @Test
    @Order(4)
    void aZIsSeenAgainAndTheNextShiftBeginsWithWhatWasLeft() {
        window.press(SWT.F8);
        window.await("the copy", () -> window.text("shift.slip").contains("COPY 1"));
        window.press(SWT.ESC);
        window.await("the way to open one", () -> window.text("shift.next").equals("Open shift"));
        window.press(SWT.CR);
        window.await("the sell screen", () -> window.text("sell.banner").startsWith("Shift 2 is open"));
        assertEquals(5_000, Shop.number("SELECT opening_float_minor FROM shifts WHERE number = 2"));
        assertTrue(window.sees("sell.entry"));
    }
}
