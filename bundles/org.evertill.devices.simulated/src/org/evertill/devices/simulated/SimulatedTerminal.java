package org.evertill.devices.simulated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.devices.simulated.TerminalLedger.Entry;

/**
 * A card terminal at a TCP port of this machine, which speaks what docs/terminal.md says and keeps its ledger in a file. What becomes of a request is said by
 * {@link #next}, else by the last two digits of its amount: 05 is declined, 06 is approved and never answered, 07 is lost on its way, 08 is approved with a tip of 1.00,
 * 09 cannot be authorised and is approved up to the limit that came with it, everything else is approved. Any thread.
 */
public final class SimulatedTerminal implements AutoCloseable {

    private static final int MAX_LINE = 1_000;
    private static final int MAX_CONNECTIONS = 8;
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final long TIP = 100;
    private static final String BROKEN = "BROKEN";

    private final ServerSocket server = new ServerSocket();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            MAX_CONNECTIONS,
            Thread.ofPlatform().daemon().name("simulated-terminal-", 0).factory());
    private final TerminalLedger ledger;
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Set<Socket> connections = new HashSet<>();
    private final Future<?> accepting;
    private boolean isOff;

    /** What becomes of a request. */
    public enum Fate {
        APPROVED,
        DECLINED,
        /** The money moves, the answer does not come. */
        NO_ANSWER,
        /** The same, and the line breaks. */
        NO_ANSWER_BROKEN,
        /** It is not even read. */
        LOST,
        /** The same, and the line breaks. */
        LOST_BROKEN,
        /** The customer adds a tip at the terminal. */
        TIPPED,
        /** Whoever has to authorise it cannot be asked: it is approved up to what the till said, all of it when the till said nothing. */
        BANK_AWAY
    }

    private SimulatedTerminal(Path file, int port) throws IOException {
        ledger = new TerminalLedger(file);
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MAX_CONNECTIONS);
        accepting = threads.submit(this::accept);
    }

    /**
     * Switches one on.
     *
     * @param ledger the file of what it did; it goes on with one that is there
     * @param port 0 for a free one
     */
    public static SimulatedTerminal start(Path ledger, int port) throws IOException {
        return new SimulatedTerminal(ledger, port);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What becomes of the next request for money; of several in their order. */
    public synchronized void next(Fate fate) {
        fates.add(fate);
    }

    /** Pulls the cable, or puts it in again: what comes meanwhile is lost. */
    public synchronized void unplugged(Runnable meanwhile) throws IOException {
        isOff = true;
        hangUp();
        meanwhile.run();
        isOff = false;
    }

    /** What moved altogether, in minor units. */
    public synchronized long movedMinor() {
        return ledger.movedMinor();
    }

    private synchronized void hangUp() throws IOException {
        for (Socket socket : connections) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (server.isClosed()) {
                    socket.close();
                } else {
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException e) {
                // switched off, or a caller that hung up at once
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (!isConnected(socket)) {
                return;
            }
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && line.length() < MAX_LINE; line = in.readLine()) {
                String answer = answer(line);
                if (answer.equals(BROKEN)) {
                    return;
                }
                if (!answer.isEmpty()) {
                    socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // hung up
        } finally {
            gone(socket);
        }
    }

    private synchronized boolean isConnected(Socket socket) {
        return !isOff && connections.add(socket);
    }

    private synchronized void gone(Socket socket) {
        connections.remove(socket);
    }

    /** Empty for none. */
    private synchronized String answer(String line) throws IOException {
        String[] parts = line.split("\\|", -1);
        return switch (parts[0] + parts.length) {
            case "AUTHORISE5" -> asked(authorisation(parts), Long.MAX_VALUE);
            case "AUTHORISE6" -> asked(authorisation(parts), Long.parseLong(parts[5]));
            case "REFUND5" ->
                asked(
                        new Entry(parts[1], parts[0], "", Long.parseLong(parts[2]), 0, parts[3], "", parts[4]),
                        Long.MAX_VALUE);
            case "INQUIRE2" -> said(ledger.find(parts[1]).orElse(never(parts[1], "DECLINED")));
            case "REVERSE2" -> reversed(parts[1]);
            default -> "ERROR|not understood";
        };
    }

    private static Entry authorisation(String[] parts) {
        return new Entry(parts[1], parts[0], "", Long.parseLong(parts[2]), Long.parseLong(parts[4]), parts[3], "", "");
    }

    /**
     * @param mostOffline what may be approved without being authorised, in minor units
     */
    private String asked(Entry request, long mostOffline) throws IOException {
        var known = ledger.find(request.id());
        if (known.isPresent()) {
            return said(known.get());
        }
        var fate = fates.isEmpty() ? byAmount(request.minor()) : fates.poll();
        if (fate == Fate.LOST || fate == Fate.LOST_BROKEN) {
            return fate == Fate.LOST ? "" : BROKEN;
        }
        boolean isBeyond = fate == Fate.BANK_AWAY && request.minor() + request.tipMinor() > mostOffline;
        boolean isApproved =
                fate != Fate.DECLINED && !isBeyond && (request.kind().equals("AUTHORISE") || isCovered(request));
        var entry = new Entry(
                request.id(),
                request.kind(),
                isApproved ? "APPROVED" : "DECLINED",
                request.minor(),
                request.tipMinor() + (fate == Fate.TIPPED ? TIP : 0),
                request.currency(),
                isApproved ? ledger.nextReference() : "",
                request.original());
        String answer = said(entry);
        return switch (fate) {
            case NO_ANSWER -> "";
            case NO_ANSWER_BROKEN -> BROKEN;
            case APPROVED, DECLINED, TIPPED, BANK_AWAY, LOST, LOST_BROKEN -> answer;
        };
    }

    private boolean isCovered(Entry refund) {
        return ledger.approved(refund.original())
                .filter(taken -> taken.minor() - ledger.givenBack(refund.original()) >= refund.minor())
                .isPresent();
    }

    /** Written down before it is said. */
    private String said(Entry entry) throws IOException {
        if (ledger.find(entry.id()).filter(entry::equals).isEmpty()) {
            ledger.write(entry);
        }
        return entry.state().equals("APPROVED")
                ? String.join(
                        "|",
                        "APPROVED",
                        entry.id(),
                        entry.reference(),
                        "VISA **** 1234",
                        Long.toString(entry.tipMinor()),
                        entry.currency())
                : "DECLINED|" + entry.id() + "|" + reason(entry);
    }

    private static String reason(Entry entry) {
        if (entry.state().equals("REVERSED")) {
            return "it was reversed";
        }
        return entry.kind().equals("NONE") ? "it never arrived" : "the card was refused";
    }

    private String reversed(String id) throws IOException {
        ledger.write(ledger.find(id).map(entry -> entry.with("REVERSED")).orElse(never(id, "REVERSED")));
        return "REVERSED|" + id;
    }

    private static Entry never(String id, String state) {
        return new Entry(id, "NONE", state, 0, 0, "", "", "");
    }

    private static Fate byAmount(long minor) {
        return switch ((int) (minor % 100)) {
            case 5 -> Fate.DECLINED;
            case 6 -> Fate.NO_ANSWER;
            case 7 -> Fate.LOST;
            case 8 -> Fate.TIPPED;
            case 9 -> Fate.BANK_AWAY;
            default -> Fate.APPROVED;
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        stopAccepting();
        hangUp();
        threads.shutdownNow();
        ledger.close();
    }

    /** Until then a caller is still taken on by the system, and waits for an answer that nobody gives. */
    private void stopAccepting() throws IOException {
        try {
            accepting.get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the simulated terminal goes on taking calls", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
