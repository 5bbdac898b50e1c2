package org.evertill.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.evertill.ui.widget.Palette.Role;

/**
 * A line to type in that a finger can hit: the toolkit's own is as high as its letters, whatever room it is given. A touch anywhere in
 * the frame is one of the text. UI thread only.
 */
public final class Field extends Composite {

    private static final int CORNER = 8;
    private static final int PADDING = 8;
    /** What the toolkit draws around its text, and this frame hides. */
    private static final int EDGE = 2;

    private final Composite inside;
    private final Text text;

    public Field(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        inside = new Composite(this, SWT.NONE);
        text = new Text(inside, SWT.SINGLE | SWT.BORDER);
        text.addListener(SWT.FocusIn, e -> redraw());
        text.addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.MouseDown, e -> text.setFocus());
        addListener(SWT.Resize, e -> place());
        addListener(SWT.Paint, e -> paint(e.gc));
    }

    private void place() {
        var area = getClientArea();
        int high = Math.min(text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y, area.height);
        int seen = high - 2 * EDGE;
        int wide = area.width - 2 * PADDING;
        inside.setBounds(PADDING, (area.height - seen) / 2, wide, seen);
        text.setBounds(-EDGE, -EDGE, wide + 2 * EDGE, high);
    }

    /** What is typed in it. */
    public Text text() {
        return text;
    }

    @Override
    public boolean setFocus() {
        return text.setFocus();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT
                ? text.computeSize(SWT.DEFAULT, SWT.DEFAULT, changed).x + 2 * PADDING
                : widthHint;
        return new Point(width, Widgets.TOUCH);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        gc.setAntialias(SWT.ON);
        gc.setBackground(text.getBackground());
        gc.fillRoundRectangle(1, 1, area.width - 2, area.height - 2, CORNER, CORNER);
        boolean focused = text.isFocusControl();
        gc.setForeground(Palette.of(this, focused ? Role.ACCENT : Role.MUTED));
        gc.setLineWidth(focused ? 2 : 1);
        gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, CORNER, CORNER);
    }
}
