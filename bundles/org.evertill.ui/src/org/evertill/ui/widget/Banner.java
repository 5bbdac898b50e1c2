package org.evertill.ui.widget;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.widget.Palette.Role;

/**
 * A strip of one place that says the last news: a sign and words, never colour alone. Keeps its height when it has
 * nothing to say, so that nothing on the screen jumps. UI thread only.
 */
public final class Banner extends Canvas {

    /** Height in pixels at the usual size of text: two lines of it. */
    private static final int HEIGHT = 52;

    private static final int SIGN = 26;
    private static final int PADDING = 12;
    private static final int CORNER = 10;

    private Notice notice = new Notice(Kind.INFO, "");

    public Banner(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_ALERT, () -> notice.text());
        Widgets.cutOff(this, this::cutOff);
    }

    /** Replaces what it says. */
    public void show(Notice news) {
        notice = news;
        redraw();
    }

    /** Says nothing any more. */
    public void clear() {
        show(new Notice(Kind.INFO, ""));
    }

    /** Whether it says what somebody should not miss. */
    public boolean isBad() {
        return !notice.text().isEmpty() && (notice.kind() == Kind.PROBLEM || notice.kind() == Kind.WARNING);
    }

    /** The last news; without text when there is none. */
    public Notice notice() {
        return notice;
    }

    public String getText() {
        return notice.text();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, Fonts.grown(this, HEIGHT));
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        if (notice.text().isEmpty()) {
            return;
        }
        gc.setAntialias(SWT.ON);
        var colour = colour();
        gc.setBackground(Palette.between(Palette.of(this, Role.SURFACE), colour, 10));
        gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
        gc.setBackground(colour);
        int top = (area.height - SIGN) / 2;
        gc.fillOval(PADDING, top, SIGN, SIGN);
        gc.setForeground(Palette.of(this, Role.SURFACE));
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.BOLD));
        var sign = sign();
        var extent = gc.textExtent(sign);
        gc.drawText(sign, PADDING + (SIGN - extent.x) / 2, top + (SIGN - extent.y) / 2, true);
        paintText(gc, 2 * PADDING + SIGN, width(area.width), area.height);
    }

    private void paintText(GC gc, int left, int width, int height) {
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
        gc.setForeground(Palette.of(this, Role.TEXT));
        var lines = lines(gc, width);
        int lineHeight = gc.getFontMetrics().getHeight();
        int top = (height - lines.size() * lineHeight) / 2;
        for (String line : lines) {
            gc.drawText(line, left, top, true);
            top += lineHeight;
        }
    }

    private List<String> cutOff() {
        var gc = new GC(this);
        try {
            gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
            var shown =
                    String.join(" ", lines(gc, width(getClientArea().width))).replaceAll("\\s+", " ");
            return shown.equals(notice.text().strip()) ? List.of() : List.of(notice.text());
        } finally {
            gc.dispose();
        }
    }

    private static int width(int whole) {
        return whole - 3 * PADDING - SIGN;
    }

    private List<String> lines(GC gc, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : notice.text().split(" ")) {
            if (lines.isEmpty() && gc.textExtent(line + word).x > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(Texts.fitting(gc, line.toString().stripTrailing(), width));
        return lines;
    }

    private Color colour() {
        return switch (notice.kind()) {
            case INFO -> Palette.of(this, Role.ACCENT);
            case GOOD -> Palette.of(this, Role.GOOD);
            case WARNING -> Palette.of(this, Role.WARNING);
            case PROBLEM -> Palette.of(this, Role.PROBLEM);
        };
    }

    private String sign() {
        return switch (notice.kind()) {
            case INFO -> "i";
            case GOOD -> "✓";
            case WARNING -> "!";
            case PROBLEM -> "✕";
        };
    }
}
