package org.evertill.ui.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.Messages;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.shell.internal.KeySheet.Line;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/**
 * The list of every key that works now, over the screen it is about. A part of the window, not a window of its own: keys go on to the
 * screen, a scan as well. In the application's context. UI thread only.
 */
final class KeyList {

    private static final int MARGIN = 24;
    private static final int BUTTON_WIDTH = 220;
    private static final int BUTTON_HEIGHT = 54;

    private final Display display;
    private final Keyboard keyboard;
    private final Supplier<Locale> language;
    private final Listener keys = this::key;
    private @Nullable Composite panel;

    KeyList(Display display, Keyboard keyboard, Supplier<Locale> language) {
        this.display = display;
        this.keyboard = keyboard;
        this.language = language;
    }

    void toggle() {
        if (panel != null && !panel.isDisposed()) {
            panel.dispose();
        } else {
            Arrays.stream(display.getShells())
                    .filter(shell -> shell.isVisible() && shell.getParent() == null)
                    .findFirst()
                    .ifPresent(this::open);
        }
    }

    /** What belongs to another screen, or another language, is taken away. */
    void close() {
        if (panel != null && !panel.isDisposed()) {
            panel.dispose();
        }
    }

    private void open(Shell shell) {
        var locale = language.get();
        var texts = keyboard.texts(KeyList.class, locale);
        var made = Widgets.over(Widgets.id(Widgets.style(new Composite(shell, SWT.NO_FOCUS), "surface"), "key-list"));
        made.setLayout(Widgets.layout(2, 10, MARGIN));
        made.addListener(SWT.Paint, e -> edge(made, e.gc));
        Widgets.label(made, texts.get("key-list"), "title").setLayoutData(Widgets.wide());
        var close = Widgets.id(
                new TouchButton(made, Look.PLAIN, texts.get("key-list.close"), "Esc", made::dispose), "key-list.close");
        var cell = new GridData(SWT.END, SWT.CENTER, false, false);
        cell.widthHint = BUTTON_WIDTH;
        cell.heightHint = BUTTON_HEIGHT;
        close.setLayoutData(cell);
        var sheet = Widgets.id(new KeySheet(made, lines(locale)), "key-list.keys");
        var all = Widgets.fill();
        all.horizontalSpan = 2;
        sheet.setLayoutData(all);
        var hint = Widgets.label(made, texts.get("key-list.hint"), "muted");
        var wide = Widgets.wide();
        wide.horizontalSpan = 2;
        hint.setLayoutData(wide);
        Listener fits = e -> fit(made, shell);
        shell.addListener(SWT.Resize, fits);
        made.addListener(SWT.Dispose, e -> shell.removeListener(SWT.Resize, fits));
        fit(made, shell);
        made.moveAbove(null);
        display.addFilter(SWT.KeyDown, keys);
        made.addListener(SWT.Dispose, e -> display.removeFilter(SWT.KeyDown, keys));
        panel = made;
    }

    private static void fit(Composite panel, Shell shell) {
        var area = shell.getClientArea();
        panel.setBounds(MARGIN, MARGIN, area.width - 2 * MARGIN, area.height - 2 * MARGIN);
        panel.layout(true, true);
    }

    private List<Line> lines(Locale locale) {
        var lines = new ArrayList<Line>();
        for (var source : keyboard.now()) {
            lines.add(Line.heading(source.title(locale)));
            source.uses().stream()
                    .filter(use -> !keyboard.strokes(use).isEmpty())
                    .map(use -> Line.of(keyboard.name(use, locale), keyboard.words(source, use, locale)))
                    .forEach(lines::add);
        }
        var texts = Messages.beside(KeyList.class, locale);
        lines.add(Line.of(texts.get("key-list.tab"), texts.get("key-list.tab.what")));
        lines.add(Line.of(texts.get("key-list.space"), texts.get("key-list.space.what")));
        return lines;
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            event.doit = false;
            event.type = SWT.None;
            close();
        }
    }

    private static void edge(Composite panel, GC gc) {
        var area = panel.getClientArea();
        gc.setForeground(Palette.of(panel, Role.MUTED));
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
    }
}
