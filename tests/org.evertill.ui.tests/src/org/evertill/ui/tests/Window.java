package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The till's window as somebody who sits before it sees and uses it: finds by name, reads, presses real keys. */
final class Window {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LEAST_TOUCH_PIXELS = 44;
    private static final long POLL_MS = 25;
    private static final long UI_SECONDS = 30;

    private final Display display = Display.getDefault();

    /** Waits until something is so; fails with the description otherwise. */
    void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what + "; the window shows " + everything());
            }
            pause(POLL_MS);
        }
    }

    /** Whether a widget of that name can be seen. */
    boolean sees(String id) {
        return onUi(() -> !visible(id).isEmpty());
    }

    /** What a widget that can be seen says. */
    String text(String id) {
        return onUi(() -> visible(id).stream().map(Window::says).findFirst().orElse(""));
    }

    /** Rows of a list that can be seen, or −1. */
    int rows(String id) {
        return onUi(() -> visible(id).stream()
                .filter(c -> c instanceof RowList<?>)
                .map(c -> ((RowList<?>) c).rows().size())
                .findFirst()
                .orElse(-1));
    }

    /** Something about all controls that can be seen. */
    <T> List<T> all(Function<Control, T> about) {
        return onUi(
                () -> controls().stream().filter(Control::isVisible).map(about).toList());
    }

    /** What has the focus, after everything that was pressed. */
    @Nullable
    Control focus() {
        pause(POLL_MS);
        return onUi(() -> Optional.ofNullable(display.getFocusControl())).orElse(null);
    }

    /** Something about one control. */
    <T> T read(Control control, Function<Control, T> about) {
        return onUi(() -> about.apply(control));
    }

    /** Presses and lets go of a key by its SWT code, {@code SWT.F9}. */
    void press(int keyCode) {
        post(keyCode, (char) 0);
    }

    /** Presses a key while another one is held. */
    void press(int held, int keyCode) {
        post(SWT.KeyDown, held);
        press(keyCode);
        post(SWT.KeyUp, held);
    }

    /** Types digits, lower-case letters, and what else needs no second key. */
    void type(String text) {
        text.chars().forEach(c -> {
            if (c == '*') {
                press(SWT.KEYPAD_MULTIPLY);
            } else {
                post(0, (char) c);
            }
        });
    }

    /** Types like a scanner: a code and Enter. */
    void scan(String code) {
        type(code);
        press(SWT.CR);
    }

    /**
     * Touches the middle of a widget. The system's queue cannot be used for it: on GTK a posted mouse event does not say
     * where in the widget it was.
     */
    void touch(String id) {
        onUi(() -> {
            var control = visible(id).getFirst();
            control.forceFocus();
            for (int type : new int[] {SWT.MouseDown, SWT.MouseUp}) {
                var event = new Event();
                event.button = 1;
                event.x = control.getSize().x / 2;
                event.y = control.getSize().y / 2;
                control.notifyListeners(type, event);
            }
            return id;
        });
    }

    /** Somebody logs in again. */
    void login() {
        type(Shop.PIN);
        press(SWT.CR);
        await("the sell screen", () -> sees("sell.entry"));
    }

    /** Ends what the class before left: the sale that is open is paid in cash, so that the next one is empty. */
    void toTheSale() {
        press(SWT.ESC);
        if (rows("sell.lines") > 0) {
            press(SWT.F9);
            await("the receipt", () -> sees("sell.receipt"));
        }
    }

    /** Every button that can be seen is large enough for a finger. */
    void assertLargeEnough() {
        var tooSmall = all(c ->
                c instanceof TouchButton && (c.getSize().x < LEAST_TOUCH_PIXELS || c.getSize().y < LEAST_TOUCH_PIXELS)
                        ? Widgets.spoken(c) + " " + c.getSize()
                        : "");
        assertEquals(List.of(), tooSmall.stream().filter(t -> !t.isEmpty()).toList());
    }

    void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void post(int keyCode, char character) {
        for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
            var event = new Event();
            event.type = type;
            event.keyCode = keyCode;
            event.character = character;
            post(event);
        }
    }

    private void post(int type, int keyCode) {
        var event = new Event();
        event.type = type;
        event.keyCode = keyCode;
        post(event);
    }

    private static String says(Control control) {
        return control instanceof Label label ? label.getText() : Widgets.spoken(control);
    }

    /** Gives an event to the system, as a keyboard or a mouse would. */
    private void post(Event event) {
        if (!onUi(() -> display.post(event))) {
            throw new AssertionError("the display took no event; is the test run on a real display?");
        }
    }

    private List<String> everything() {
        return all(c -> c.getData(Widgets.ID) + "=" + Widgets.spoken(c)).stream()
                .filter(text -> !text.startsWith("null="))
                .toList();
    }

    private List<Control> visible(String id) {
        return controls().stream()
                .filter(c -> id.equals(c.getData(Widgets.ID)) && c.isVisible())
                .toList();
    }

    private List<Control> controls() {
        var found = new ArrayList<Control>();
        Arrays.stream(display.getShells()).filter(Shell::isVisible).forEach(shell -> collect(shell, found));
        return found;
    }

    private static void collect(Control control, List<Control> found) {
        found.add(control);
        if (control instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(child -> collect(child, found));
        }
    }

    private <T> T onUi(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        display.asyncExec(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(UI_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the window does not answer", e);
        }
    }
}
