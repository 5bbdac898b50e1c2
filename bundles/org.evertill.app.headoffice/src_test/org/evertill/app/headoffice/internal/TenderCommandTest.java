package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the chain takes, on a real database. */
class TenderCommandTest extends RunningPostgres {

    private void says(int code, String part, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        assertTrue(run.said().contains(part), run.said());
    }

    @Test
    void whatIsNotSaidStays() {
        says(0, "", "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        says(
                0,
                "card (Card): provider, by terminal",
                "tender",
                "card",
                "--type",
                "provider",
                "--provider",
                "terminal",
                "--name",
                "Card",
                "--most-offline",
                "50");
        says(0, "not taken now", "tender", "card", "--active", "false");
        says(0, "at most 20.00 GBP", "tender", "card", "--most", "20");
        says(0, "at most 20.00 GBP, offline at most 50.00 GBP, not taken now", "tender");
        says(0, "at most 50.00 GBP, not taken now", "tender", "card", "--most", "none");
    }

    @Test
    void whatCannotBeIsSaidInWordsOfItsOwn() {
        says(0, "", "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        says(1, "is called cash", "tender", "notes", "--type", "cash");
        says(1, "is called cash", "tender", "cash", "--type", "voucher");
        says(1, "XXQ is no currency", "tender", "chf", "--type", "foreign_cash", "--currency", "XXQ", "--rate", "1");
        says(
                1,
                "1.0000000001 is no rate",
                "tender",
                "chf",
                "--type",
                "foreign_cash",
                "--currency",
                "CHF",
                "--rate",
                "1.0000000001");
        says(1, "5,00 is no amount of GBP; write it like 12.50", "tender", "cash", "--type", "cash", "--most", "5,00");
        says(
                1,
                "XXQ is no currency",
                "enrolment-code",
                "--store",
                "S2",
                "--register",
                "R1",
                "--country",
                "GB",
                "--currency",
                "XXQ",
                "--cash-rounding",
                "0.05");
    }
}
