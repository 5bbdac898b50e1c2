package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers at a till's real database, by commands alone. */
class CustomerCommandTest extends CliCase {

    private static final String PIN = "1357";
    private static final String PIN_OF_TOM = "2468";

    @BeforeEach
    void aShop() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(directory.resolve("products.csv"), "gtin,name,price\n4006381333931,Apple,2.55\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        var hash = new Argon2PinHash();
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.ROLE, new Role("SELLER", "Seller", Set.of("SELL")));
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, hash.of(PIN.toCharArray()), true));
                tx.insert(DomainTypes.STAFF, new Staff("t", "Tom", "SELLER", hash.of(PIN_OF_TOM.toCharArray()), true));
                return 0;
            });
        }
    }

    private int typed(String who, String input, String... words) {
        var all = new ArrayList<>(List.of("customer", words[0], "--as", who, "--data", data()));
        all.addAll(List.of(words).subList(1, words.length));
        return runTyping(input, all.toArray(String[]::new));
    }

    private void does(String... words) {
        assertEquals(0, typed("Carl", PIN + "\n", words), out + "" + err);
    }

    private void refuses(String code, String... words) {
        assertEquals(1, typed("Carl", PIN + "\n", words), out.toString());
        assertTrue(err.toString().contains(code), err.toString());
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    private void sellsTo(String customer) {
        String lines = PIN + "\n/customer " + customer + "\n4006381333931\n/cash\n";
        assertEquals(0, runTyping(lines, "sell", "--as", "Carl", "--data", data()), err.toString());
    }

    @Test
    void fromTheFirstPurchaseToTwoRowsThatAreOnePerson() {
        does("create", "--name", "Anna Müller", "--phone", "0170 1234567", "--group", "staff");
        says("customer S1-R1-A-C000001, ");
        says("  group: staff");
        does("create", "--number", "B", "--name", "Muller, Anna", "--email", "anna@x.example");
        says("perhaps the same: S1-R1-A-C000001  Anna Müller  0170 1234567  |  same name");
        sellsTo("B");
        does("find", "anna", "mul");
        says("S1-R1-A-C000001  Anna Müller  0170 1234567");
        says("B  Muller, Anna  anna@x.example");
        does("duplicates");
        says("same name");
        does("merge", "B", "S1-R1-A-C000001");
        says("  email: anna@x.example");
        says("    also Muller, Anna");
        says("  merged into this one: B, ");
        sellsTo("B");
        does("edit", "B", "--phone", "", "--country", "Germany", "--tax-number", "DE123");
        says("customer S1-R1-A-C000001");
        says("  tax number: DE123");
        does("history", "B", "--last", "1");
        says("2 sales and 0 refunds that this till knows, total 5.10 GBP, since ");
        says("S1-R1-A-000002  2.55 GBP  1 lines");
        does("duplicates");
        says("none");
        does("separate", "B");
        does("history", "B");
        says("1 sales and 0 refunds");
        does("find", "Schmidt");
        says("nobody");
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    /** The commands that bundles bring need the same people. */
    @Test
    void aCommandThatABundleBringsIsOneOfTheOthers() {
        assertEquals(0, run("--help"));
        says("Greets whoever calls.");
        assertEquals(0, run("greet", "--help"));
        says("stock CODE  needs a right");
        assertEquals(0, runTyping(PIN + "\n", "greet", "--as", "Carl", "hello", "--data", data()), err.toString());
        says("Carl at S1-R1");
        assertEquals(1, runTyping(PIN + "\n", "greet", "--as", "Carl", "--data", data()));
        assertTrue(err.toString().contains("till.not-understood"), err.toString());
        assertEquals(1, runTyping(PIN + "\n", "greet", "--as", "Carl", "stock", "4006381333931", "--data", data()));
        assertTrue(err.toString().contains("needs ADJUST_STOCK"), err.toString());
        assertEquals(2, run("greet", "hello", "--data", data()), "nobody says who");
    }

    @Test
    void whatIsNotAllowedOrNotThereIsSaid() {
        refuses("customer.bad-detail", "create", "--country", "Germany");
        refuses("customer.unknown", "show", "4711");
        does("create", "--number", "4711", "--name", "Anna");
        refuses("customer.same", "merge", "4711", "4711");
        refuses("customer.not-merged", "separate", "4711");
        assertEquals(1, typed("Tom", PIN_OF_TOM + "\n", "edit", "4711", "--name", "Berta"));
        assertTrue(err.toString().contains("needs EDIT_CUSTOMER; --allow PERSON, one of: "), err.toString());
        assertEquals(
                0,
                typed("Tom", PIN_OF_TOM + "\n" + PIN + "\n", "edit", "4711", "--name", "Berta", "--allow", "Carl"),
                err.toString());
        says("  name: Berta");
        assertEquals(2, run("customer", "--data", data()));
    }
}
