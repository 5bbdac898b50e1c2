package org.evertill.devices.escpos.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.devices.PrinterState;
import org.evertill.devices.Printers.Connected;
import org.evertill.devices.ReceiptPrinter.Printing;
import org.evertill.devices.ReceiptPrinter.Progress;
import org.evertill.devices.escpos.internal.EscPosPrinter.Patience;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.SimulatedPrinter;
import org.evertill.devices.simulated.SimulatedPrinter.State;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.receipt.Block;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a printer that speaks over a real socket. */
@Timeout(60)
class EscPosPrinterTest {

    private static final PrinterProfile PROFILE = PrinterProfile.of(48, CodePage.PC858);
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    @Test
    void aSlipIsDoneWhenItIsOnPaper() throws IOException {
        try (var device = SimulatedPrinter.start()) {
            var following = new Following();
            var printing = printer(device).printer().print(slip(100), following);
            assertEquals(new Printing.Done(), printing);
            assertEquals(101, device.paper().parts().size());
            assertEquals(1, following.begun);
        }
    }

    @Test
    void aPrinterThatNeverAnswersPrintsAllTheSame() throws Exception {
        try (var device = SimulatedPrinter.start()) {
            device.isMute();
            var printer = printer(device).printer();
            assertEquals(new Printing.Done(), printer.print(slip(5), new Following()));
            assertEquals(PrinterState.SILENT, printer.state());
            assertEquals(6, device.paper().parts().size());
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSent() throws IOException {
        try (var device = SimulatedPrinter.start()) {
            var printer = printer(device).printer();
            assertEquals(PrinterState.READY, printer.state());
            device.set(State.COVER_OPEN);
            assertEquals(PrinterState.COVER_OPEN, printer.state());
            device.set(State.JAM);
            assertEquals(PrinterState.FAULT, printer.state());
            device.set(State.PAPER_OUT);
            var following = new Following();
            var printing = printer.print(slip(5), following);
            assertEquals(
                    "device.paper-out", ((Printing.NotBegun) printing).problem().code());
            assertEquals(0, following.begun);
            assertTrue(device.paper().parts().isEmpty());
        }
    }

    @Test
    void paperThatRunsOutIsWaitedForAndNothingIsPrintedTwice() throws Exception {
        try (var device = SimulatedPrinter.start()) {
            device.runsOutAfter(20);
            var following = new Following();
            var printing = CompletableFuture.supplyAsync(
                    () -> printer(device).printer().print(slip(200), following));
            following.waited.get(20, TimeUnit.SECONDS);
            assertEquals(20, device.paper().parts().size());
            device.set(State.READY);
            assertEquals(new Printing.Done(), printing.get(20, TimeUnit.SECONDS));
            assertEquals(201, device.paper().parts().size());
        }
    }

    @Test
    void nobodyWaitsForEver() throws IOException {
        try (var device = SimulatedPrinter.start()) {
            device.runsOutAfter(3);
            var printing = printer(device).printer().print(slip(10), new Following());
            assertTrue(printing instanceof Printing.BrokenOff, printing.toString());
        }
    }

    @Test
    void aPowerCutInTheMiddleIsKnown() throws Exception {
        try (var device = SimulatedPrinter.start()) {
            device.runsOutAfter(3);
            var following = new Following();
            var printing = CompletableFuture.supplyAsync(
                    () -> printer(device).printer().print(slip(10), following));
            following.waited.get(20, TimeUnit.SECONDS);
            device.powerCut();
            assertTrue(printing.get(20, TimeUnit.SECONDS) instanceof Printing.BrokenOff);
        }
    }

    @Test
    void aPrinterThatIsOffIsOffline() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var printer = connected(URI.create("tcp://127.0.0.1:" + port)).printer();
        assertEquals(PrinterState.OFFLINE, printer.state());
        var printing = printer.print(slip(1), new Following());
        assertEquals(
                "device.printer-offline",
                ((Printing.NotBegun) printing).problem().code());
    }

    @Test
    void theDrawerOpensAlsoWhileASlipWaitsForPaper() throws Exception {
        try (var device = SimulatedPrinter.start()) {
            var connected = printer(device);
            assertEquals(Optional.empty(), connected.drawer().open());
            device.runsOutAfter(3);
            var following = new Following();
            var printing =
                    CompletableFuture.supplyAsync(() -> connected.printer().print(slip(10), following));
            following.waited.get(20, TimeUnit.SECONDS);
            assertEquals(Optional.empty(), connected.drawer().open());
            device.set(State.READY);
            assertEquals(new Printing.Done(), printing.get(20, TimeUnit.SECONDS));
            assertEquals(List.of(1, 1), device.pulses());
            device.set(State.PAPER_OUT);
            assertEquals(Optional.empty(), connected.drawer().open(), "without paper");
            assertEquals(3, pulses(device, 3));
        }
    }

    @Test
    void filesTakeSlipsToo() throws IOException {
        var file = folder.resolve("port");
        var printer = connected(file.toUri()).printer();
        assertEquals(new Printing.Done(), printer.print(slip(3), new Following()));
        assertEquals(new Printing.Done(), printer.print(slip(3), new Following()));
        assertEquals(2, EscPosReader.paper(Files.readAllBytes(file)).cuts());
        var each = folder.resolve("slips");
        Files.createDirectories(each);
        var shelf = connected(each.toUri()).printer();
        assertEquals(new Printing.Done(), shelf.print(slip(3), new Following()));
        assertEquals(new Printing.Done(), shelf.print(slip(4), new Following()));
        var names = new ArrayList<String>();
        try (var files = Files.list(each)) {
            for (Path one : files.sorted().toList()) {
                names.add(one.getFileName().toString().replaceAll("[0-9]+", "0") + " "
                        + EscPosReader.paper(Files.readAllBytes(one)).lines().size());
            }
        }
        assertEquals(List.of("0-0-0-0.escpos 3", "0-0-0-0.escpos 4"), names);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String address : List.of("http://x", "tcp:x", "x", "file:x", "tcp://h/path")) {
            var made = new EscPosPrinters(Clock.systemUTC()).at(settings(URI.create(address)));
            assertEquals("device.bad-address", problem(made).code(), address);
        }
        assertTrue(new EscPosPrinters(Clock.systemUTC())
                .at(settings(URI.create("tcp://printer")))
                .isOk());
    }

