package org.evertill.app.till.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.evertill.exchange.Progress;

/**
 * Shows how far a long piece of work is, on standard error: nothing for the first two seconds, then one line that moves
 * on a terminal, and a plain line every ten seconds elsewhere.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final Console console;
    private final Interruption interruption;
    private final Clock clock;
    private final String what;
    private final Instant begun;
    private Instant next;
    private boolean shown;

    /**
     * @param what what is counted, in the plural: {@code rows}
     */
    ProgressLine(Console console, Interruption interruption, Clock clock, String what) {
        this.console = console;
        this.interruption = interruption;
        this.clock = clock;
        this.what = what;
        this.begun = clock.instant();
        this.next = begun.plus(SILENT);
    }

    @Override
    public void at(long done, int percent) {
        show(done + " " + what + (percent < 0 ? "" : ", " + percent + " %"));
    }

    /** Shows a text of another form, at the same pace. */
    void show(String text) {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        long seconds = Duration.between(begun, now).toSeconds();
        String line = text + ", " + seconds + " s";
        if (console.isTerminal()) {
            console.err().print("\r" + line + "   ");
            console.err().flush();
        } else {
            console.note(line);
        }
        shown = true;
        next = now.plus(console.isTerminal() ? ON_TERMINAL : ELSEWHERE);
    }

    @Override
    public boolean stopping() {
        return interruption.isAsked();
    }

    /** Ends the moving line. */
    @Override
    public void close() {
        if (shown && console.isTerminal()) {
            console.err().println();
            console.err().flush();
        }
    }
}
