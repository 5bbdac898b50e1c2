package org.evertill.app.till.cli;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.Peripheral;
import org.evertill.devices.Scale;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What stands beside the till: scale, scanner on a line of its own, customer's display. */
@Command(
        name = "device",
        description = {
            "Lists which scale, scanner and display this till has. A scanner that types like a keyboard needs no setting.",
            "The settings are this till's own. The printer and its drawer have a command of their own."
        })
final class DeviceCommand implements Callable<Integer> {

    private static final int SCAN_SECONDS = 20;
    private static final String ADDRESS =
            "tcp://HOST:PORT; a serial line is reached by a box or program that brings it to the network.";

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        return onDesk(desk -> {
            var there = desk.peripherals();
            for (Peripheral what : Peripheral.values()) {
                var address = there.get(what);
                console().say(word(what) + ": " + (address == null ? "none" : address));
            }
        });
    }

    @Command(name = "set", description = "Names a device.")
    int set(
            @Parameters(paramLabel = "DEVICE", description = "${COMPLETION-CANDIDATES}.") Peripheral what,
            @Parameters(paramLabel = "ADDRESS", description = ADDRESS) URI address) {
        return onDesk(desk ->
                console().say(word(what) + ": " + desk.connect(what, address).orThrow()));
    }

    @Command(name = "none", description = "This till has no such device any more.")
    int none(@Parameters(paramLabel = "DEVICE", description = "${COMPLETION-CANDIDATES}.") Peripheral what) {
        return onDesk(desk -> {
            desk.disconnect(what);
            console().say(word(what) + ": none");
        });
    }

    @Command(name = "try", description = "Weighs, waits for one scan, or shows a text, to see whether it works.")
    int tried(@Parameters(paramLabel = "DEVICE", description = "${COMPLETION-CANDIDATES}.") Peripheral what) {
        return onDesk(desk -> console()
                .say(
                        switch (what) {
                            case SCALE -> desk.scale().then(Scale::weigh).orThrow() + " kg";
                            case SCANNER -> scanned(desk);
                            case DISPLAY -> shown(desk);
                        }));
    }

    private String scanned(DeviceDesk desk) {
        var scanner = desk.scanner().orThrow();
        var codes = new LinkedBlockingQueue<String>();
        var end = scanner.listen(codes::add);
        console().note("Scan something within " + SCAN_SECONDS + " seconds.");
        try {
            String code = codes.poll(SCAN_SECONDS, TimeUnit.SECONDS);
            if (code == null) {
                throw new ProblemException(
                        Problem.of(
                                "device.nothing-scanned",
                                "No code came. Check the scanner's cable and address, and that it ends codes with a line break."));
            }
            return "scanned " + code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "stopped";
        } finally {
            end.run();
        }
    }

    private static String shown(DeviceDesk desk) {
        desk.display().orThrow().show("Evertill", "1234567890123456789€").ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return "the display was sent two lines";
    }

    private int onDesk(Consumer<DeviceDesk> work) {
        return Commands.of(parent).onTill(till -> {
            work.accept(till.service(DeviceDesk.class).orThrow());
            return ExitCode.OK;
        });
    }

    private Console console() {
        return Commands.of(parent).console;
    }

    private static String word(Peripheral what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}
