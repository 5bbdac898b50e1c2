package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Reports by commands alone. */
@Isolated("sets the locale")
class ReportCommandTest extends CliCase {

    @BeforeEach
    void aShopThatHasSold() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path file = Files.writeString(
                directory.resolve("products.csv"), "gtin,name,price,category\n4006381333931,Apple,2.55,Food\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            var checkout = till.service(Checkout.class).orThrow();
            var basket = checkout.open(Opening.sale("kim")).orThrow();
            checkout.payCash(checkout.scan(basket, Scan.of("4006381333931")).orThrow(), Optional.empty())
                    .orThrow();
        }
    }

    private void shows(String text, String... words) {
        var all = new ArrayList<>(List.of("report", "--data", data()));
        all.addAll(List.of(words));
        assertEquals(0, run(all.toArray(String[]::new)), err.toString());
        assertTrue(out.toString().contains(text), out.toString());
    }

    @Test
    void aDayIsShownAndWritten() throws IOException {
        var yesterday = LocalDate.now(ZoneId.of("Europe/London")).minusDays(1).toString();
        var tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1).toString();
        shows("categories");
        shows("Total", "days", "--from", yesterday, "--to", tomorrow);
        shows("2.55", "items", "--from", yesterday, "--to", tomorrow, "--register", "R1");
        var csv = directory.resolve("taxes.csv");
        shows("rows 1 in", "taxes", "--from", yesterday, "--to", tomorrow, "--csv", csv.toString());
        assertEquals(
                "tax_percent,lines,gross,net,tax,discount,currency\r\n20.00,1,2.55,2.12,0.43,0.00,GBP\r\n",
                Files.readString(csv));
        shows("There is nothing", "days", "--from", "2001-01-01");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertEquals(1, run("report", "weather", "--data", data()));
        assertTrue(err.toString().contains("report.unknown"), err.toString());
        assertEquals(1, run("report", "days", "--register", "R7", "--data", data()));
        assertTrue(err.toString().contains("report.unknown-register"), err.toString());
        assertEquals(1, run("report", "days", "--csv", directory + "/no/where.csv", "--data", data()));
        assertTrue(err.toString().contains("report.not-written"), err.toString());
        assertEquals(2, run("report", "days", "--from", "today", "--data", data()));
    }
}
