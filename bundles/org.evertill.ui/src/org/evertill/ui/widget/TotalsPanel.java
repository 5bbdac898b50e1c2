package org.evertill.ui.widget;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Palette.Role;

/** The one amount that counts now, very large, with what belongs to it in small rows above. UI thread only. */
public final class TotalsPanel extends Canvas {

    private static final int HEIGHT = 168;
    private static final int PADDING = 20;
    private static final int CORNER = 12;
    private static final int LEAST_POINTS = 20;
    private static final int POINTS_STEP = 4;

    private Content content = new Content(List.of(), "", "", Role.TEXT);

    /** A small row: words left, a value right. */
    public record Row(String text, String value) {}

    /**
     * What it says.
     *
     * @param rows two at most
     * @param label what the amount is
     * @param role the amount's colour
     */
    public record Content(List<Row> rows, String label, String amount, Role role) {}

    public TotalsPanel(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_TEXT, () -> content.label() + " " + content.amount());
        Widgets.cutOff(this, this::cutOff);
    }

    /** Replaces what it says. */
    public void show(Content newContent) {
        content = newContent;
        redraw();
    }

    /** What it says, for tests and screen readers. */
    public Content content() {
        return content;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 340 : widthHint, Fonts.grown(this, HEIGHT));
    }

    private List<String> cutOff() {
        var gc = new GC(this);
        try {
            int width = getClientArea().width - 2 * PADDING;
            gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
            var rows = content.rows().stream()
                    .map(row -> row.text() + "  " + row.value())
                    .filter(row -> gc.textExtent(row).x > width)
                    .toList();
            gc.setFont(Fonts.of(this, Fonts.LARGE, SWT.BOLD));
            boolean isLabelCut = gc.textExtent(content.label()).x > width;
            gc.setFont(Fonts.of(this, LEAST_POINTS, SWT.BOLD));
            boolean isAmountCut = gc.textExtent(content.amount()).x > width;
            var large = Stream.of(isLabelCut ? content.label() : "", isAmountCut ? content.amount() : "");
            return Stream.concat(rows.stream(), large.filter(text -> !text.isEmpty()))
                    .toList();
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        gc.setBackground(Palette.of(this, Role.SURFACE));
        gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
        paintRows(gc, area.width);
        paintAmount(gc, area.width, area.height);
    }

    private void paintRows(GC gc, int width) {
        gc.setFont(Fonts.of(this, Fonts.BODY, SWT.NORMAL));
        gc.setForeground(Palette.of(this, Role.MUTED));
        int top = PADDING - 6;
        for (Row row : content.rows()) {
            gc.drawText(row.text(), PADDING, top, true);
            gc.drawText(row.value(), width - PADDING - gc.textExtent(row.value()).x, top, true);
            top += gc.getFontMetrics().getHeight() + 4;
        }
    }

    private void paintAmount(GC gc, int width, int height) {
        gc.setForeground(Palette.of(this, content.role()));
        int points = Fonts.HUGE;
        gc.setFont(Fonts.of(this, points, SWT.BOLD));
        while (gc.textExtent(content.amount()).x > width - 2 * PADDING && points > LEAST_POINTS) {
            points -= POINTS_STEP;
            gc.setFont(Fonts.of(this, points, SWT.BOLD));
        }
        var size = gc.textExtent(content.amount());
        int top = height - size.y - PADDING / 2;
        gc.drawText(content.amount(), width - PADDING - size.x, top, true);
        gc.setFont(Fonts.of(this, Fonts.LARGE, SWT.BOLD));
        gc.drawText(content.label(), PADDING, top - gc.getFontMetrics().getHeight() + 4, true);
    }
}
