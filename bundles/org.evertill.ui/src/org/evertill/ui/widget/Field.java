package org.evertill.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.evertill.ui.widget.Palette.Role;

/**
 * A line to type in that a finger can hit: the toolkit's own is as high as its letters, whatever room it is given. A touch anywhere in
 * the frame is one of the text. UI thread only.
 */
public final class Field extends Composite {

    private static final int CORNER = 8;
    private static final int PADDING = 10;

    private final Text text;

    public Field(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        var layout = Widgets.layout(1, 0, 0);
        layout.marginWidth = PADDING;
        setLayout(layout);
        text = new Text(this, SWT.SINGLE);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        text.addListener(SWT.FocusIn, e -> redraw());
        text.addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.MouseDown, e -> text.setFocus());
        addListener(SWT.Paint, e -> paint(e.gc));
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
        return new Point(super.computeSize(widthHint, heightHint, changed).x, Widgets.TOUCH);
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
