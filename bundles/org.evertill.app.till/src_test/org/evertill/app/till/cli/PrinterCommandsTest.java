package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.simulated.SimulatedPrinter;
import org.evertill.devices.simulated.SimulatedPrinter.State;
import org.evertill.devices.simulated.SimulatedScale;
import org.evertill.devices.simulated.SimulatedScanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The printer from the command line, with one behind a real socket. */
@Isolated("sets the locale")
@Timeout(120)
class PrinterCommandsTest extends CliCase {

    private static final String APPLE = "4006381333931";

    @BeforeEach
    void aTillThatSellsApples() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        var file = Files.writeString(directory.resolve("products.csv"), "gtin,name,price\n" + APPLE + ",Apple,2.55\n");
        assertEquals(0, run("import-products", file.toString(), "--data", data()), err.toString());
    }

    @Test
    void aPrinterIsNamedTriedAndForgotten() throws IOException {
        try (var printer = SimulatedPrinter.start()) {
            assertEquals(0, run("printer", "--data", data()));
            says("printer: none");
            assertEquals(0, set(printer, "--code-page", "pc850", "--without", "barcode"), err.toString());
            says(" 48 columns, PC850, cut, qr, language en, drawer none, receipts always");
            assertEquals(0, run("printer", "test", "--data", data()), err.toString());
            says("printed");
            assertEquals(List.of("EVERTILL-123"), printer.paper().symbols());
            assertTrue(printer.paper().lines().contains("=".repeat(48)));
            printer.set(State.PAPER_OUT);
            assertEquals(0, run("printer", "--data", data()));
            says("state: paper out");
            assertEquals(0, run("printer", "none", "--data", data()));
            assertEquals(1, run("printer", "test", "--data", data()));
            complains("device.no-printer");
        }
    }

    @Test
    void anAddressOrASettingThatIsNoneIsRefused() {
        assertEquals(1, run("printer", "set", "printer", "--data", data()));
        complains("device.bad-address");
        assertEquals(1, run("printer", "set", "tcp://x", "--columns", "10", "--data", data()));
        complains("device.bad-setting");
        assertEquals(1, run("printer", "set", "no address", "--data", data()));
        complains("device.bad-setting");
    }

    @Test
    void aReceiptIsPrintedAgainAsACountedCopy() throws IOException {
        try (var printer = SimulatedPrinter.start()) {
            set(printer);
            sellAnApple();
            assertEquals(0, run("print", "S1-R1-A-000001", "--data", data()), err.toString());
            says("copy 1 of S1-R1-A-000001");
            assertEquals(0, run("print", "S1-R1-A-000001", "--by", "kim", "--data", data()), err.toString());
            says("copy 2 of S1-R1-A-000001");
            assertEquals(0, run("print", "S1-R1-A-000001", "--gift", "--data", data()), err.toString());
            assertEquals(4, printer.paper().symbols().size());
            var lines = printer.paper().lines().stream().map(String::strip).toList();
            assertEquals(
                    List.of("COPY 1", "COPY 2"),
                    lines.stream().filter(l -> l.startsWith("COPY")).toList());
            assertEquals(1, lines.stream().filter("GIFT RECEIPT"::equals).count());
            assertEquals(1, run("print", "S1-R1-A-000009", "--data", data()));
            complains("sale.unknown-receipt");
        }
    }

    @Test
    void aReceiptIsAPdfWithoutAnyPrinter() throws IOException {
        sellAnApple();
        var file = directory.resolve("receipt.pdf");
        assertEquals(0, run("print", "S1-R1-A-000001", "--pdf", file.toString(), "--data", data()), err.toString());
        assertTrue(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        var nowhere = directory.resolve("no/folder/x.pdf").toString();
        assertEquals(1, run("print", "S1-R1-A-000001", "--pdf", nowhere, "--data", data()));
        complains("receipt.not-written");
    }

    @Test
    void whatThePrinterCannotTakeWaitsAndCanBeTakenOut() throws IOException {
        try (var printer = SimulatedPrinter.start()) {
            set(printer);
            printer.set(State.COVER_OPEN);
            sellAnApple();
            assertEquals(0, run("printer", "queue", "--data", data()));
            says("waiting: 1");
            says("S1-R1-A-000001  waiting");
            printer.set(State.READY);
            assertEquals(0, run("printer", "resume", "--data", data()), err.toString());
            says("printed");
            assertEquals(List.of("S1-R1-A-000001"), printer.paper().symbols());
            printer.set(State.COVER_OPEN);
            sellAnApple();
            String id;
            try (var till = PlainTill.open(Path.of(data())).orThrow()) {
                id = till.service(PrintQueue.class).orThrow().jobs().getFirst().id();
            }
            assertEquals(0, run("printer", "drop", "--data", data(), "--", id), err.toString());
            assertEquals(1, run("printer", "drop", "--data", data(), "--", id));
            complains("device.no-slip");
        }
    }

    @Test
    void theDrawerOpensWhenThereIsOne() throws IOException {
        try (var printer = SimulatedPrinter.start()) {
            set(printer);
            assertEquals(1, run("printer", "drawer", "--data", data()));
            complains("device.no-drawer");
            set(printer, "--drawer", "second");
            assertEquals(0, run("printer", "drawer", "--data", data()), err.toString());
        }
    }

    @Test
    void scaleScannerAndDisplayAreNamedAndTried() throws IOException {
        try (var scale = SimulatedScale.start();
                var scanner = SimulatedScanner.start()) {
            assertEquals(1, run("device", "try", "scale", "--data", data()));
            complains("device.not-connected");
            assertEquals(1, run("device", "set", "scale", "file:///x", "--data", data()));
            complains("device.bad-address");
            assertEquals(0, run("device", "set", "scale", "tcp://127.0.0.1:" + scale.port(), "--data", data()));
            scale.shows("S S      0.742 kg");
            assertEquals(0, run("device", "try", "scale", "--data", data()), err.toString());
            says("0.742 kg");
            assertEquals(0, run("device", "set", "scanner", "tcp://127.0.0.1:" + scanner.port(), "--data", data()));
            scanner.scan("4006381333931\r");
            assertEquals(0, run("device", "try", "scanner", "--data", data()), err.toString());
            says("scanned 4006381333931");
            assertEquals(0, run("device", "none", "scanner", "--data", data()));
            assertEquals(0, run("device", "--data", data()));
            says("scale: tcp://127.0.0.1:" + scale.port());
            says("scanner: none");
        }
    }

    @Test
    void aTemplateIsTriedSetAndReset() throws IOException {
        var file = Files.writeString(directory.resolve("sale.template"), ": From {store}\n");
        assertEquals(0, run("template", "sale", "--data", data()));
        says("# The receipt of a sale or a refund.");
        assertEquals(0, run("template", "sale", "--try", file.toString(), "--data", data()), err.toString());
        says("From Corner shop");
        assertEquals(0, run("template", "sale", "--set", file.toString(), "--data", data()), err.toString());
        assertEquals(0, run("template", "sale", "--data", data()));
        assertEquals(": From {store}", out.toString().strip());
        assertEquals(0, run("template", "sale", "--set", file.toString(), "--store", "--data", data()), err.toString());
        Files.writeString(file, "when refund\n: {nothingLikeThis}\nend\n");
        assertEquals(1, run("template", "sale", "--set", file.toString(), "--data", data()));
        complains("receipt.bad-template");
        assertEquals(1, run("template", "sale", "--set", file + "x", "--data", data()));
        complains("receipt.unreadable-template");
        assertEquals(0, run("template", "sale", "--reset", "--store", "--data", data()), err.toString());
        assertEquals(0, run("template", "sale", "--reset", "--data", data()), err.toString());
        assertEquals(0, run("template", "sale", "--data", data()));
        says("# The receipt of a sale or a refund.");
    }

    private void sellAnApple() {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            var checkout = till.service(Checkout.class).orThrow();
            var basket = checkout.open(Opening.sale("kim"))
                    .then(b -> checkout.scan(b, Scan.of(APPLE)))
                    .orThrow();
            checkout.payCash(basket, Optional.empty()).orThrow();
        }
    }

    private int set(SimulatedPrinter printer, String... more) {
        var arguments = new ArrayList<>(
                List.of("printer", "set", "tcp://127.0.0.1:" + printer.port(), "--language", "en", "--data", data()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private void says(String text) {
        assertTrue(out.toString().contains(text), out + "" + err);
    }

    private void complains(String code) {
        assertTrue(err.toString().contains(code), out + "" + err);
    }
}
