package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Stock of all stores by commands, on a real database. */
class StockCommandTest extends RunningPostgres {

    private Run run(int code, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        return run;
    }

    private static void says(Run run, String text) {
        assertTrue(run.said().contains(text), run.said());
    }

    @Test
    void nothingIsThereUntilStoresTellOfIt() {
        run(0, "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        says(run(0, "stock", "transfers"), "Nothing is on its way.");
        says(run(0, "stock", "orders"), "No order is open.");
        says(run(0, "stock", "low", "--store", "S1"), "Nothing is low.");
        says(run(0, "stock", "margin", "--store", "S1", "2026-03-01"), "All: revenue 0.00 GBP");
        says(run(1, "stock", "margin", "--store", "S1", "2026-03-02", "2026-03-01"), "stock.bad-days");
        says(run(1, "stock", "on-hand", "4711"), "headoffice.unknown-product");
        says(run(1, "stock", "order", "--store", "S1", "Orchard", "2*4711"), "headoffice.unknown-product");
        says(run(1, "stock", "order", "--store", "S9", "Orchard", "2*4711"), "headoffice.unknown-store");
        says(run(1, "stock", "order", "--store", "S1", "Orchard", "x*4711"), "sale.bad-quantity");
        says(run(1, "stock", "order-close", "S1-HQ-P000001"), "stock.unknown-order");
        says(run(2, "stock"), "transfers");
    }
}
