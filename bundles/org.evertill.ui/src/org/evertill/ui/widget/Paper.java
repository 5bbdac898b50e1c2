package org.evertill.ui.widget;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Palette.Role;

/** A slip as the printer would print it; scrolls by wheel, touch and the screen's keys. UI thread only. */
public final class Paper extends Canvas {

    private static final int MARGIN = 20;

    private final int charactersWide;
    private List<String> lines = List.of();

    public Paper(Composite parent, int charactersWide) {
        super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.charactersWide = charactersWide;
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> adjustScrolling());
        getVerticalBar().addListener(SWT.Selection, e -> redraw());
        Widgets.accessible(this, ACC.ROLE_TEXT, () -> String.join("\n", lines));
    }

    /** Replaces what is on it; shown from its beginning. */
    public void show(List<String> receipt) {
        lines = List.copyOf(receipt);
        getVerticalBar().setSelection(0);
        adjustScrolling();
        redraw();
    }

    public List<String> lines() {
        return lines;
    }

    /** Scrolls by some lines. */
    public void move(int by) {
        var bar = getVerticalBar();
        bar.setSelection(Math.max(0, bar.getSelection() + by * bar.getIncrement()));
        redraw();
    }

    private int lineHeight() {
        var gc = new GC(this);
        try {
            gc.setFont(Fonts.monospaced(this, Fonts.BODY));
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private void adjustScrolling() {
        int lineHeight = lineHeight();
        int all = lines.size() * lineHeight + 2 * MARGIN;
        int seen = Math.max(1, getClientArea().height);
        var bar = getVerticalBar();
        bar.setValues(
                Math.clamp(bar.getSelection(), 0, Math.max(0, all - seen)),
                0,
                Math.max(1, all),
                Math.min(seen, all),
                lineHeight,
                seen);
        bar.setVisible(all > seen);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(Palette.of(this, Role.GROUND));
        gc.fillRectangle(area);
        gc.setFont(Fonts.monospaced(this, Fonts.BODY));
        int width = gc.textExtent("0".repeat(charactersWide)).x + 2 * MARGIN;
        int left = Math.max(0, (area.width - width) / 2);
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRectangle(left, 0, width, area.height);
        gc.setForeground(Palette.of(this, Role.TEXT));
        int lineHeight = gc.getFontMetrics().getHeight();
        int top = MARGIN - getVerticalBar().getSelection();
        for (String line : lines) {
            if (top > -lineHeight && top < area.height) {
                gc.drawText(line, left + MARGIN, top, true);
            }
            top += lineHeight;
        }
    }
}
