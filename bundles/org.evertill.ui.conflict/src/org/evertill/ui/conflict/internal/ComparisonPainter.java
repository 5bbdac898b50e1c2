package org.evertill.ui.conflict.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.TextLayout;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;

/** Draws the cards of a {@link Comparison}: lines of one field stand at one height in all of them. UI thread. */
final class ComparisonPainter {

    private static final int PADDING = 14;
    private static final int CORNER = 10;
    private static final int MARK = 22;
    private static final int LINE_GAP = 10;

    private final Comparison on;

    ComparisonPainter(Comparison on) {
        this.on = on;
    }

    /**
     * A card.
     *
     * @param place of its value, −1 when it cannot be chosen
     * @param title where it was entered
     * @param by who and when
     */
    record Card(int place, String title, String by, List<String> fields, List<String> values, int left, int width) {}

    /**
     * What all cards have in common.
     *
     * @param head where the first line begins
     * @param lines how high each field's line is, so that it has room in every card
     */
    record Measure(int head, List<Integer> lines) {

        int height() {
            return head + lines.stream().mapToInt(line -> line + LINE_GAP).sum() + PADDING - LINE_GAP;
        }
    }

    Measure measure(GC gc, List<Card> cards) {
        int count = cards.isEmpty() ? 0 : cards.getFirst().values().size();
        int head = cards.stream().mapToInt(card -> head(gc, card, false)).max().orElse(0);
        var lines = IntStream.range(0, count)
                .mapToObj(i -> cards.stream()
                        .mapToInt(card -> line(gc, card, i, 0, Role.TEXT, false))
                        .max()
                        .orElse(0))
                .toList();
        return new Measure(head, lines);
    }

    void paint(GC gc, Card card, Measure measure) {
        int height = measure.height();
        boolean chosen = on.isChosen(card);
        gc.setAntialias(SWT.ON);
        gc.setBackground(colour(chosen ? Role.SELECTION : Role.SURFACE));
        gc.fillRoundRectangle(card.left(), 0, card.width(), height, CORNER, CORNER);
        gc.setForeground(colour(chosen ? Role.ACCENT : card.place() < 0 ? Role.LINE : Role.MUTED));
        gc.setLineWidth(chosen ? 3 : 1);
        gc.drawRoundRectangle(card.left() + 1, 1, card.width() - 3, height - 3, CORNER, CORNER);
        if (card.place() >= 0) {
            mark(gc, card, chosen);
        }
        head(gc, card, true);
        int top = measure.head();
        for (int i = 0; i < measure.lines().size(); i++) {
            line(gc, card, i, top, card.place() < 0 ? Role.MUTED : Role.TEXT, true);
            top += measure.lines().get(i) + LINE_GAP;
        }
    }

    void note(GC gc, String text, int top, int height) {
        gc.setFont(small());
        gc.setForeground(colour(Role.MUTED));
        gc.drawText(text, 2, top + (height - gc.getFontMetrics().getHeight()) / 2, true);
    }

    /** An empty circle, or a full one with a tick: told apart without colours, too. */
    private void mark(GC gc, Card card, boolean chosen) {
        int left = card.left() + card.width() - PADDING - MARK;
        gc.setLineWidth(2);
        gc.setForeground(colour(chosen ? Role.ACCENT : Role.MUTED));
        gc.drawOval(left, PADDING, MARK, MARK);
        if (chosen) {
            gc.setBackground(colour(Role.ACCENT));
            gc.fillOval(left, PADDING, MARK, MARK);
            gc.setForeground(colour(Role.ACCENT_TEXT));
            gc.drawPolyline(new int[] {left + 6, PADDING + 12, left + 10, PADDING + 16, left + 17, PADDING + 7});
        }
    }

    private int head(GC gc, Card card, boolean draws) {
        int top = PADDING;
        int room = card.width() - 2 * PADDING - MARK;
        top += text(gc, card.title(), bold(), Role.TEXT, card.left() + PADDING, top, room, draws);
        if (!card.by().isEmpty()) {
            int width = card.width() - 2 * PADDING;
            top += text(gc, card.by(), small(), Role.MUTED, card.left() + PADDING, top + 2, width, draws) + 2;
        }
        return Math.max(top, PADDING + MARK) + LINE_GAP;
    }

    /** One field: its name small, its value large. */
    private int line(GC gc, Card card, int index, int top, Role role, boolean draws) {
        int left = card.left() + PADDING;
        int room = card.width() - 2 * PADDING;
        int height = 0;
        var field = card.fields().get(index);
        if (!field.isEmpty()) {
            height += text(gc, field, small(), Role.MUTED, left, top, room, draws);
        }
        return height + text(gc, card.values().get(index), large(), role, left, top + height, room, draws);
    }

    private int text(GC gc, String text, Font font, Role role, int left, int top, int room, boolean draws) {
        var layout = new TextLayout(on.getDisplay());
        try {
            layout.setFont(font);
            layout.setWidth(Math.max(1, room));
            layout.setText(text.isEmpty() ? " " : text);
            if (draws) {
                gc.setForeground(colour(role));
                layout.draw(gc, left, top);
            }
            return layout.getBounds().height;
        } finally {
            layout.dispose();
        }
    }

    private Font small() {
        return Fonts.of(on, Fonts.SMALL, SWT.NORMAL);
    }

    private Font bold() {
        return Fonts.of(on, Fonts.BODY, SWT.BOLD);
    }

    private Font large() {
        return Fonts.of(on, Fonts.LARGE, SWT.NORMAL);
    }

    private Color colour(Role role) {
        return Palette.of(on, role);
    }
}
