package org.evertill.ui.conflict.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.evertill.sync.words.SideBySide.Compared;
import org.evertill.sync.words.SideBySide.Side;
import org.evertill.ui.Messages;
import org.evertill.ui.conflict.internal.ComparisonPainter.Card;
import org.evertill.ui.widget.Widgets;

/**
 * The values of a conflict beside each other, one of them chosen: what was before, then a card for each value. Touched, or
 * moved by the screen's keys. UI thread.
 */
final class Comparison extends Canvas {

    /** Cards that have room beside each other; the others come when the choice moves on. */
    static final int MAX_CARDS = 3;

    private static final int GAP = 12;
    private static final int MORE = 26;

    private final Messages texts;
    private final ComparisonPainter painter;
    private Optional<Compared> shown = Optional.empty();
    private IntConsumer touched = place -> {};
    private int chosen = -1;
    private int first;

    Comparison(Composite parent, Messages texts) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.texts = texts;
        this.painter = new ComparisonPainter(this);
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.MouseUp, this::touch);
        Widgets.accessible(this, ACC.ROLE_LIST, this::spoken);
    }

    /** Called with the place of a value that was touched. */
    void onTouched(IntConsumer listener) {
        touched = listener;
    }

    /** Shows values, the given one chosen, −1 for none. */
    void show(Optional<Compared> compared, int choice) {
        if (!shown.equals(compared)) {
            first = 0;
        }
        shown = compared;
        chosen = choice;
        if (chosen >= 0) {
            first = Math.clamp(first, Math.max(0, chosen - MAX_CARDS + 1), chosen);
        }
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 600 : widthHint;
        var gc = new GC(this);
        try {
            return new Point(width, painter.measure(gc, cards(width)).height() + (hasMore() ? MORE : 0));
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        var cards = cards(area.width);
        var measure = painter.measure(gc, cards);
        cards.forEach(card -> painter.paint(gc, card, measure));
        if (hasMore()) {
            int all = shown.map(c -> c.sides().size()).orElse(0);
            painter.note(
                    gc,
                    texts.get("compare.more", first + 1, Math.min(all, first + MAX_CARDS), all),
                    measure.height(),
                    MORE);
        }
    }

    private boolean hasMore() {
        return shown.map(c -> c.sides().size() > MAX_CARDS).orElse(false);
    }

    /** From left to right: what was before, if that is known, and the values that have room. */
    private List<Card> cards(int width) {
        if (shown.isEmpty()) {
            return List.of();
        }
        var compared = shown.get();
        var cards = new ArrayList<Card>();
        var sides = compared.sides();
        int last = Math.min(sides.size(), first + MAX_CARDS);
        boolean hasBefore = !compared.before().isEmpty();
        int count = last - first + (hasBefore ? 1 : 0);
        int room = (width - (count - 1) * GAP) / Math.max(1, count);
        int left = 0;
        if (hasBefore) {
            cards.add(new Card(-1, texts.get("compare.before"), "", compared.fields(), compared.before(), left, room));
            left += room + GAP;
        }
        for (int i = first; i < last; i++) {
            Side side = sides.get(i);
            cards.add(new Card(i, side.place(), side.by(), compared.fields(), side.values(), left, room));
            left += room + GAP;
        }
        return cards;
    }

    boolean isChosen(Card card) {
        return card.place() >= 0 && card.place() == chosen;
    }

    private void touch(Event event) {
        if (event.button == 1) {
            cards(getClientArea().width).stream()
                    .filter(card -> card.place() >= 0)
                    .filter(card -> event.x >= card.left() && event.x < card.left() + card.width())
                    .findFirst()
                    .ifPresent(card -> touched.accept(card.place()));
        }
    }

    private String spoken() {
        return shown.map(compared -> compared.sides().stream()
                        .map(side -> (compared.sides().indexOf(side) == chosen ? "✓ " : "") + side.place() + ", "
                                + side.by() + ": " + String.join(", ", side.values()))
                        .collect(Collectors.joining("; ")))
                .orElse("");
    }
}
