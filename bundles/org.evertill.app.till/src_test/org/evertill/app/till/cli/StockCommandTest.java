package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store does with goods, by commands alone. */
class StockCommandTest extends CliCase {

    private static final String PIN = "1357";
    private static final String PIN_OF_MIA = "2468";
    private static final String APPLE = "4006381333931";

    @BeforeEach
    void aShop() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(directory.resolve("products.csv"), "gtin,name,price\n4006381333931,Apple,2.55\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        var hash = new Argon2PinHash();
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STORE, new Store("S2", "Hall", "GB", "GBP", "Europe/London", null, null));
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, hash.of(PIN.toCharArray()), true));
                tx.insert(
                        DomainTypes.STAFF,
                        new Staff("m", "Mia", Role.MANAGER, hash.of(PIN_OF_MIA.toCharArray()), true));
                return 0;
            });
        }
    }

    private int typed(String input, String person, String... words) {
        var all = new ArrayList<>(List.of("stock", words[0], "--as", person, "--data", data()));
        all.addAll(List.of(words).subList(1, words.length));
        return runTyping(input, all.toArray(String[]::new));
    }

    private void does(String... words) {
        assertEquals(0, typed(PIN_OF_MIA + "\n", "Mia", words), out + "" + err);
    }

    private void refuses(String code, String... words) {
        assertEquals(1, typed(PIN_OF_MIA + "\n", "Mia", words), out.toString());
        assertTrue(err.toString().contains(code), err.toString());
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    @Test
    void whatIsOnTheShelvesComesFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("stock.csv"), "code,quantity\n" + APPLE + ",12\nSHELL,1\n");
        assertEquals(0, run("import-stock", file.toString(), "--dry-run", "--data", data()), err.toString());
        says("tried, nothing was changed: rows 2: counted 1, counted before 0");
        assertEquals(0, run("import-stock", file.toString(), "--data", data()), err.toString());
        says("rows 2: counted 1, counted before 0");
        says("sale.unknown-code 1");
        does("on-hand", APPLE);
        says("12");
        assertEquals(0, run("import-stock", file.toString(), "--data", data()), err.toString());
        says("rows 2: counted 0, counted before 1");
        assertEquals(1, run("import-stock", file.toString(), "--reference", " ", "--data", data()));
        assertTrue(err.toString().contains("exchange.bad-reference"), err.toString());
    }

    /** Whoever counts says who it is: it may hide what is missing. */
    @Test
    void whatIsCountedIsTheStock() {
        does("adjust", APPLE, "-2", "--reason", "rotten");
        does("count", APPLE, "12.5", "--reference", "2026");
        says("expected -2, difference +14.5");
        does("on-hand", APPLE);
        says("12.5 here");
        refuses("sale.bad-quantity", "count", APPLE, "twelve");
        refuses("sale.bad-quantity", "count", APPLE, "1e999999999");
        refuses("stock.bad-count", "count", APPLE, "-1");
        assertEquals(2, run("count", APPLE, "1", "--data", data()), "nobody counts without a PIN");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
        says("products counted 1");
    }

    @Test
    void goodsAreOrderedReceivedSentAndCounted() {
        does("target", APPLE, "5", "20", "--unit", "6", "--supplier", "Orchard");
        does("low");
        says("order 24 of Orchard");
        does("reorder", "--order");
        says("S1-R1-A-P000001 of Orchard, open");
        does("receive", "--order", "S1-R1-A-P000001", "--reference", "LS 1", "20*" + APPLE + "@0.50");
        says("S1-R1-A-D000001, receipt of Orchard, number LS 1");
        says("cost 10.00 GBP, -4 than ordered so far");
        does("order-close", "S1-R1-A-P000001");
        says("difference -4");
        does("orders");
        says("no order is open");
        does("cost", APPLE);
        says("0.5000 GBP on average");

        does("send", "S2", "3*" + APPLE);
        says("S1-R1-A-D000002, transfer out with store S2");
        does("transfers");
        says("sent 3, came 0, given up 0, open 3");
        does("settle", "S1-R1-A-D000002", "--reason", "lost");
        does("transfers");
        says("nothing is on its way");
        does("cancel", "S1-R1-A-D000002", "--reason", "stays");
        says("takes back S1-R1-A-D000002");

        does("sheet-open", "March");
        does("count", APPLE, "18", "--sheet", "March");
        says("counted 18 of ");
        says("expected 20, difference -2");
        does("sheet", "March");
        does("sheet-close", "March");
        does("differences", "March");
        says("all: -1.00 GBP");
        does("adjust", APPLE, "-2", "--reason", "rotten");
        says("now 16");
        does("on-hand", APPLE, "--ask");
        says(": 16 here, counted ");
        says("of other stores nothing is known");
        assertEquals(
                0,
                runTyping(PIN + "\n2*" + APPLE + "\n/cash 10\n", "sell", "--as", "Carl", "--data", data()),
                err + "");
        does("margin", LocalDate.now(ZoneId.of("Europe/London")).toString(), "--each", "product");
        says("revenue 4.25 GBP, cost 1.00 GBP, margin 3.25 GBP (76.5 %)");
    }

    @Test
    void verifyFindsGoodsThatWereChangedPastTheTill() throws SQLException {
        does("receive", "10*" + APPLE + "@0.50");
        does("send", "S2", "3*" + APPLE);
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + Path.of(data(), "till.db"));
                var statement = connection.createStatement()) {
            for (String change : List.of("insert", "update", "delete")) {
                statement.execute("DROP TRIGGER IF EXISTS stock_document_lines_guard_" + change);
            }
            assertEquals(
                    1,
                    statement.executeUpdate("UPDATE stock_document_lines SET quantity_milli = 1 WHERE position = 1"
                            + " AND kind = 'RECEIPT'"));
        }
        assertEquals(3, run("verify", "--data", data()), out + "" + err);
        says("What moved is not what its document says: ");
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        refuses("sale.bad-quantity", "receive", "x*" + APPLE);
        refuses("stock.bad-cost", "receive", "1*" + APPLE + "@x");
        refuses("stock.unknown-store", "send", "S9", APPLE);
        refuses("stock.bad-transfer", "take-in", "S1-R1-A-D000001");
        refuses("stock.unknown-sheet", "sheet", "nothing");
        assertEquals(2, run("stock", "--data", data()));
        assertTrue(err.toString().contains("stock on-hand"), err.toString());
    }

    @Test
    void aCashierNeedsSomebodyToTakeGoodsIn() {
        assertEquals(1, typed(PIN + "\n", "Carl", "receive", APPLE));
        assertTrue(err.toString().contains("RECEIVE_STOCK"), err.toString());
        assertEquals(0, typed(PIN + "\n" + PIN_OF_MIA + "\n", "Carl", "receive", "--allow", "Mia", APPLE), err + "");
        assertEquals(0, typed(PIN + "\n", "Carl", "on-hand"), err + "");
        says("nothing is less than 0");
    }
}
