package org.evertill.ui.shift.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.evertill.domain.Staff;
import org.evertill.receipt.PlainText;
import org.evertill.shift.ShiftDesk.Pieces;
import org.evertill.ui.Messages;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.shift.internal.ShiftWords.Fact;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.EntryField;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.Paper;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TotalsPanel;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The widgets of the screen: left how it stands and what is counted, right the amount and the obvious next step. */
final class ShiftView {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int WIDE = 1200;
    private static final int RIGHT_WIDE = 400;
    private static final int RIGHT_NARROW = 340;
    private static final int ACTIONS_A_ROW = 4;
    private static final int ACTION_HEIGHT = 54;
    private static final int NEXT_HEIGHT = 84;
    private static final int VALUE_WIDTH = 320;
    private static final int NUMBER_WIDTH = 150;

    final Composite screen;
    final EntryField entry;
    final Banner banner;
    final RowList<Fact> facts;
    final RowList<Pieces> pieces;
    final RowList<Staff> approvers;
    final Paper slip;
    final TotalsPanel summary;
    final TouchButton next;
    private final Composite panes;
    private final Composite left;
    private final Composite right;
    private final List<TouchButton> buttons = new ArrayList<>();

    /** A button with its key. */
    record Action(KeyUse use, String text, String keyName, Runnable run) {}

    ShiftView(
            Composite parent,
            Messages texts,
            ShiftWords words,
            List<Action> all,
            Action goOn,
            Consumer<Character> touched) {
        screen = Widgets.id(new Composite(parent, SWT.NONE), "shift");
        screen.setLayout(Widgets.layout(2, MARGIN, MARGIN));
        left = column();
        right = column();
        entry = wide(Widgets.id(new EntryField(left), "shift.entry"));
        banner = wide(Widgets.id(new Banner(left), "shift.banner"));
        panes = new Composite(left, SWT.NONE);
        panes.setLayout(new StackLayout());
        panes.setLayoutData(Widgets.fill());
        facts = facts(texts);
        pieces = pieces(texts, words);
        approvers = Widgets.id(
                new RowList<>(panes, List.of(Column.<Staff>words(texts.get("approval.who"), Staff::name, s -> ""))),
                "shift.approvers");
        approvers.setEmptyText(texts.get("approval.nobody"));
        slip = Widgets.id(new Paper(panes, PlainText.WIDTH), "shift.slip");
        var actions = new Composite(left, SWT.NONE);
        var grid = Widgets.layout(ACTIONS_A_ROW, 6, 0);
        grid.makeColumnsEqualWidth = true;
        actions.setLayout(grid);
        actions.setLayoutData(Widgets.wide());
        all.forEach(action -> buttons.add(button(actions, Look.PLAIN, action, ACTION_HEIGHT)));
        summary = wide(Widgets.id(new TotalsPanel(right), "shift.summary"));
        new Keypad(right, Keypad.Keys.SELL, "Enter", touched).setLayoutData(Widgets.fill());
        next = button(right, Look.PRIMARY, goOn, NEXT_HEIGHT);
        screen.addListener(SWT.Resize, e -> fit());
        show(facts);
    }

    /** Brings one of the panes to the front. */
    void show(Control pane) {
        ((StackLayout) panes.getLayout()).topControl = pane;
        panes.layout();
    }

    boolean shows(Control pane) {
        return ((StackLayout) panes.getLayout()).topControl == pane;
    }

    /** Whether something can be begun in an open shift, and whether an earlier Z can be seen; the last button, the way back, always works. */
    void enableActions(boolean inShift, boolean ofEarlier) {
        int back = buttons.size() - 1;
        for (int i = 0; i < back; i++) {
            buttons.get(i).setEnabled(i == back - 1 ? ofEarlier : inShift);
        }
    }

    private RowList<Fact> facts(Messages texts) {
        var list = new RowList<>(
                panes,
                List.of(
                        Column.<Fact>words(texts.get("shift"), Fact::what, Fact::detail),
                        Column.<Fact>numbers("", VALUE_WIDTH, Fact::value)));
        list.setEmptyText(texts.get("none-open"));
        return Widgets.id(list, "shift.facts");
    }

    private RowList<Pieces> pieces(Messages texts, ShiftWords words) {
        return Widgets.id(
                new RowList<>(
                        panes,
                        List.of(
                                Column.<Pieces>words(
                                        texts.get("count.value"), p -> words.money(p.denomination()), p -> ""),
                                Column.<Pieces>numbers(
                                        texts.get("count.pieces"), NUMBER_WIDTH, p -> words.pieces(p.pieces())),
                                Column.<Pieces>numbers(
                                        texts.get("count.worth"),
                                        NUMBER_WIDTH,
                                        p -> p.pieces() == 0 ? "" : words.money(p.worth())))),
                "shift.pieces");
    }

    private Composite column() {
        var column = new Composite(screen, SWT.NONE);
        column.setLayout(Widgets.layout(1, GAP, 0));
        column.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        return column;
    }

    private static <C extends Control> C wide(C control) {
        control.setLayoutData(Widgets.wide());
        return control;
    }

    private static TouchButton button(Composite parent, Look look, Action action, int height) {
        var button = new TouchButton(parent, look, action.text(), action.keyName(), action.run());
        var cell = Widgets.wide();
        cell.heightHint = height;
        cell.widthHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        return Widgets.id(button, action.use().id());
    }

    private void fit() {
        boolean isWide = screen.getClientArea().width >= WIDE;
        ((GridData) right.getLayoutData()).widthHint = isWide ? RIGHT_WIDE : RIGHT_NARROW;
        ((GridData) left.getLayoutData()).grabExcessHorizontalSpace = true;
        screen.layout(true, true);
    }
}
