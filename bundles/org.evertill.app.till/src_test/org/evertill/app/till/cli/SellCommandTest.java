package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.SettingValue;
import org.evertill.domain.Staff;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Selling a line at a time, on a till's real database. */
@Isolated("sets the locale")
class SellCommandTest extends CliCase {

    private static final String PIN = "1357";
    private static final String A = "4006381333931";
    private static final String B = "5901234123457";
    private static final String PRODUCTS = "gtin,name,price\n" + A + ",Apple,2.55\n" + B + ",Bread,3.10\n";

    @BeforeEach
    void aShop() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(directory.resolve("products.csv"), PRODUCTS);
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        var hash = new Argon2PinHash();
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, hash.of(PIN.toCharArray()), true));
                tx.insert(DomainTypes.STAFF, new Staff("m", "Mia", Role.MANAGER, hash.of("2468".toCharArray()), true));
                return 0;
            });
        }
    }

    private int sell(String... lines) {
        return runTyping(PIN + "\n" + String.join("\n", lines) + "\n", "sell", "--as", "carl", "--data", data());
    }

    private void sells(String... lines) {
        assertEquals(0, sell(lines), err.toString());
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    @Test
    void whatIsSetForTheTillAndWhereItComesFrom() {
        assertEquals(0, run("settings", "--data", data()), err.toString());
        says("sale.age-check = yes  (built in)");
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.SETTING_VALUE, SettingValue.of("sale.age-check", "store:S1", "no"));
                tx.insert(DomainTypes.SETTING_VALUE, SettingValue.of("sale.age-check", "register:S1-R1", "perhaps"));
                return 0;
            });
        }
        assertEquals(0, run("settings", "--data", data()), err.toString());
        says("sale.age-check = no  (set for store:S1)");
        assertTrue(err.toString().contains("passed over: \"perhaps\""), err.toString());
    }

    @Test
    void goodsThatAskForSomethingAreSoldByTheAnswer() throws IOException {
        String special = "gtin,name,price,minimum_age,serial_needed,open_price,deposit_sku,deposit,sku\n"
                + "4012345678901,Gin,20.00,18,yes,,0000000000017,,gin\n"
                + "0000000000017,Bottle,0.25,,,,,yes,0000000000017\n"
                + "4000000000006,Flowers,,,,yes,,,\n";
        Path file = Files.writeString(directory.resolve("special.csv"), special);
        assertEquals(0, run("import-products", file.toString(), "--data", data()), out + "" + err);
        sells("4012345678901", "/age yes", "/serial G 1", "4000000000006", "/price 12.50", "-3*0000000000017", "/list");
        says("asks: Gin is for people of 18 years and more.");
        says("2  1 x 0.25 = 0.25  0000000000017  Bottle");
        says("   serial number G 1");
        says("total 32.00 GBP");
        sells("/comment 3 for my sister", "/cash");
        says("for my sister");
        says("Serial no. G 1");
    }

    @Test
    void aProgramThatDoesNotAnswerEnds() throws IOException {
        Path file = Files.writeString(
                directory.resolve("wine.csv"), "gtin,name,price,minimum_age\n4012345678901,Wine,6,16\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), out + "" + err);
        assertEquals(1, sell("4012345678901", A), out.toString());
        assertTrue(err.toString().contains("sale.age-check"), err.toString());
        assertEquals(1, sell("4012345678901"));
        sells("4012345678901", "/age no", "/list");
        says("total 0.00 GBP");
        assertEquals(1, sell("/age yes"));
    }

    @Test
    void withoutTaxAReasonStandsOnTheReceipt() {
        assertEquals(
                0, runTyping("2468\n" + A + "\n/exempt embassy 12\n/cash\n", "sell", "--as", "mia", "--data", data()));
        says("total 2.12 GBP, without tax: embassy 12");
        says("Without tax: embassy 12");
    }

    @Test
    void aSaleFromTheFirstScanToTheReceipt() {
        sells("# the morning", A, "3*" + B, "/qty 1 2", "/list", "/cash 20");
        says("1  2 x 2.55 = 5.10  4006381333931  Apple");
        says("total 14.40 GBP");
        says("completed S1-R1-A-000001, total 14.40 GBP, change 5.60 GBP");
        sells("/receipt S1-R1-A-000001");
        says("14.40");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void aSaleIsPaidInPartsWhateverEndsTheProgram() {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(
                        TenderTypes.TENDER_KIND,
                        new TenderKind(
                                "euro",
                                "Euro",
                                TenderType.FOREIGN_CASH,
                                null,
                                "EUR",
                                850_000_000L,
                                null,
                                null,
                                null,
                                true,
                                true));
                return 0;
            });
        }
        sells("10*" + A, "/pay cash 5", "/pay cash 3", "/take-back");
        says("paid 2  cash  3.00 GBP");
        says("left to pay 17.50 GBP");
        says("left to pay 20.50 GBP");
        assertEquals(1, sell("/qty 1 2"));
        assertTrue(err.toString().contains("sale.tendered"), err.toString());
        assertEquals(1, sell("/pay shells"));
        assertEquals(1, sell("/take-back 2"));
        sells("/due", "/tip 1", "/pay EUR 20", "/pay cash 10");
        says("paid 2  euro  16.00 GBP  for 20.00 EUR  tip 1.00 GBP");
        says("completed S1-R1-A-000001, total 25.50 GBP, change 5.50 GBP");
        says("Rate 0.85");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void aGiftCardIsSoldAndSpent() {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
                return 0;
            });
        }
        sells("/load gift-card CARD-7 50", "/cash");
        sells(A, "/pay gift CARD-7", "/receipt");
        says("Left on it");
        says("47.45");
        assertEquals(0, sellAs("2468", "mia", "/refund S1-R1-A-000002", "/due"), err.toString());
        says("pay back: /pay gift-card CARD-7 2.55");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
        assertEquals(0, run("payments", "--data", data()), out + "" + err);
    }

    private int sellAs(String pin, String person, String... lines) {
        return runTyping(pin + "\n" + String.join("\n", lines) + "\n", "sell", "--as", person, "--data", data());
    }

    @Test
    void whatWasInTheBasketIsThereAtTheNextStart() {
        sells(A, B);
        sells("/cash");
        says("total 5.65 GBP");
        says("completed S1-R1-A-000001, total 5.65 GBP, change 0.00 GBP");
        sells();
        says("nothing is in the basket");
    }

    @Test
    void theFirstLineThatIsRefusedEndsAProgramAndLosesNothing() {
        assertEquals(1, sell(A, "nothing like this", "/cash"));
        assertTrue(err.toString().contains("sale.unknown-code"), err.toString());
        assertFalse(out.toString().contains("completed"), out.toString());
        for (String line : new String[] {
            "/fly",
            "/qty 1",
            "/qty x 1",
            "/qty 0 1",
            "/cash 1.234",
            "/cash much",
            "/remove 1.5",
            "/allow Mia",
            "x".repeat(1_001)
        }) {
            assertEquals(1, sell(line), line);
            assertTrue(err.toString().contains("till.not-understood"), line + ": " + err);
        }
        assertEquals(1, sell("/remove 2"));
        assertTrue(err.toString().contains("sale.no-line"), err.toString());
        assertEquals(1, sell("/cash 1"));
        assertTrue(err.toString().contains("sale.not-enough-cash"), err.toString());
        assertEquals(1, sell("/qty 1 1.2345"));
        assertTrue(err.toString().contains("sale.bad-quantity"), err.toString());
        sells("/cash");
        says("total 2.55 GBP");
    }

    @Test
    void stepsAreTakenBackOneByOneAndAllAtOnce() {
        sells(A, "/qty 1 5", "/undo");
        assertTrue(out.toString().strip().endsWith("total 2.55 GBP"), out.toString());
        sells(A, "/undo", "/cash");
        says("completed S1-R1-A-000001, total 2.55 GBP");
        assertEquals(1, sell(A, "/undo", "/undo"));
        assertTrue(err.toString().contains("till.nothing-to-undo"), err.toString());
        sells(A, "/give-up");
        says("given up");
        sells();
        says("nothing is in the basket");
    }

    @Test
    void aBasketIsParkedAndRecalled() {
        sells(A, "/park red coat", B, "/parked", "/cash", "/recall 1", "/cash");
        says("parked as red coat");
        says("1  red coat  2.55 GBP");
        says("completed S1-R1-A-000001, total 3.10 GBP");
        says("completed S1-R1-A-000002, total 2.55 GBP");
        sells("/parked");
        says("nothing is parked");
        assertEquals(1, sell("/recall 1"));
        assertTrue(err.toString().contains("sale.not-parked"), err.toString());
    }

    @Test
    void promotionsAndDiscountsAreSaidLineByLine() throws IOException {
        Path file = Files.writeString(
                directory.resolve("promotions.csv"),
                "id,name,kind,terms\n"
                        + "three,Three for two,buy-get,\"{\"\"buy\"\":{\"\"count\"\":2},\"\"get\"\":{\"\"count\"\":1},\"\"percent\"\":100}\"\n"
                        + "bad,Bad,pieces-off,{}\n");
        assertEquals(0, run("import-promotions", file.toString(), "--dry-run", "--data", data()), err.toString());
        says("tried, nothing was changed: rows 2: added 1, changed 0, unchanged 0");
        sells("3*" + A, "/remove 1");
        assertFalse(out.toString().contains("Three for two"), out.toString());
        assertEquals(0, run("import-promotions", file.toString(), "--data", data()), err.toString());
        says("rows 2: added 1, changed 0, unchanged 0");
        says("promotion.bad-terms");
        sells("3*" + A, B);
        says("   -2.55  Three for two");
        says("total 8.20 GBP");
        assertEquals(1, sell("/discount 2 10% dented"), "nobody allowed it");
        sells(
                "/discount 2 10% a little dented",
                "/allow Mia", "2468", "/discount all 1 late", "/allow Mia", "2468", "/cash");
        says("   -0.31  a little dented");
        says("completed S1-R1-A-000001, total 6.89 GBP");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
        for (String line : new String[] {"/discount", "/discount 1 101% x", "/discount 1 0 x", "/discount x 1% x"}) {
            assertEquals(1, sell(A, line), line);
            assertTrue(err.toString().contains("till.not-understood"), line + ": " + err);
        }
    }

    @Test
    void whatTheRoleDoesNotAllowSomebodyElseMay() {
        sells(A, B, "/cash");
        assertEquals(1, sell("/refund S1-R1-A-000001", "/cash"), "nobody allowed it");
        assertTrue(err.toString().contains("staff.needs-approval"), err.toString());
        assertEquals(1, sell("/refund S1-R1-A-000001", "/allow Mia", "1111"));
        assertTrue(err.toString().contains("staff.wrong-pin"), err.toString());
        assertEquals(1, sell("/refund S1-R1-A-000001", "/allow Carl", PIN));
        assertTrue(err.toString().contains("staff.unknown"), err.toString());
        sells("/refund S1-R1-A-000001", "/allow Mia", "2468", "/remove 2", "/cash");
        says("to pay back 5.65 GBP");
        says("completed S1-R1-A-000002, total -2.55 GBP, change 0.00 GBP");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void aSaleThatWasPaidIsVoidedAsAWhole() {
        sells(A, B, "/cash 20");
        assertEquals(1, sell("/void S1-R1-A-000001"), "no reason");
        assertEquals(1, sell("/void S1-R1-A-000001 wrong customer", "/cash"), "nobody allowed it");
        assertTrue(err.toString().contains("staff.needs-approval"), err.toString());
        sells("/void S1-R1-A-000001 wrong customer", "/allow Mia", "2468");
        says("VOID");
        says("of receipt S1-R1-A-000001");
        says("wrong customer");
        says("completed S1-R1-A-000002, total -5.65 GBP, change 0.00 GBP");
        assertEquals(1, sell("/void S1-R1-A-000001 again", "/allow Mia", "2468"));
        assertTrue(err.toString().contains("sale.not-voidable"), err.toString());
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void whatComesBackWithoutAReceiptNeedsAReason() {
        assertEquals(1, sell("/refund", A, "/cash", "/allow Mia", "2468"), "no reason");
        assertTrue(err.toString().contains("sale.reason-needed"), err.toString());
        sells("/reason too small", "/cash", "/allow Mia", "2468");
        says("Without receipt: too small");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    @Test
    void aRefundWaitsForTheSaleThatIsOpen() {
        sells(A, "/cash", B);
        assertEquals(1, sell("/refund S1-R1-A-000001"));
        assertTrue(err.toString().contains("sale.open"), err.toString());
    }

    @Test
    void onlyWhoKnowsThePinSells() {
        assertEquals(1, runTyping("9999\n4006381333931\n/cash\n", "sell", "--as", "Carl", "--data", data()));
        assertTrue(err.toString().contains("staff.wrong-pin"), err.toString());
        assertEquals(1, runTyping("", "sell", "--as", "Carl", "--data", data()));
        assertEquals(1, runTyping(PIN + "\n", "sell", "--as", "Nobody", "--data", data()));
        assertTrue(err.toString().contains("staff.unknown"), err.toString());
        assertEquals(2, run("sell", "--data", data()));
    }
}
