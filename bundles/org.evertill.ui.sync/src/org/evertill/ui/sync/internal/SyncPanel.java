package org.evertill.ui.sync.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.Messages;
import org.evertill.ui.sync.internal.SyncWords.Panel;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/**
 * Explains above the status bar what works now and what waits. Never takes the focus, so that scans go on into the sale
 * while it is open. UI thread.
 */
final class SyncPanel {

    private static final int WIDTH = 620;
    private static final int MARGIN = 22;
    private static final int BUTTON = 56;

    private final Control above;
    private final Messages texts;
    private final Runnable syncNow;
    private @Nullable Shell shell;
    private @Nullable Label headline;
    private @Nullable Label works;
    private @Nullable Label waits;

    SyncPanel(Control above, Messages texts, Runnable syncNow) {
        this.above = above;
        this.texts = texts;
        this.syncNow = syncNow;
        above.addListener(SWT.Dispose, e -> close());
    }

    boolean isOpen() {
        return shell != null && !shell.isDisposed();
    }

    void close() {
        if (shell != null && !shell.isDisposed()) {
            shell.dispose();
        }
        shell = null;
    }

    void open(Panel panel) {
        close();
        var made = new Shell(above.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS);
        shell = made;
        made.setLayout(Widgets.layout(1, 0, 1));
        var content = Widgets.style(new Composite(made, SWT.BORDER), "surface");
        content.setLayoutData(Widgets.fill());
        content.setLayout(Widgets.layout(2, 12, MARGIN));
        headline = label(content, "", "subtitle strong");
        label(content, texts.get("works.title"), "muted");
        works = label(content, "", "body");
        label(content, texts.get("waits.title"), "muted");
        waits = label(content, "", "body");
        button(content, Look.PRIMARY, "now", "F10", syncNow);
        button(content, Look.PLAIN, "close", "F1", this::close);
        show(panel);
        made.setVisible(true);
    }

    /** Brings the words up to date while it is open. */
    void show(Panel panel) {
        if (!isOpen() || headline == null || works == null || waits == null || shell == null) {
            return;
        }
        boolean changed = set(headline, panel.headline()) | set(works, panel.works()) | set(waits, panel.waits());
        if (changed) {
            var size = shell.computeSize(WIDTH, SWT.DEFAULT, true);
            var corner = above.toDisplay(12, 0);
            shell.setBounds(corner.x, corner.y - size.y - 8, size.x, size.y);
            shell.layout(true, true);
        }
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
        var cell = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        cell.widthHint = WIDTH - 2 * MARGIN;
        label.setLayoutData(cell);
        return label;
    }

    private void button(Composite parent, Look look, String key, String keyName, Runnable pressed) {
        var button = Widgets.id(new TouchButton(parent, look, texts.get(key), keyName, pressed), "sync." + key);
        var cell = Widgets.wide();
        cell.heightHint = BUTTON;
        button.setLayoutData(cell);
    }
}
