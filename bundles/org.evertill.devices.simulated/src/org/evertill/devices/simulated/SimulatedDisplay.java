package org.evertill.devices.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.List;

/** A customer's display of two lines of 20 at a TCP port of this machine. Any thread. */
public final class SimulatedDisplay extends SimulatedLine {

    private static final int COLUMNS = 20;

    private final StringBuilder shown = new StringBuilder();

    private SimulatedDisplay() throws IOException {}

    public static SimulatedDisplay start() throws IOException {
        var display = new SimulatedDisplay();
        display.begin();
        return display;
    }

    /** What stands on it: two lines. */
    public synchronized List<String> lines() {
        var both = shown + " ".repeat(2 * COLUMNS);
        return List.of(
                both.substring(0, COLUMNS).stripTrailing(),
                both.substring(COLUMNS, 2 * COLUMNS).stripTrailing());
    }

    @Override
    void speak(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            take(b, in);
        }
    }

    private synchronized void take(int b, InputStream in) throws IOException {
        switch (b) {
            case 0x1b -> {
                if (in.read() == 't') {
                    in.read();
                }
            }
            case 0x0c -> shown.setLength(0);
            default -> shown.append(new String(new byte[] {(byte) b}, Charset.forName("IBM00858")));
        }
    }
}