    @Test
    void withoutADrawerNoneIsOpened() throws IOException {
        try (var device = SimulatedPrinter.start()) {
            var none = new PrinterSettings(address(device), PROFILE, Locale.UK, Drawer.NONE, Use.ALWAYS);
            var drawer =
                    new EscPosPrinters(Clock.systemUTC()).at(none).orThrow().drawer();
            assertEquals("device.no-drawer", drawer.open().orElseThrow().code());
            assertFalse(device.pulses().contains(0));
        }
    }

    private static int pulses(SimulatedPrinter device, int wanted) throws InterruptedException {
        for (int i = 0; i < 100 && device.pulses().size() < wanted; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return device.pulses().size();
    }

    private static Problem problem(Outcome<Connected> outcome) {
        return switch (outcome) {
            case Outcome.Failed<Connected>(var problem) -> problem;
            case Outcome.Ok<Connected>(var connected) -> throw new AssertionError("taken");
        };
    }

    private static Connected printer(SimulatedPrinter device) {
        return connected(address(device));
    }

    private static URI address(SimulatedPrinter device) {
        return URI.create("tcp://127.0.0.1:" + device.port());
    }

    private static Connected connected(URI address) {
        return new EscPosPrinters(Clock.systemUTC(), SHORT)
                .at(settings(address))
                .orThrow();
    }

    private static PrinterSettings settings(URI address) {
        return new PrinterSettings(address, PROFILE, Locale.UK, Drawer.SECOND, Use.ALWAYS);
    }

    private static byte[] slip(int lines) {
        var blocks = new ArrayList<Block>();
        for (int i = 1; i <= lines; i++) {
            blocks.add(new Block.Sides("line with some text in it, number " + i, "1.00", Style.PLAIN));
        }
        blocks.add(new Block.Cut());
        return EscPos.bytes(new ReceiptDocument(blocks), PROFILE);
    }

    /** Notes what it is told. */
    private static final class Following implements Progress {

        private final CompletableFuture<PrinterState> waited = new CompletableFuture<>();
        private int begun;

        @Override
        public void begins() {
            begun++;
        }

        @Override
        public void waits(PrinterState state) {
            waited.complete(state);
        }

        @Override
        public boolean isStopped() {
            return false;
        }
    }
}
