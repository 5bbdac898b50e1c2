package org.evertill.ui.walk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.evertill.ui.walk.Stalls;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;

/**
 * Measures how long somebody waits at the window: until it can be sold, from a scan to its line on the screen, and with ten scans a
 * second for a while, dialogs and receipts in between. Notes every figure; what they come to is worked out by who started the till.
 */
final class GaugeWalk implements Walk {

    private static final int LINES = 10;
    private static final long SECONDS_OF_A_LINE = 20;

    private final Display display;
    private final Plan plan;
    private final Window window;
    private final Album album;
    private int scanned;

    GaugeWalk(Display display, Plan plan, Window window, Album album) {
        this.display = display;
        this.plan = plan;
        this.window = window;
        this.album = album;
    }

    @Override
    public void go() {
        window.await("people", () -> window.rows("login.people") > 0);
        moment("login");
        window.scan(plan.get("pin"));
        window.awaitSight("sell.entry");
        moment("sell");
        int singly = plan.number("scans");
        if (singly > 0) {
            singly(singly);
            inARow(plan.number("seconds"));
        }
        album.note("scanned " + scanned);
        album.note("rss " + mostResident());
    }

    /** The most memory that the process had, in bytes; 0 where the system does not say. */
    private static long mostResident() {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moment(String name) {
        album.note(name + " " + Clock.systemUTC().millis());
    }

    private String code() {
        return plan.get("code" + scanned++ % plan.number("codes"));
    }

    private void singly(int count) {
        for (int i = 0; i < count; i++) {
            album.note("scan " + untilPainted(code(), i % LINES + 1));
            if (i % LINES == LINES - 1) {
                window.press(SWT.F9);
                window.awaitSight("sell.receipt");
            }
        }
    }

    /** From the last key of a scan until the list has drawn so many lines, in nanoseconds. */
    private long untilPainted(String code, int lines) {
        var painted = new CompletableFuture<Long>();
        Listener listener = event -> {
            if (event.widget instanceof RowList<?> list
                    && "sell.lines".equals(list.getData(Widgets.ID))
                    && list.rows().size() >= lines) {
                display.asyncExec(() -> painted.complete(System.nanoTime()));
            }
        };
        window.onUi(() -> {
            display.addFilter(SWT.Paint, listener);
            return lines;
        });
        window.type(code);
        long from = System.nanoTime();
        window.press(SWT.CR);
        try {
            return painted.get(SECONDS_OF_A_LINE, TimeUnit.SECONDS) - from;
        } catch (Exception e) {
            throw new AssertionError("no line for " + code, e);
        } finally {
            window.onUi(() -> {
                display.removeFilter(SWT.Paint, listener);
                return lines;
            });
        }
    }

    /** Ten a second; what is done between them is what a cashier does meanwhile. */
    private void inARow(int seconds) {
        long period = Duration.ofMillis(100).toNanos();
        try (var stalls = new Stalls(display)) {
            long due = System.nanoTime();
            for (int i = 0; i < seconds * 10; i++) {
                LockSupport.parkNanos(due - System.nanoTime());
                due += period;
                window.scan(code());
                meanwhile(i % 40);
            }
            album.note("late " + Math.max(0, System.nanoTime() - due));
            window.press(SWT.ESC);
            window.press(SWT.F9);
            window.awaitSight("sell.receipt");
            album.note("turns " + stalls.turns());
            stalls.found().forEach(stall -> album.note("stall " + stall.ms() + " " + stall.busy()));
        }
    }

    private void meanwhile(int turn) {
        switch (turn) {
            case 5, 9 -> window.press(SWT.SHIFT, SWT.F1); // the connection explained, and closed
            case 13 -> window.press(SWT.F8); // the tenders
            case 17 -> window.press(SWT.F6); // what was not sold
            case 19 -> window.press(SWT.ESC);
            case 24 -> window.press(SWT.SHIFT, SWT.F3); // what is parked
            case 29 -> window.press(SWT.F9); // paid and printed
            case 33 -> window.press(SWT.F5); // the receipt again
            default -> {}
        }
    }
}
