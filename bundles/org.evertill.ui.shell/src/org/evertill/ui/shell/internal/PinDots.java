package org.evertill.ui.shell.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.Widgets;

/** Shows how many digits of a PIN were typed, never which. */
final class PinDots extends Canvas {

    private static final int DOT = 16;
    private static final int GAP = 12;
    private static final int LEAST = 4;

    private int typed;

    PinDots(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_TEXT, () -> "●".repeat(typed));
    }

    void show(int digits) {
        typed = digits;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, Widgets.TOUCH);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRectangle(area);
        gc.setForeground(Palette.of(this, Role.MUTED));
        gc.setBackground(Palette.of(this, Role.TEXT));
        gc.setLineWidth(2);
        int dots = Math.max(LEAST, typed);
        int left = (area.width - dots * (DOT + GAP) + GAP) / 2;
        int top = (area.height - DOT) / 2;
        for (int i = 0; i < dots; i++) {
            int x = left + i * (DOT + GAP);
            if (i < typed) {
                gc.fillOval(x, top, DOT, DOT);
            } else {
                gc.drawOval(x, top, DOT, DOT);
            }
        }
    }
}
