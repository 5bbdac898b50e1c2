package org.evertill.devices.simulated;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.devices.simulated.Paper.Part;

/**
 * A receipt printer at a TCP port of this machine, one connection at a time as such printers have it. Paper runs out, jams, the power goes;
 * questions are answered all the while. Any thread.
 */
public final class SimulatedPrinter implements AutoCloseable {

    /** Bytes that wait within while nothing is printed; more it does not take. */
    private static final int MEMORY_LINES = 40;

    private final ServerSocket server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("simulated-printer").factory());
    private final List<Part> printed = new ArrayList<>();
    private final List<Integer> pulses = new ArrayList<>();
    private State state = State.READY;
    private int linesLeft = Integer.MAX_VALUE;
    private boolean answers = true;
    private Socket connection = new Socket();

    /** What a person would see. */
    public enum State {
        READY,
        PAPER_OUT,
        COVER_OPEN,
        JAM
    }

    private SimulatedPrinter(ServerSocket server) {
        this.server = server;
        thread.execute(this::serve);
    }

    /** Switches one on, at a free port. */
    public static SimulatedPrinter start() throws IOException {
        return start(0);
    }

    public static SimulatedPrinter start(int port) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.setReceiveBufferSize(4_096);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        return new SimulatedPrinter(server);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Everything that was printed. */
    public synchronized Paper paper() {
        return new Paper(printed);
    }

    /** Which drawers were opened. */
    public synchronized List<Integer> pulses() {
        return List.copyOf(pulses);
    }

    /** Some lines, then the roll is at its end. */
    public synchronized void runsOutAfter(int lines) {
        linesLeft = lines;
    }

    /** Paper jam, open cover, no paper; or all is well again. */
    public synchronized void set(State now) {
        state = now;
        if (now == State.READY) {
            linesLeft = Integer.MAX_VALUE;
        }
        notifyAll();
    }

    /** Some printers never answer. */
    public synchronized void isMute() {
        answers = false;
    }

    /** Off and on: what was in its memory is gone, and so is the connection. */
    public void powerCut() throws IOException {
        Socket open;
        synchronized (this) {
            open = connection;
            notifyAll();
        }
        open.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        powerCut();
        thread.shutdownNow();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                synchronized (this) {
                    connection = socket;
                }
                new Session(socket).run();
            } catch (IOException | IllegalStateException e) {
                // the line broke, or the bytes were none of a printer's: as a printer, it goes on
            }
        }
    }

    /** One connection with what waits in memory. */
    private final class Session implements EscPosReader.Device {

        private final Socket socket;
        private final OutputStream out;
        private final EscPosReader reader;
        private final List<Part> memory = new ArrayList<>();
        private int asked;

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.reader = new EscPosReader(new BufferedInputStream(socket.getInputStream(), 64), this);
            socket.setSoTimeout(50);
        }

        void run() throws IOException {
            boolean isOpen = true;
            while (isOpen) {
                try {
                    isOpen = reader.read();
                } catch (SocketTimeoutException quiet) {
                    // a look at the paper
                }
                printMemory();
            }
            printMemory();
        }

        @Override
        public void print(Part part) {
            memory.add(part);
            printMemory();
            synchronized (SimulatedPrinter.this) {
                while (memory.size() > MEMORY_LINES && !socket.isClosed()) {
                    try {
                        SimulatedPrinter.this.wait(20);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                    printMemory();
                }
            }
        }

        private void printMemory() {
            synchronized (SimulatedPrinter.this) {
                while (state == State.READY && !memory.isEmpty() && !socket.isClosed()) {
                    if (linesLeft == 0) {
                        state = State.PAPER_OUT;
                        return;
                    }
                    linesLeft -= linesLeft == Integer.MAX_VALUE ? 0 : 1;
                    printed.add(memory.removeFirst());
                }
                if (memory.isEmpty() && asked > 0 && answers) {
                    answer(0x00);
                    asked = 0;
                }
            }
        }

        @Override
        public void pulse(int pin) {
            synchronized (SimulatedPrinter.this) {
                pulses.add(pin);
            }
        }

        @Override
        public void status(int kind) {
            synchronized (SimulatedPrinter.this) {
                if (answers) {
                    answer(0x12 | bits(kind));
                }
            }
        }

        @Override
        public void doneSoFar() {
            asked++;
            printMemory();
        }

        private int bits(int kind) {
            return switch (kind) {
                case 1 -> state == State.READY ? 0 : 0x08;
                case 2 ->
                    switch (state) {
                        case READY -> 0;
                        case COVER_OPEN -> 0x04;
                        case PAPER_OUT -> 0x20;
                        case JAM -> 0x40;
                    };
                case 4 -> state == State.PAPER_OUT ? 0x60 : 0;
                default -> 0;
            };
        }

        private void answer(int b) {
            try {
                out.write(b);
                out.flush();
            } catch (IOException e) {
                // who asked is gone
            }
        }
    }
}
