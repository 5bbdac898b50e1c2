package org.evertill.ui.shell.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.Widgets;

/** Keys and what they do, in as many columns as they need; drawn smaller when there is no room. UI thread only. */
final class KeySheet extends Canvas {

    private static final int GAP = 24;
    private static final int LINE_GAP = 4;
    private static final int LEAST_POINTS = 8;
    /** From here on there is room for a third column. */
    private static final int WIDE = 1500;

    private final List<Line> lines;

    /** A key with what it does, or the heading of some. */
    record Line(String key, String words) {

        static Line heading(String words) {
            return new Line("", words);
        }

        static Line of(String key, String words) {
            return new Line(key, words);
        }

        boolean isHeading() {
            return key.isEmpty();
        }
    }

    KeySheet(Composite parent, List<Line> lines) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.lines = List.copyOf(lines);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(
                this,
                ACC.ROLE_TEXT,
                () -> lines.stream()
                        .map(line -> line.isHeading() ? line.words() : line.key() + ": " + line.words())
                        .collect(Collectors.joining("\n")));
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRectangle(area);
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
        int fitting = Math.max(1, area.height / (gc.getFontMetrics().getHeight() + LINE_GAP));
        int columns = Math.clamp((lines.size() + fitting - 1) / fitting, 1, area.width > WIDE ? 3 : 2);
        int rows = (lines.size() + columns - 1) / columns;
        int width = (area.width - (columns - 1) * GAP) / columns;
        int points = points(gc, area.height / rows, width);
        int keyWidth = keyWidth(gc, points);
        for (int i = 0; i < lines.size(); i++) {
            gc.setFont(Fonts.of(this, points, SWT.NORMAL));
            int height = gc.getFontMetrics().getHeight() + LINE_GAP;
            line(gc, lines.get(i), points, i / rows * (width + GAP), i % rows * height, keyWidth, width);
        }
    }

    /** The size in which every line has room. */
    private int points(GC gc, int height, int width) {
        int points = Fonts.BODY;
        while (points > LEAST_POINTS && !fits(gc, points, height, width)) {
            points--;
        }
        return points;
    }

    private boolean fits(GC gc, int points, int height, int width) {
        int room = width - keyWidth(gc, points);
        gc.setFont(Fonts.of(this, points, SWT.NORMAL));
        return gc.getFontMetrics().getHeight() + LINE_GAP <= height
                && lines.stream().allMatch(line -> gc.textExtent(line.words()).x <= room);
    }

    private int keyWidth(GC gc, int points) {
        gc.setFont(Fonts.of(this, points, SWT.BOLD));
        return lines.stream()
                        .mapToInt(line -> gc.textExtent(line.key()).x)
                        .max()
                        .orElse(0)
                + GAP / 2;
    }

    private void line(GC gc, Line line, int points, int left, int top, int keyWidth, int width) {
        gc.setFont(Fonts.of(this, points, SWT.BOLD));
        if (line.isHeading()) {
            gc.setForeground(Palette.of(this, Role.ACCENT));
            gc.drawText(line.words(), left, top, true);
            return;
        }
        gc.setForeground(Palette.of(this, Role.TEXT));
        gc.drawText(line.key(), left, top, true);
        gc.setFont(Fonts.of(this, points, SWT.NORMAL));
        gc.setClipping(left, top, width, gc.getFontMetrics().getHeight() + LINE_GAP);
        gc.drawText(line.words(), left + keyWidth, top, true);
        gc.setClipping((org.eclipse.swt.graphics.Rectangle) null);
    }
}
