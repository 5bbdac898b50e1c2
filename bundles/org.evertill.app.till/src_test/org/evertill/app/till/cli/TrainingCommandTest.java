package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Practising at a till that sells, both on real databases. */
@Isolated("sets the locale")
class TrainingCommandTest extends CliCase {

    private static final String PIN = "1357\n";
    private static final String A = "4006381333931";

    @BeforeEach
    void aShop() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(directory.resolve("products.csv"), "gtin,name,price\n" + A + ",Apple,2.55\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            String hash = new Argon2PinHash().of("1357".toCharArray());
            till.database().write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, hash, true));
                return 0;
            });
        }
    }

    private void sells(String... more) {
        var words = new ArrayList<>(List.of("sell", "--as", "carl", "--data", data()));
        words.addAll(List.of(more));
        assertEquals(0, runTyping(PIN + A + "\n/cash\n", words.toArray(String[]::new)), err.toString());
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    @Test
    void whatIsPractisedIsNoSale() {
        sells();
        says("S1-R1-A-000001");
        assertFalse(out.toString().contains("TRAINING"), out.toString());
        sells("--training");
        says("TRAINING - NOT A RECEIPT");
        says("S1-R1-TRAINING-000001");
        assertTrue(err.toString().contains("TRAINING: nothing of this is sold"), err.toString());
        sells("--training");
        says("S1-R1-TRAINING-000002");
        sells();
        says("S1-R1-A-000002");
    }

    @Test
    void aShiftIsClosedWithoutTheTillsOwn() {
        sells("--training");
        assertEquals(0, shift("count", "2.55", "--training"), err.toString());
        assertEquals(0, shift("close", "--training"), err.toString());
        says("S1-R1-TRAINING-Z000001");
        sells();
        assertEquals(0, shift("count", "2.55"), err.toString());
        assertEquals(0, shift("close"), err.toString());
        says("S1-R1-A-Z000001");
        assertEquals(0, run("verify", "--data", data(), "--training"), out + "" + err);
        assertEquals(0, run("verify", "--data", data()), out + "" + err);
    }

    private int shift(String what, String... more) {
        var words = new ArrayList<>(List.of("shift", what, "--as", "carl", "--data", data()));
        words.addAll(List.of(more));
        return runTyping(PIN, words.toArray(String[]::new));
    }

    @Test
    void itBeginsAnewWithWhatTheChainHasSetNow() throws IOException {
        sells("--training");
        Path file = Files.writeString(directory.resolve("more.csv"), "gtin,name,price\n" + A + ",Apple,3.00\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        sells("--training");
        says("total 2.55");
        assertEquals(0, run("training", "reset", "--data", data()), err.toString());
        says("Training at register S1-R1 of ");
        sells("--training");
        says("total 3.00");
        says("S1-R1-TRAINING-000001");
    }

    @Test
    void theStatusSaysSo() {
        assertEquals(0, run("status", "--data", data(), "--training"), err.toString());
        says("training: true");
        assertFalse(out.toString().contains("pending"), "nothing is to be sent: " + out);
        assertEquals(0, run("status", "--data", data()), err.toString());
        says("training: false");
    }

    @Test
    void withoutATillThereIsNothingToPractiseOn() {
        String nothing = directory.resolve("nothing").toString();
        assertEquals(1, run("status", "--training", "--data", nothing));
        assertTrue(err.toString().contains("training.no-till"), err.toString());
    }

    /** Whoever adds an entity decides whether people who practise get a copy of it. */
    @Test
    void whatIsCopiedIsWhatAChainHasSet() {
        assertEquals(
                List.of(
                        "price_rows",
                        "product_codes",
                        "products",
                        "promotions",
                        "registers",
                        "roles",
                        "setting_values",
                        "slip_templates",
                        "staff",
                        "stock_targets",
                        "stores",
                        "tax_rates",
                        "tender_kinds"),
                PlainTill.TYPES.stream()
                        .filter(EntityType::isInTraining)
                        .map(EntityType::table)
                        .sorted()
                        .toList());
    }
}
