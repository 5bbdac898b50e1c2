package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.time.Duration;
import org.evertill.devices.PrinterState;

/**
 * Asks a printer how it is and understands what it says. Source: Epson, ESC/POS: {@code DLE EOT} is answered at once, also by a printer
 * that waits for paper; {@code GS r} when everything before it is done.
 */
final class Answers {

    private static final Duration AT_ONCE = Duration.ofMillis(1_000);

    private static final int OFFLINE = 1;
    private static final int CAUSE = 2;
    private static final int PAPER = 4;

    private final Line line;
    private boolean isDone;

    Answers(Line line) {
        this.line = line;
    }

    /** How it is; {@code SILENT} when it says nothing. */
    PrinterState state() throws IOException {
        if (!line.canAnswer()) {
            return PrinterState.SILENT;
        }
        int printer = asked(OFFLINE);
        if (printer == Line.NOTHING) {
            return PrinterState.SILENT;
        }
        int cause = asked(CAUSE);
        int paper = asked(PAPER);
        if (has(cause, 0x04)) {
            return PrinterState.COVER_OPEN;
        }
        if (has(cause, 0x20) || has(paper, 0x60)) {
            return PrinterState.PAPER_OUT;
        }
        if (has(cause, 0x40) || has(printer, 0x08)) {
            return PrinterState.FAULT;
        }
        return has(paper, 0x0c) ? PrinterState.PAPER_LOW : PrinterState.READY;
    }

    /** Asks to be told when all that was sent is done. */
    void askWhenDone() throws IOException {
        isDone = false;
        send(new byte[] {0x1d, 'r', 1});
    }

    /** Whether it has said so, or says so within the time. */
    boolean isDone(Duration limit) throws IOException {
        int b = isDone ? Line.NOTHING : line.read(limit);
        while (b != Line.NOTHING) {
            note(b);
            b = isDone ? Line.NOTHING : line.read(Duration.ofMillis(1));
        }
        return isDone;
    }

    /** Sends a few bytes at once, or not at all. */
    void send(byte[] few) throws IOException {
        int sent = 0;
        while (sent < few.length) {
            int more = line.write(few, sent, AT_ONCE);
            if (more == 0) {
                throw new IOException("the printer takes nothing");
            }
            sent += more;
        }
    }

    private int asked(int kind) throws IOException {
        send(new byte[] {0x10, 0x04, (byte) kind});
        int b = line.read(AT_ONCE);
        while (b != Line.NOTHING && !isAtOnce(b)) {
            note(b);
            b = line.read(AT_ONCE);
        }
        return b;
    }

    private void note(int b) {
        isDone |= (b & 0x90) == 0;
    }

    private static boolean isAtOnce(int b) {
        return (b & 0x93) == 0x12;
    }

    private static boolean has(int answer, int bits) {
        return answer != Line.NOTHING && (answer & bits) != 0;
    }
}
