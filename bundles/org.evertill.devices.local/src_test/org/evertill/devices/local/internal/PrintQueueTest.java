package org.evertill.devices.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.devices.PrintQueue.State;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.devices.simulated.Paper;
import org.evertill.devices.simulated.SimulatedPrinter;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.receipt.Block;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.evertill.slip.SlipTemplate;
import org.evertill.slip.SlipTypes;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The queue in a real database with a printer behind a real socket. */
@Timeout(120)
class PrintQueueTest {

    private static final String AGAIN = "NOCHMALS GEDRUCKT";

    @TempDir
    Path folder;

    @Test
    void aSalesReceiptComesByItselfAndTheDrawerOpens() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ALWAYS);
            var receipt = till.sell().sale().receipt();
            assertEquals(Optional.empty(), till.emptied().problem());
            assertEquals(List.of(receipt), printer.paper().symbols());
            assertTrue(printer.paper().lines().stream().anyMatch(l -> l.startsWith("Äpfel")));
            waitForPulse(printer);
            assertEquals(List.of(0), printer.pulses());
        }
    }

    /** Every slip says so, also one that knows nothing of training, and the money is not touched. */
    @Test
    void whatIsPractisedSaysSoAndLeavesTheDrawerShut() throws Exception {
        PrintingTill.open(folder).close();
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.practising(folder)) {
            till.uses(printer, Use.ALWAYS);
            till.sell();
            till.queue.add("x", page("the day so far")).orThrow();
            assertEquals(Optional.empty(), till.emptied().problem());
            assertEquals(List.of(), printer.paper().symbols(), "nothing that a return could scan");
            var lines = printer.paper().lines();
            var marks = lines.stream().filter(l -> l.contains("SCHULUNG")).count();
            assertEquals(3, marks, "above and below the receipt, above the other slip: " + lines);
            assertEquals(
                    "training.no-drawer", till.desk.openDrawer().orElseThrow().code());
        }
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.practising(folder)) {
            till.uses(printer, Use.ALWAYS);
            till.sell();
            till.receipts.close();
            assertEquals(List.of(), printer.pulses());
        }
    }

    @Test
    void whoEndsRightAfterTheSaleHasPrintedIt() throws Exception {
        try (var printer = SimulatedPrinter.start()) {
            try (var till = PrintingTill.open(folder)) {
                till.uses(printer, Use.ALWAYS);
                till.sell();
            }
            assertEquals(1, printer.paper().symbols().size());
        }
    }

    @Test
    void withoutAPrinterASaleIsASale() throws Exception {
        try (var till = PrintingTill.open(folder)) {
            till.sell();
            assertEquals(0, till.queue.status().waiting());
            assertEquals(
                    "device.no-printer", problem(till.queue.add("x", page("x"))).code());
            assertEquals(
                    "device.no-printer", till.desk.openDrawer().orElseThrow().code());
        }
    }

    @Test
    void aSaleNeverWaitsForThePrinterAndOrderIsKept() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            printer.set(SimulatedPrinter.State.PAPER_OUT);
            till.uses(printer, Use.ALWAYS);
            var first = till.sell().sale().receipt();
            var second = till.sell().sale().receipt();
            assertTrue(till.says("device.paper-out"));
            assertEquals(
                    List.of(State.WAITING, State.WAITING),
                    till.queue.jobs().stream().map(j -> j.state()).toList());
            printer.set(SimulatedPrinter.State.READY);
            till.emptied();
            assertEquals(List.of(first, second), printer.paper().symbols());
            assertEquals(0, again(printer.paper()), "nothing had been begun");
        }
    }

    @Test
    void aPaperJamInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ALWAYS);
            printer.runsOutAfter(4);
            var receipt = till.sell().sale().receipt();
            assertTrue(till.says("device.paper-out"));
            assertEquals(State.PRINTING, till.queue.jobs().getFirst().state());
            printer.set(SimulatedPrinter.State.READY);
            assertEquals(Optional.empty(), till.emptied().problem());
            assertEquals(List.of(receipt), printer.paper().symbols());
            assertEquals(0, again(printer.paper()));
        }
    }

    @Test
    void aPrinterThatIsSwitchedOffInTheMiddlePrintsAgainAndSaysSo() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ALWAYS);
            printer.runsOutAfter(4);
            var receipt = till.sell().sale().receipt();
            assertTrue(till.says("device.paper-out"));
            printer.powerCut();
            printer.set(SimulatedPrinter.State.READY);
            till.emptied();
            assertEquals(List.of(receipt), printer.paper().symbols());
            assertEquals(1, again(printer.paper()));
        }
    }

    /** The process is killed while the slip is half on paper; the next one prints it again, marked, and opens no drawer. */
    @Test
    void aKilledTillPrintsAgainWhatItHadBegun() throws Exception {
        try (var printer = SimulatedPrinter.start()) {
            printer.runsOutAfter(4);
            String receipt = soldAndKilled(printer);
            waitForPulse(printer);
            int pulses = printer.pulses().size();
            printer.powerCut();
            printer.set(SimulatedPrinter.State.READY);
            try (var till = PrintingTill.open(folder)) {
                till.emptied();
                assertEquals(List.of(receipt), printer.paper().symbols());
                assertEquals(1, again(printer.paper()));
                assertEquals(pulses, printer.pulses().size());
            }
        }
    }

    @Test
    void aKilledTillPrintsWhatItHadNotBegun() throws Exception {
        try (var printer = SimulatedPrinter.start()) {
            printer.set(SimulatedPrinter.State.COVER_OPEN);
            String receipt = soldAndKilled(printer);
            printer.set(SimulatedPrinter.State.READY);
            try (var till = PrintingTill.open(folder)) {
                till.emptied();
                assertEquals(List.of(receipt), printer.paper().symbols());
                assertEquals(0, again(printer.paper()));
            }
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsHeld() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            printer.set(SimulatedPrinter.State.PAPER_OUT);
            till.uses(printer, Use.ALWAYS);
            till.sell();
            till.says("device.paper-out");
            till.clock.moved = Duration.ofHours(13);
            assertTrue(till.says("device.held"));
            printer.set(SimulatedPrinter.State.READY);
            var fresh = till.sell().sale().receipt();
            for (int i = 0; i < 200 && printer.paper().symbols().isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertEquals(List.of(fresh), printer.paper().symbols());
            assertEquals(State.HELD, till.queue.jobs().getFirst().state());
            assertEquals(1, till.queue.resume());
            till.emptied();
            assertEquals(2, printer.paper().symbols().size());
        }
    }

    @Test
    void aSlipCanBeTakenOutAndTheQueueHasAnEnd() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            printer.set(SimulatedPrinter.State.COVER_OPEN);
            till.uses(printer, Use.ON_DEMAND);
            var first = till.queue.add("first", page("first")).orThrow();
            for (int i = 1; i < 500; i++) {
                till.queue.add("page", page("page " + i)).orThrow();
            }
            assertEquals(
                    "device.queue-full", problem(till.queue.add("x", page("x"))).code());
            assertTrue(till.queue.drop(first.id()));
            assertFalse(till.queue.drop(first.id()));
            assertEquals(499, till.queue.status().waiting());
        }
    }

    @Test
    void everySlipIsAPieceOfPaperOfItsOwn() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ON_DEMAND);
            till.queue
                    .add("x", new ReceiptDocument(List.of(new Block.Text("x", Style.PLAIN))))
                    .orThrow();
            till.queue.add("y", page("y")).orThrow();
            till.emptied();
            assertEquals(2, printer.paper().cuts());
        }
    }

    @Test
    void copiesAreCountedAsFacts() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ON_DEMAND);
            var receipt = till.sell().sale();
            var first = till.printing.print(receipt.receipt(), Kind.SALE, "kim").orThrow();
            var second = till.printing
                    .print(receipt.receipt(), Kind.SALE, "system:cli")
                    .orThrow();
            till.printing.print(receipt.receipt(), Kind.GIFT, "kim").orThrow();
            assertEquals(0, first.print().copy());
            assertEquals(1, second.print().copy());
            till.uses(printer, Use.ALWAYS);
            var other = till.sell().sale().receipt();
            assertEquals(
                    1,
                    till.printing
                            .print(other, Kind.SALE, "kim")
                            .orThrow()
                            .print()
                            .copy());
            till.emptied();
            var lines = printer.paper().lines().stream().map(String::strip).toList();
            assertEquals(2, lines.stream().filter("KOPIE 1"::equals).count());
            assertEquals(3, count(till, "SELECT count(*) FROM receipt_prints"));
            assertEquals(
                    3, count(till, "SELECT count(*) FROM sync_log WHERE table_name = 'receipt_prints'"), "replicated");
        }
    }

    @Test
    void aSaleThatIsUndoneLeavesNoSlip() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            printer.set(SimulatedPrinter.State.COVER_OPEN);
            till.uses(printer, Use.ALWAYS);
            var basket = till.checkout
                    .open(new Opening(SaleKind.SALE, "kim", Optional.empty(), Optional.empty(), Optional.empty()))
                    .orThrow();
            assertFalse(till.checkout.payCash(basket, Optional.empty()).isOk());
            var history = till.checkout
                    .open(new Opening(
                            SaleKind.SALE,
                            "kim",
                            Optional.of(till.clock.instant()),
                            Optional.of("old"),
                            Optional.empty()))
                    .then(b -> till.checkout.scan(b, Scan.of("APPLE")))
                    .orThrow();
            assertTrue(till.checkout.payCash(history, Optional.empty()).isOk());
            assertEquals(0, till.queue.status().waiting(), "history prints nothing");
        }
    }

    @Test
    void aChainsTemplateIsUsedAndABrokenOneStopsNothing() throws Exception {
        try (var printer = SimulatedPrinter.start();
                var till = PrintingTill.open(folder)) {
            till.uses(printer, Use.ALWAYS);
            template(till, "sale", ": Beim {store}\nqr: chain");
            till.sell();
            template(till, "sale@S1", ": kaputt {gibtEsNicht}");
            var receipt = till.sell().sale().receipt();
            till.emptied();
            assertEquals(List.of("chain", receipt), printer.paper().symbols());
            assertEquals("Beim Eckladen", printer.paper().lines().getFirst());
        }
    }

    private static void template(PrintingTill till, String id, String text) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(SlipTypes.SLIP_TEMPLATE, new SlipTemplate(id, text));
            return 0;
        });
    }

    /** Sells in another process, which is killed when its slip waits for the printer. */
    private String soldAndKilled(SimulatedPrinter printer) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        PrintingTill.class.getName(),
                        folder.toString(),
                        "tcp://127.0.0.1:" + printer.port())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String receipt = out.readLine();
            TimeUnit.SECONDS.sleep(2); // so that it has met the printer
            return receipt;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void waitForPulse(SimulatedPrinter printer) throws InterruptedException {
        for (int i = 0; i < 200 && printer.pulses().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long again(Paper paper) {
        return paper.lines().stream().filter(l -> l.strip().equals(AGAIN)).count();
    }

    private static long count(PrintingTill till, String sql) {
        return till.database.read(
                r -> r.query(sql, List.of(), row -> row.getLong(1)).getFirst());
    }

    private static ReceiptDocument page(String text) {
        return new ReceiptDocument(List.of(new Block.Text(text, Style.PLAIN), new Block.Cut()));
    }

    private static Problem problem(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Failed<?>(var problem) -> problem;
            case Outcome.Ok<?>(var value) -> throw new AssertionError("taken: " + value);
        };
    }
}
