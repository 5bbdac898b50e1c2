package org.evertill.ui.widget;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.widget.Palette.Role;

/**
 * A button for fingers that shows the key which does the same. A touch never gives it the focus, for keys belong to the screen; Tab does
 * ({@link FocusWalk}). UI thread only.
 */
public final class TouchButton extends Canvas {

    private static final int CORNER = 10;
    private static final int PADDING = 14;
    private static final int LINE_GAP = 1;
    private static final int RING = 3;
    /** Between the words and both edges, at least. */
    private static final int EDGES = 8;

    private final Look look;
    private final Runnable pressed;
    private String text;
    private String key;
    private boolean hovered;
    private boolean down;
    private boolean selected;

    /** How prominent a button is. */
    public enum Look {
        /** The obvious next step; one a screen. */
        PRIMARY,
        /** Everything else. */
        PLAIN,
        /** A digit or letter of a pad. */
        PAD,
        /** Takes little notice of itself: bars. */
        QUIET
    }

    /**
     * @param key the name of the key that does the same, empty when there is none
     */
    public TouchButton(Composite parent, Look look, String text, String key, Runnable pressed) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.look = look;
        this.text = text;
        this.key = key;
        this.pressed = pressed;
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.MouseEnter, e -> hover(true));
        addListener(SWT.MouseExit, e -> hover(false));
        addListener(SWT.MouseDown, this::mouseDown);
        addListener(SWT.MouseUp, this::mouseUp);
        Widgets.accessible(this, ACC.ROLE_PUSHBUTTON, () -> this.text);
        Widgets.cutOff(this, this::cutOff);
    }

    /** Changes what it says. */
    public void setText(String newText) {
        if (!text.equals(newText)) {
            text = newText;
            redraw();
        }
    }

    public String getText() {
        return text;
    }

    /** Changes the name of the key that it shows. */
    public void setKey(String newKey) {
        key = newKey;
        redraw();
    }

    public String getKey() {
        return key;
    }

    /** Shows it as the chosen one of several. */
    public void setSelected(boolean isSelected) {
        if (selected != isSelected) {
            selected = isSelected;
            redraw();
        }
    }

    /** Whether it is shown as the chosen one of several. */
    public boolean isSelected() {
        return selected;
    }

    /** Does what a touch does, if it is enabled. */
    public void press() {
        if (isEnabled()) {
            pressed.run();
        }
    }

    @Override
    public void setEnabled(boolean enabled) {
        if (getEnabled() != enabled) {
            super.setEnabled(enabled);
            redraw();
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var gc = new GC(this);
        try {
            gc.setFont(textFont());
            var extent = gc.textExtent(text);
            gc.setFont(keyFont());
            var hint = gc.textExtent(key);
            int width = look == Look.QUIET ? extent.x + hint.x + 8 : Math.max(extent.x, hint.x);
            return new Point(
                    widthHint == SWT.DEFAULT ? Math.max(Widgets.TOUCH, width + 2 * PADDING) : widthHint,
                    heightHint == SWT.DEFAULT ? Widgets.TOUCH : heightHint);
        } finally {
            gc.dispose();
        }
    }

    private void hover(boolean isHovered) {
        hovered = isHovered;
        redraw();
    }

    private void mouseDown(Event event) {
        if (event.button == 1) {
            down = true;
            redraw();
        }
    }

    private void mouseUp(Event event) {
        boolean hit = down && getClientArea().contains(event.x, event.y);
        down = false;
        redraw();
        if (hit) {
            press();
        }
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        var face = face();
        gc.setBackground(face);
        gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
        if (look == Look.PLAIN || look == Look.PAD) {
            gc.setForeground(selected ? colour(Role.ACCENT) : colour(Role.LINE));
            gc.setLineWidth(selected ? 2 : 1);
            gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, CORNER, CORNER);
        }
        if (isFocusControl()) {
            paintRing(gc, area);
        }
        gc.setForeground(ink());
        if (look == Look.QUIET) {
            paintInOneLine(gc, area);
        } else {
            paintStacked(gc, area);
        }
    }

    /** Two lines, so that it is seen on every face. */
    private void paintRing(GC gc, Rectangle area) {
        gc.setLineWidth(RING);
        gc.setForeground(colour(Role.FOCUS));
        gc.drawRoundRectangle(1, 1, area.width - RING, area.height - RING, CORNER, CORNER);
        gc.setLineWidth(1);
        gc.setForeground(colour(Role.SURFACE));
        gc.drawRoundRectangle(RING, RING, area.width - 2 * RING - 1, area.height - 2 * RING - 1, CORNER, CORNER);
    }

    private void paintStacked(GC gc, Rectangle area) {
        var font = stackedFont(gc, area);
        gc.setFont(font);
        var shown = Texts.fitting(gc, text, area.width - EDGES);
        var extent = gc.textExtent(shown);
        gc.setFont(keyFont());
        var hint = key.isEmpty() ? new Point(0, 0) : gc.textExtent(key);
        int top = (area.height - extent.y - hint.y - (key.isEmpty() ? 0 : LINE_GAP)) / 2;
        gc.setFont(font);
        gc.drawText(shown, (area.width - extent.x) / 2, top, true);
        if (!key.isEmpty()) {
            gc.setFont(keyFont());
            gc.setForeground(hintInk());
            gc.drawText(key, (area.width - hint.x) / 2, top + extent.y + LINE_GAP, true);
        }
    }

    private Font stackedFont(GC gc, Rectangle area) {
        return Texts.fittingFont(gc, text, area.width - EDGES, points -> Fonts.of(this, points, weight()), points());
    }

    private List<String> cutOff() {
        var area = getClientArea();
        var gc = new GC(this);
        try {
            boolean isQuiet = look == Look.QUIET;
            gc.setFont(isQuiet ? textFont() : stackedFont(gc, area));
            var extent = gc.textExtent(text);
            gc.setFont(keyFont());
            var hint = key.isEmpty() ? new Point(0, 0) : gc.textExtent(key);
            int wide = isQuiet ? 2 * PADDING + extent.x + 8 + hint.x : EDGES + Math.max(extent.x, hint.x);
            int high = isQuiet ? extent.y : extent.y + hint.y;
            return wide > area.width || high > area.height ? List.of(text + " / " + key) : List.of();
        } finally {
            gc.dispose();
        }
    }

    private void paintInOneLine(GC gc, Rectangle area) {
        gc.setFont(textFont());
        var extent = gc.textExtent(text);
        gc.drawText(text, PADDING, (area.height - extent.y) / 2, true);
        gc.setFont(keyFont());
        gc.setForeground(hintInk());
        var hint = gc.textExtent(key);
        gc.drawText(key, PADDING + extent.x + 8, (area.height - hint.y) / 2, true);
    }

    private Font textFont() {
        return Fonts.of(this, points(), weight());
    }

    private int points() {
        return look == Look.PRIMARY || look == Look.PAD ? Fonts.TITLE : Fonts.BODY;
    }

    private int weight() {
        return look == Look.PRIMARY || look == Look.PLAIN ? SWT.BOLD : SWT.NORMAL;
    }

    private Font keyFont() {
        return Fonts.of(this, Fonts.SMALL, SWT.NORMAL);
    }

    private Color face() {
        var base =
                look == Look.PRIMARY && isEnabled() ? colour(Role.ACCENT) : selected ? colour(Role.SELECTION) : plain();
        if (!isEnabled()) {
            return getParent().getBackground();
        }
        return Palette.between(base, colour(Role.TEXT), down ? 22 : hovered ? 8 : 0);
    }

    private Color plain() {
        return look == Look.QUIET ? getParent().getBackground() : colour(Role.SURFACE);
    }

    private Color ink() {
        if (!isEnabled()) {
            return Palette.between(colour(Role.MUTED), getParent().getBackground(), 45);
        }
        return look == Look.PRIMARY ? colour(Role.ACCENT_TEXT) : colour(Role.TEXT);
    }

    private Color hintInk() {
        return look == Look.PRIMARY || !isEnabled() ? ink() : colour(Role.MUTED);
    }

    private Color colour(Role role) {
        return Palette.of(this, role);
    }
}
