package org.evertill.devices.simulated;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A scanner at a TCP port of this machine. Any thread. */
public final class SimulatedScanner extends SimulatedLine {

    private final LinkedBlockingQueue<String> scanned = new LinkedBlockingQueue<>(10_000);

    private SimulatedScanner() throws IOException {}

    public static SimulatedScanner start() throws IOException {
        var scanner = new SimulatedScanner();
        scanner.begin();
        return scanner;
    }

    /** Somebody scans; the text with what the scanner is set to end it with. */
    public void scan(String codeWithEnd) {
        scanned.add(codeWithEnd);
    }

    @Override
    void speak(Socket socket) throws IOException {
        try {
            while (!socket.isClosed()) {
                String code = scanned.poll(20, TimeUnit.MILLISECONDS);
                if (code != null) {
                    socket.getOutputStream().write(code.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
