package org.evertill.ui.sync.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.sync.internal.SyncWords.Bar;
import org.evertill.ui.sync.internal.SyncWords.Link;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.Widgets;

/** Draws the state in the status bar: a shape, a word and a colour, then numbers. */
final class SyncBar extends Canvas {

    /** It is touched, too: it opens the panel. */
    private static final int HEIGHT = Widgets.TOUCH;

    private static final int PADDING = 16;
    private static final int SHAPE = 14;
    private static final int GAP = 18;
    private static final int PROGRESS = 3;

    private final String keyHint;
    private List<String> cutOff = List.of();
    private Bar bar = new Bar(Link.UNKNOWN, "", List.of(), Optional.empty());

    SyncBar(Composite parent, String keyHint) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.keyHint = keyHint;
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_STATUSBAR, () -> bar.word() + ", " + String.join(", ", bar.parts()));
        Widgets.cutOff(this, () -> cutOff);
    }

    void show(Bar newBar) {
        if (!bar.equals(newBar)) {
            bar = newBar;
            redraw();
        }
    }

    /** What it says, for tests. */
    Bar bar() {
        return bar;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 600 : widthHint, HEIGHT);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRectangle(area);
        gc.setForeground(Palette.of(this, Role.LINE));
        gc.drawLine(0, 0, area.width, 0);
        if (bar.word().isEmpty()) {
            return;
        }
        shape(gc, area.height);
        gc.setForeground(Palette.of(this, Role.TEXT));
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.BOLD));
        int left = PADDING + SHAPE + 10;
        left = text(gc, bar.word(), left, area.height);
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
        gc.setForeground(Palette.of(this, Role.MUTED));
        int right = area.width - PADDING - hint(gc, area, left);
        cutOff = List.of();
        for (String part : bar.parts()) {
            if (left + GAP + gc.textExtent(part).x <= right) {
                left = text(gc, part, left + GAP, area.height);
            } else if (!part.equals(bar.parts().getLast())) { // the least important; the panel says it, too
                cutOff = List.of(part);
            }
        }
        bar.done().ifPresent(thousandths -> {
            gc.setBackground(Palette.of(this, Role.ACCENT));
            gc.fillRectangle(0, 0, (int) ((long) area.width * thousandths / 1000), PROGRESS);
        });
    }

    /** The key at the right end, unless what is to be said needs its room; gives how much it takes. */
    private int hint(GC gc, Rectangle area, int left) {
        int wide = gc.textExtent(keyHint).x;
        int said = bar.parts().stream()
                .mapToInt(part -> GAP + gc.textExtent(part).x)
                .sum();
        if (left + said + GAP + wide > area.width - PADDING) {
            return 0;
        }
        gc.drawText(
                keyHint,
                area.width - PADDING - wide,
                (area.height - gc.getFontMetrics().getHeight()) / 2,
                true);
        return wide + GAP;
    }

    private int text(GC gc, String text, int left, int height) {
        gc.drawText(text, left, (height - gc.getFontMetrics().getHeight()) / 2, true);
        return left + gc.textExtent(text).x;
    }

    /** A full circle, an empty triangle or an empty circle: told apart without colours, too. */
    private void shape(GC gc, int height) {
        int top = (height - SHAPE) / 2;
        gc.setLineWidth(2);
        switch (bar.link()) {
            case ONLINE -> {
                gc.setBackground(Palette.of(this, Role.GOOD));
                gc.fillOval(PADDING, top, SHAPE, SHAPE);
            }
            case OFFLINE -> {
                gc.setForeground(Palette.of(this, Role.WARNING));
                gc.drawPolygon(
                        new int[] {PADDING, top + SHAPE, PADDING + SHAPE, top + SHAPE, PADDING + SHAPE / 2, top + 1});
            }
            case UNKNOWN -> {
                gc.setForeground(Palette.of(this, Role.MUTED));
                gc.drawOval(PADDING, top, SHAPE, SHAPE);
            }
        }
    }
}
