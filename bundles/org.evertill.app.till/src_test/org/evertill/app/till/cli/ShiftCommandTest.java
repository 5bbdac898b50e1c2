package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.devices.simulated.SimulatedPrinter;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A day at a till's real database, by commands alone. */
@Isolated("sets the locale")
class ShiftCommandTest extends CliCase {

    private static final String PIN = "1357";
    private static final String PIN_OF_MIA = "2468";

    @BeforeEach
    void aShop() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(directory.resolve("products.csv"), "gtin,name,price\n4006381333931,Apple,2.55\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        var hash = new Argon2PinHash();
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, hash.of(PIN.toCharArray()), true));
                tx.insert(
                        DomainTypes.STAFF,
                        new Staff("m", "Mia", Role.MANAGER, hash.of(PIN_OF_MIA.toCharArray()), true));
                return 0;
            });
        }
    }

    private int typed(String input, String... words) {
        var all = new ArrayList<>(List.of("shift", words[0], "--as", "Carl", "--data", data()));
        all.addAll(List.of(words).subList(1, words.length));
        return runTyping(input, all.toArray(String[]::new));
    }

    private void does(String... words) {
        assertEquals(0, typed(PIN + "\n", words), out + "" + err);
    }

    private void refuses(String code, String... words) {
        assertEquals(1, typed(PIN + "\n", words), out.toString());
        assertTrue(err.toString().contains(code), err.toString());
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    private void sells() {
        assertEquals(
                0, runTyping(PIN + "\n4006381333931\n/cash 10\n", "sell", "--as", "Carl", "--data", data()), err + "");
    }

    @Test
    void slipsAreAlsoPrintedWhereSomebodyWantsThem() throws IOException {
        try (var printer = SimulatedPrinter.start()) {
            var address = "tcp://127.0.0.1:" + printer.port();
            assertEquals(0, run("printer", "set", address, "--language", "de", "--data", data()), err.toString());
            does("open", "--float", "100.00");
            does("drop", "50", "--print");
            does("count", "50");
            does("close", "--print");
            does("z", "--print");
            says("Z report");
            var lines = printer.paper().lines().stream().map(String::strip).toList();
            assertTrue(lines.contains("In den Tresor"), lines.toString());
            assertEquals(
                    2,
                    lines.stream().filter("Z-Bericht S1-R1-A-Z000001"::equals).count(),
                    lines.toString());
            assertTrue(lines.contains("KOPIE 1"), lines.toString());
            assertEquals(3, printer.paper().cuts());
            assertEquals(0, run("printer", "none", "--data", data()));
            does("z", "--print");
            assertTrue(err.toString().contains("device.no-printer"), err.toString());
        }
    }

    @Test
    void aDayFromTheFloatToTheCopyOfTheZ() {
        does("open", "--float", "100.00");
        says("shift 1 is open, float 100.00 GBP");
        sells();
        does("paid-in", "5", "--reason", "found");
        does("loan", "20.00");
        does("drop", "50");
        says("drop 50.00 GBP");
        does("status");
        says("shift 1, open since ");
        says(" by Carl, 1 receipts");
        assertFalse(out.toString().contains("77.55"), "nothing is told before it is counted");
        does("count", "50x1", "20x1", "1x7", "0.50x1");
        says("counted 77.50 GBP, expected 77.55 GBP, difference -0.05 GBP");
        does("status");
        says("it can be closed");
        does("x");
        says("X report");
        does("close", "--keep", "60");
        says("Z report S1-R1-A-Z000001");
        says("Short                                -0.05");
        says("Taken out                            17.50");
        does("z");
        says("COPY 1");
        does("z", "S1-R1-A-Z000001");
        says("COPY 2");
        does("open");
        says("shift 2 is open, float 60.00 GBP");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
        says("Z reports");
    }

    /** 2.55 for 5 francs, at 0.80: 1.45 change. */
    @Test
    void foreignCashIsCountedBehindItsCode() {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            var francs = new TenderKind(
                    "chf", "Francs", TenderType.FOREIGN_CASH, null, "CHF", 800_000_000L, null, null, null, true, true);
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(TenderTypes.TENDER_KIND, francs);
                return 0;
            });
        }
        does("open", "--float", "100.00");
        var typed = PIN + "\n4006381333931\n/pay chf 5\n";
        assertEquals(0, runTyping(typed, "sell", "--as", "Carl", "--data", data()), out + "" + err);
        does("status");
        says("to be counted in GBP, CHF");
        refuses("shift.currency-not-counted", "count", "98.55");
        refuses("shift.bad-amount", "count", "98.55", "CHF");
        refuses("shift.bad-amount", "count", "98.55", "XQX", "1");
        refuses("shift.bad-amount", "count", "CHF", "GBP", "98.55");
        does("count", "50x1", "48.55x1", "chf", "2x2", "0.50x1");
        says("counted 98.55 GBP, expected 98.55 GBP, difference 0.00 GBP");
        says("counted 4.50 CHF, expected 5.00 CHF, difference -0.50 CHF");
        does("count", "CHF", "5", "GBP", "98.55");
        does("close");
        says("Expected in the drawer CHF            5.00");
        says("Taken out CHF                         5.00");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void verifyFindsAZThatWasChangedPastTheTill() throws SQLException {
        sells();
        does("count", "2.55");
        does("close");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + Path.of(data(), "till.db"));
                var statement = connection.createStatement()) {
            for (String change : List.of("insert", "update", "delete")) {
                statement.execute("DROP TRIGGER IF EXISTS shift_closings_guard_" + change);
            }
            assertEquals(1, statement.executeUpdate("UPDATE shift_closings SET sales_total_minor = 1"));
        }
        assertEquals(3, run("verify", "--data", data()), out + "" + err);
        says("The figures do not come to what the Z says: S1-R1-A-Z000001");
    }

    @Test
    void whatTheRoleDoesNotAllowSomebodyElseMay() {
        sells();
        refuses("staff.needs-approval", "paid-out", "2.00", "--reason", "windows");
        assertTrue(err.toString().contains("needs PAY_OUT; --allow PERSON, one of: "), err.toString());
        assertEquals(1, typed(PIN + "\n1111\n", "paid-out", "2.00", "--reason", "windows", "--allow", "Mia"));
        assertTrue(err.toString().contains("staff.wrong-pin"), err.toString());
        assertEquals(
                0,
                typed(PIN + "\n" + PIN_OF_MIA + "\n", "paid-out", "2.00", "--reason", "windows", "--allow", "Mia"),
                err.toString());
        says("paid out 2.00 GBP");
        refuses("staff.needs-approval", "x");
        assertEquals(0, typed(PIN + "\n" + PIN_OF_MIA + "\n", "x", "--allow", "Mia"), err.toString());
        says("1 x Paid out                         -2.00");
    }

    @Test
    void whatIsNoAmountIsSaidAndChangesNothing() {
        does("status");
        says("no shift is open");
        refuses("shift.none-open", "count", "1");
        refuses("shift.bad-amount", "open", "--float", "much");
        refuses("shift.bad-amount", "open", "--float", "1.234");
        does("open", "--float", "0");
        refuses("shift.bad-amount", "count", "50x1", "7");
        refuses("shift.bad-amount", "count", "999999999999999999x999999999");
        refuses("shift.no-reason", "paid-in", "1");
        refuses("shift.not-counted", "close");
        refuses("shift.none-open", "x", "--shift", "7");
        refuses("shift.unknown-z", "z");
        assertEquals(1, typed("9999\n", "status"));
        assertTrue(err.toString().contains("staff.wrong-pin"), err.toString());
        assertEquals(2, run("shift", "--data", data()));
    }

    /** A line each: whoever reads for the first command leaves the second its own. */
    @Test
    void commandsOfABatchGetTheirPinsFromTheInputOneAfterTheOther() throws IOException {
        Path file = Files.writeString(
                directory.resolve("morning"),
                "shift open --float 50 --as Carl\nshift paid-in 5 --reason change --as Mia\nshift status --as Carl\n");
        String pins = PIN + "\n" + PIN_OF_MIA + "\n" + PIN + "\n";
        assertEquals(0, runTyping(pins, "batch", file.toString(), "--data", data()), err.toString());
        assertEquals(1, runTyping(PIN + "\n" + PIN + "\n", "batch", file.toString(), "--data", data()));
        assertTrue(err.toString().contains("the batch ended with line 1"), err.toString());
    }
}
