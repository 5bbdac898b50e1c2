package org.evertill.tender.terminal.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One connection to a terminal, for one question: a line there, a line back, its fields separated by {@code |}. */
final class TerminalLine implements AutoCloseable {

    private static final int CONNECT_MS = 3_000;

    /** Longer ones are no answer. */
    private static final int MAX_LINE = 1_000;

    private final Socket socket;

    private TerminalLine(Socket socket) {
        this.socket = socket;
    }

    /** Connects, within three seconds. Nothing was said when that fails. */
    static TerminalLine to(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            return new TerminalLine(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * @param limit how long it is waited for each part of the answer
     */
    List<String> ask(List<String> question, Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        socket.getOutputStream().write((String.join("|", question) + "\n").getBytes(StandardCharsets.UTF_8));
        return List.of(line(socket.getInputStream()).split("\\|", -1));
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new byte[MAX_LINE];
        for (int i = 0; i < MAX_LINE; i++) {
            int next = in.read();
            if (next == '\n') {
                return new String(bytes, 0, i, StandardCharsets.UTF_8);
            }
            if (next < 0) {
                throw new EOFException("the terminal has closed the line");
            }
            bytes[i] = (byte) next;
        }
        throw new IOException("the terminal's answer has no end");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
