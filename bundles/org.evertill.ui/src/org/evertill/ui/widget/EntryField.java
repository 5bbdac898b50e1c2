package org.evertill.ui.widget;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Palette.Role;

/** Shows what is being typed or scanned; keys come from the screen, so it never has to have the focus. UI thread only. */
public final class EntryField extends Canvas {

    private static final int HEIGHT = 60;
    private static final int PADDING = 18;
    private static final int CORNER = 12;
    private static final int CARET = 2;

    private String text = "";
    private String hint = "";
    private String aside = "";

    public EntryField(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_TEXT, () -> text.isEmpty() ? hint : text);
        Widgets.cutOff(this, this::cutOff);
    }

    /**
     * Replaces what it says.
     *
     * @param newHint what to type, as long as nothing is
     * @param newAside a few small words at the right end
     */
    public void show(String newText, String newHint, String newAside) {
        text = newText;
        hint = newHint;
        aside = newAside;
        redraw();
    }

    public String getText() {
        return text;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 300 : widthHint, HEIGHT);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
        gc.setForeground(Palette.of(this, Role.ACCENT));
        gc.setLineWidth(2);
        gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, CORNER, CORNER);
        gc.setFont(Fonts.of(this, Fonts.SMALL, SWT.NORMAL));
        var asideSize = gc.textExtent(aside);
        gc.setForeground(Palette.of(this, Role.MUTED));
        gc.drawText(aside, area.width - PADDING - asideSize.x, (area.height - asideSize.y) / 2, true);
        int right = right(gc, area.width);
        gc.setClipping(PADDING, 0, right - PADDING, area.height);
        if (text.isEmpty()) {
            paintHint(gc, area.height);
        } else {
            paintText(gc, right, area.height);
        }
    }

    /** The hint, as long as it is seen; the end of what is typed is always seen. */
    private List<String> cutOff() {
        var gc = new GC(this);
        try {
            gc.setFont(Fonts.of(this, Fonts.SMALL, SWT.NORMAL));
            int right = right(gc, getClientArea().width);
            gc.setFont(Fonts.of(this, Fonts.LARGE, SWT.NORMAL));
            boolean fits = PADDING + 2 * CARET + 4 + gc.textExtent(hint).x <= right;
            return fits || !text.isEmpty() ? List.of() : List.of(hint);
        } finally {
            gc.dispose();
        }
    }

    /** Where what is typed ends; the font is that of the words aside. */
    private int right(GC gc, int width) {
        return width - 2 * PADDING - gc.textExtent(aside).x;
    }

    private void paintHint(GC gc, int height) {
        gc.setFont(Fonts.of(this, Fonts.LARGE, SWT.NORMAL));
        gc.setForeground(Palette.of(this, Role.MUTED));
        gc.drawText(hint, PADDING + 2 * CARET + 4, (height - gc.textExtent(hint).y) / 2, true);
        caret(gc, PADDING, height);
    }

    private void paintText(GC gc, int right, int height) {
        gc.setFont(Fonts.of(this, Fonts.TITLE, SWT.NORMAL));
        gc.setForeground(Palette.of(this, Role.TEXT));
        var size = gc.textExtent(text);
        int left = Math.min(PADDING, right - size.x - 2 * CARET);
        gc.drawText(text, left, (height - size.y) / 2, true);
        caret(gc, left + size.x + CARET, height);
    }

    private void caret(GC gc, int left, int height) {
        gc.setBackground(Palette.of(this, Role.ACCENT));
        gc.fillRectangle(left, height / 4, CARET, height / 2);
    }
}
