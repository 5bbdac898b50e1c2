package org.evertill.ui.sync.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.evertill.ui.Messages;
import org.evertill.ui.sync.internal.SyncWords.Panel;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/**
 * Explains above the status bar what works now and what waits. A part of the window that lies over the others, not a
 * window of its own: the focus stays where it is, and scans go on into the sale. UI thread.
 */
final class SyncPanel {

    private static final int WIDTH = 620;
    private static final int MARGIN = 22;
    private static final int BUTTON = 66;
    /** Little, so that the entry field stays in sight when there is much to say on a small screen. */
    private static final int LINE_GAP = 5;

    private static final int BUTTON_GAP = 10;
    private static final int COLUMNS = 3;

    private final Control above;
    private final Messages texts;
    private final Runnable syncNow;
    private final Runnable pauseOrResume;
    private final Runnable decide;
    private @Nullable Composite frame;
    private @Nullable Label headline;
    private @Nullable Label works;
    private @Nullable Label waits;
    private @Nullable TouchButton look;
    private @Nullable TouchButton pause;

    /**
     * @param decide opens the screen on which people decide
     */
    SyncPanel(Control above, Messages texts, Runnable syncNow, Runnable pauseOrResume, Runnable decide) {
        this.above = above;
        this.texts = texts;
        this.syncNow = syncNow;
        this.pauseOrResume = pauseOrResume;
        this.decide = decide;
        above.addListener(SWT.Dispose, e -> close());
        above.addListener(SWT.Resize, e -> above.getDisplay().asyncExec(this::place));
    }

    /** After the window has changed its size, when everything else has its place. */
    private void place() {
        var open = frame;
        if (open != null && !open.isDisposed() && !above.isDisposed()) {
            layOut(open);
        }
    }

    boolean isOpen() {
        return frame != null && !frame.isDisposed();
    }

    void close() {
        if (frame != null && !frame.isDisposed()) {
            frame.dispose();
        }
        frame = null;
    }

    void open(Panel panel) {
        close();
        var content = Widgets.over(Widgets.style(new Composite(above.getShell(), SWT.NO_FOCUS), "surface"));
        frame = content;
        var layout = Widgets.layout(COLUMNS, 12, MARGIN);
        layout.verticalSpacing = LINE_GAP;
        content.setLayout(layout);
        content.addListener(SWT.Paint, e -> edge(content, e.gc));
        headline = label(content, "", "subtitle strong");
        label(content, texts.get("works.title"), "muted");
        works = label(content, "", "body");
        label(content, texts.get("waits.title"), "muted");
        waits = label(content, "", "body");
        var made = button(content, Look.PLAIN, "look", texts.get("look.key"), decide);
        ((GridData) made.getLayoutData()).horizontalSpan = COLUMNS;
        made.setVisible(false);
        ((GridData) made.getLayoutData()).exclude = true;
        look = made;
        button(content, Look.PRIMARY, "now", texts.get("now.key"), syncNow);
        pause = button(content, Look.PLAIN, "pause", texts.get("pause.key"), pauseOrResume);
        button(content, Look.PLAIN, "close", texts.get("close.key"), this::close);
        content.moveAbove(null);
        show(panel);
    }

    /** Brings the words up to date while it is open. */
    void show(Panel panel) {
        if (!isOpen() || headline == null || works == null || waits == null || frame == null) {
            return;
        }
        if (pause != null) {
            pause.setText(texts.get(panel.paused() ? "resume" : "pause"));
        }
        if (set(headline, panel.headline()) | set(works, panel.works()) | set(waits, panel.waits())) {
            layOut(frame);
        }
    }

    /** How much waits for a person: a button that leads there, unless nothing does. */
    void showAttention(String count, Reach reach) {
        var button = look;
        if (!isOpen() || button == null || frame == null) {
            return;
        }
        button.setText(texts.get("look", count));
        button.setEnabled(reach == Reach.NOW);
        var cell = (GridData) button.getLayoutData();
        boolean hidden = reach == Reach.NOTHING;
        if (cell.exclude != hidden) {
            cell.exclude = hidden;
            button.setVisible(!hidden);
            layOut(frame);
        }
    }

    /** Whether one can go and decide. */
    enum Reach {
        NOTHING,
        /** Only when somebody has logged in. */
        AFTER_LOGIN,
        NOW
    }

    /** In both themes: the toolkit's own is not to be seen on a dark ground. */
    private static void edge(Composite panel, GC gc) {
        var area = panel.getClientArea();
        gc.setForeground(Palette.of(panel, Role.MUTED));
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
    }

    private void layOut(Composite panel) {
        var size = panel.computeSize(WIDTH, SWT.DEFAULT, true);
        var corner = above.getShell().toControl(above.toDisplay(MARGIN / 2, 0));
        panel.setBounds(corner.x, corner.y - size.y - MARGIN / 2, size.x, size.y);
        panel.layout(true, true);
    }

    private static boolean set(Label label, String text) {
        boolean changes = !label.getText().equals(text);
        if (changes) {
            label.setText(text);
        }
        return changes;
    }

    private static Label label(Composite parent, String text, String style) {
        var label = Widgets.label(parent, text, style);
        var cell = new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1);
        cell.widthHint = WIDTH - 2 * MARGIN;
        label.setLayoutData(cell);
        return label;
    }

    private TouchButton button(Composite parent, Look look, String key, String keyName, Runnable pressed) {
        var button = Widgets.id(new TouchButton(parent, look, texts.get(key), keyName, pressed), "sync." + key);
        var cell = Widgets.wide();
        cell.heightHint = BUTTON;
        cell.verticalIndent = BUTTON_GAP;
        button.setLayoutData(cell);
        return button;
    }
}
