package org.evertill.ui.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
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

/**
 * The till's window as somebody who sits before it sees and uses it: finds by name, reads, presses real keys, touches with the real
 * pointer. Used by one thread, which is not the window's.
 */
public final class Window implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_NANOS = 2_000_000;
    private static final long UI_SECONDS = 30;
    /** The toolkit hands the focus on a little later than the key that moved it. */
    private static final long FOCUS_NANOS = 25_000_000;

    private final Display display;
    private final Pointer pointer = new Pointer();

    public Window(Display display) {
        this.display = display;
    }

    /** Waits until something is so; fails with the description otherwise. */
    public void await(String what, BooleanSupplier isSo) {
        await(what, PATIENCE, isSo);
    }

    /** The same with other patience than is usual with people. */
    public void await(String what, Duration patience, BooleanSupplier isSo) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what + "; the window shows " + everything());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Waits until a widget of that name can be seen. */
    public void awaitSight(String id) {
        await(id, () -> sees(id));
    }

    /** Waits until a list of that name can be seen and has so many rows. */
    public void awaitRows(String id, int count) {
        await(count + " rows of " + id, () -> rows(id) == count);
    }

    /** Waits until a widget of that name says something. */
    public void awaitText(String id, String part) {
        await(id + " to say " + part, () -> text(id).contains(part));
    }

    /** Whether a widget of that name can be seen. */
    public boolean sees(String id) {
        return onUi(() -> !visible(id).isEmpty());
    }

    /** Whether a widget of that name can be seen and touched. */
    public boolean offers(String id) {
        return onUi(() -> visible(id).stream().anyMatch(Control::isEnabled));
    }

    /** What a widget that can be seen says. */
    public String text(String id) {
        return onUi(() -> visible(id).stream().map(Window::says).findFirst().orElse(""));
    }

    /** Whether a button shows that it is the chosen one of several. */
    public boolean isSelected(String id) {
        return onUi(() -> visible(id).stream().anyMatch(c -> c instanceof TouchButton button && button.isSelected()));
    }

    /** The name of the key that a button shows. */
    public String keyOf(String id) {
        return onUi(() -> visible(id).stream()
                .filter(c -> c instanceof TouchButton)
                .map(c -> ((TouchButton) c).getKey())
                .findFirst()
                .orElse(""));
    }

    /** Rows of a list that can be seen, or −1. */
    public int rows(String id) {
        return onUi(() -> visible(id).stream()
                .filter(c -> c instanceof RowList<?>)
                .map(c -> ((RowList<?>) c).rows().size())
                .findFirst()
                .orElse(-1));
    }

    /** Something about all controls that can be seen. */
    public <T> List<T> all(Function<Control, T> about) {
        return onUi(
                () -> controls().stream().filter(Control::isVisible).map(about).toList());
    }

    /** What is cut off, overlaps, lies beyond an edge or is too small for a finger; a sentence for each. */
    public List<String> flaws() {
        return onUi(() -> Layout.flaws(display));
    }

    /** The same of one shell; on the window's thread. */
    public static List<String> flawsOf(Shell shell) {
        return Layout.flaws(shell);
    }

    /** What has the focus, after everything that was pressed. */
    @Nullable
    public Control focus() {
        LockSupport.parkNanos(FOCUS_NANOS);
        return onUi(() -> Optional.ofNullable(display.getFocusControl())).orElse(null);
    }

    /** Something about one control. */
    public <T> T read(Control control, Function<Control, T> about) {
        return onUi(() -> about.apply(control));
    }

    /** Presses and lets go of a key by its SWT code, {@code SWT.F9}. */
    public void press(int keyCode) {
        post(keyCode, (char) 0);
    }

    /** Presses a key while another one is held. */
    public void press(int held, int keyCode) {
        post(SWT.KeyDown, held);
        press(keyCode);
        post(SWT.KeyUp, held);
    }

    /** Types digits, lower-case letters, and what else needs no second key. */
    public void type(String text) {
        text.chars().forEach(c -> {
            if (c == '*') {
                press(SWT.KEYPAD_MULTIPLY);
            } else {
                post(0, (char) c);
            }
        });
    }

    /** Types any text. */
    public void write(String text) {
        pointer.write(text);
    }

    /** Types like a scanner: a code and Enter. */
    public void scan(String code) {
        type(code);
        press(SWT.CR);
    }

    /** Touches the middle of a widget. */
    public void touch(String id) {
        awaitSight(id);
        touch(onUi(() -> {
            var control = visible(id).getFirst();
            var size = control.getSize();
            return control.toDisplay(size.x / 2, size.y / 2);
        }));
    }

    /** Touches a row of a list. */
    public void touchRow(String id, int index) {
        await("row " + index + " of " + id, () -> rows(id) > index);
        touch(onUi(() -> {
            var list = (RowList<?>) visible(id).getFirst();
            return list.toDisplay(list.getSize().x / 2, list.middleOf(index));
        }));
    }

    /** Touches the keys of the pad that say these characters. */
    public void tap(String keys) {
        keys.chars().forEach(key -> touch("pad." + (char) key));
    }

    /** Moves the pointer out of sight. */
    public void letGo() {
        pointer.away();
    }

    /** Makes what is in the window so large; its frame, or the room that is kept for one, comes on top. */
    public void resize(int width, int height) {
        onUi(() -> {
            for (Shell shell : display.getShells()) {
                if (shell.getParent() == null && shell.isVisible()) {
                    var size = shell.getSize();
                    var client = shell.getClientArea();
                    shell.setBounds(0, 0, width + size.x - client.width, height + size.y - client.height);
                }
            }
            return width;
        });
    }

    /** Waits until everything that was to be done and drawn up to now is. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            onUi(() -> {
                while (display.readAndDispatch()) {}
                display.update();
                return 0;
            });
        }
    }

    /** Does something on the window's thread and waits for it. */
    public <T> T onUi(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        display.asyncExec(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(UI_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the window does not answer", e);
        }
    }

    @Override
    public void close() {
        pointer.close();
    }

    private void touch(Point place) {
        pointer.press(place.x, place.y);
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

    /** Gives an event to the system, as a keyboard would. */
    private void post(Event event) {
        if (!onUi(() -> display.post(event))) {
            throw new AssertionError("the display took no event; is this a real display?");
        }
    }

    private List<String> everything() {
        return all(c -> c.getData(Widgets.ID) + "=" + says(c)).stream()
                .filter(text -> !text.startsWith("null=") && !text.startsWith("pad."))
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
}
