package org.evertill.devices.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** Runs a simulated terminal as a process of its own, until it is ended. */
public final class TerminalMain {

    private TerminalMain() {}

    /**
     * @param arguments the ledger's file; the port, 0 for a free one; a file into which the port is written when the terminal is ready
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("say: LEDGER PORT PORT-FILE");
        }
        try (var terminal = SimulatedTerminal.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            var ready = Path.of(arguments[2]);
            var making = ready.resolveSibling(ready.getFileName() + ".new");
            Files.writeString(making, Integer.toString(terminal.port()));
            Files.move(making, ready, StandardCopyOption.REPLACE_EXISTING);
            new CountDownLatch(1).await();
        }
    }
}
