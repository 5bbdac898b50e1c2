package org.evertill.ui.sell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** By what a sale can be paid, what of it is paid, and what can be done about that. In the place of the lines. UI thread only. */
final class PayView extends Composite {

    private static final int GAP = 10;
    private static final int TILES_A_ROW = 3;
    private static final int TILE_HEIGHT = 64;
    private static final int STEP_HEIGHT = 54;
    private static final int AMOUNT_WIDTH = 150;

    final RowList<Tendered> parts;
    private final Composite tiles;
    private final List<TouchButton> tenders = new ArrayList<>();
    private final List<TouchButton> steps = new ArrayList<>();
    private Function<Tendered, String> name = part -> "";
    private Function<Tendered, String> detail = part -> "";

    /**
     * A tender that can be chosen.
     *
     * @param below in small letters: its key, what it is worth
     */
    record Tile(String id, String name, String below) {}

    PayView(Composite parent, Messages texts, Formats formats) {
        super(parent, SWT.NONE);
        setLayout(Widgets.layout(1, GAP, 0));
        tiles = new Composite(this, SWT.NONE);
        var grid = Widgets.layout(TILES_A_ROW, GAP, 0);
        grid.makeColumnsEqualWidth = true;
        tiles.setLayout(grid);
        tiles.setLayoutData(Widgets.wide());
        parts = Widgets.id(
                new RowList<>(
                        this,
                        List.of(
                                Column.<Tendered>words(
                                        texts.get("pay.parts"), p -> name.apply(p), p -> detail.apply(p)),
                                Column.<Tendered>numbers(
                                        texts.get("pay.amount"), AMOUNT_WIDTH, p -> formats.money(p.amount())))),
                "pay.parts");
        parts.setLayoutData(Widgets.fill());
    }

    /** Puts the steps below; each has its key. */
    void addSteps(List<KeyAction> actions) {
        var bar = new Composite(this, SWT.NONE);
        var grid = Widgets.layout(actions.size(), GAP, 0);
        grid.makeColumnsEqualWidth = true;
        bar.setLayout(grid);
        bar.setLayoutData(Widgets.wide());
        for (KeyAction action : actions) {
            var button = Widgets.id(
                    new TouchButton(bar, Look.PLAIN, action.text(), action.keyName(), action.run()), action.id());
            var cell = Widgets.wide();
            cell.heightHint = STEP_HEIGHT;
            button.setLayoutData(cell);
            steps.add(button);
        }
    }

    /** Shows the tenders anew when they are others. */
    void showTenders(List<Tile> wanted, IntConsumer chosen) {
        var now = List.copyOf(wanted);
        if (now.equals(tiles.getData())) {
            return;
        }
        tiles.setData(now);
        tenders.clear();
        for (Control old : tiles.getChildren()) {
            old.dispose();
        }
        for (int i = 0; i < now.size(); i++) {
            var tile = now.get(i);
            int index = i;
            var button = Widgets.id(
                    new TouchButton(tiles, Look.PLAIN, tile.name(), tile.below(), () -> chosen.accept(index)),
                    "pay." + tile.id());
            var cell = Widgets.wide();
            cell.heightHint = TILE_HEIGHT;
            cell.widthHint = Widgets.TOUCH;
            button.setLayoutData(cell);
            tenders.add(button);
        }
        layout(true, true);
    }

    /** Marks a tender, and says which can be chosen at all. */
    void mark(int index, boolean isOpen) {
        for (int i = 0; i < tenders.size(); i++) {
            tenders.get(i).setSelected(i == index);
            tenders.get(i).setEnabled(isOpen);
        }
    }

    /** Shows what is paid, the last part marked unless another one is; what nobody knows is marked before all else. */
    void showParts(List<Tendered> now, Function<Tendered, String> names, Function<Tendered, String> details) {
        name = names;
        detail = details;
        int marked = parts.rows().size() == now.size() ? parts.selectedIndex() : now.size() - 1;
        for (int i = 0; i < now.size(); i++) {
            marked = now.get(i).state() == State.PENDING ? i : marked;
        }
        parts.show(now, marked);
    }

    /** Says which steps can be done. */
    void enable(List<KeyAction> actions) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).setEnabled(actions.get(i).enabled().getAsBoolean());
        }
    }
}
