package org.evertill.ui.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.evertill.domain.Staff;
import org.evertill.receipt.PlainText;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.EntryField;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.Paper;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The widgets of the screen: what is read in the middle, a pad beside it while something is typed, what can be done below. */
final class ReportPage implements ReportView {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int PAD_WIDTH = 320;
    private static final int BUTTON_HEIGHT = 64;
    private static final int AMOUNT_WIDTH = 170;
    private static final int PERSON_WIDTH = 200;

    final Composite screen;
    final RowList<Staff> approvers;
    final RowList<Choice> choices;
    final RowList<Slip> receipts;
    final ReportGrid table;
    private final Paper paper;
    private final Banner banner;
    private final Label title;
    private final Label detail;
    private final EntryField entry;
    private final Composite panes;
    private final Composite pad;
    private final TouchButton next;
    private final List<TouchButton> buttons = new ArrayList<>();
    private final List<Action> actions;

    /**
     * A button with its key.
     *
     * @param offer of which it is one
     */
    record Action(KeyUse use, String text, String keyName, Offers offer, Runnable run) {}

    ReportPage(Composite parent, Messages texts, List<Action> actions, Action goOn, Consumer<Character> touched) {
        this.actions = List.copyOf(actions);
        screen = Widgets.id(new Composite(parent, SWT.NONE), "report");
        screen.setLayout(Widgets.layout(1, GAP, MARGIN));
        var head = row(screen, 2);
        title = Widgets.id(Widgets.label(head, texts.get("reports"), "title"), "report.title");
        title.setLayoutData(Widgets.wide());
        detail = Widgets.id(Widgets.label(head, "", "subtitle"), "report.days");
        banner = Widgets.id(new Banner(screen), "report.banner");
        banner.setLayoutData(Widgets.wide());
        var middle = Widgets.grid(screen, 2, 0);
        middle.setLayoutData(Widgets.fill());
        panes = new Composite(middle, SWT.NONE);
        panes.setLayout(new StackLayout());
        panes.setLayoutData(Widgets.fill());
        choices = choices(texts);
        table = Widgets.id(new ReportGrid(panes), "report.table");
        receipts = receipts(texts);
        paper = Widgets.id(new Paper(panes, PlainText.WIDTH), "report.paper");
        approvers = Widgets.id(
                new RowList<>(panes, List.of(Column.<Staff>words(texts.get("approval.who"), Staff::name, s -> ""))),
                "report.approvers");
        approvers.setEmptyText(texts.get("approval.nobody"));
        pad = new Composite(middle, SWT.NONE);
        pad.setLayout(Widgets.layout(1, GAP, 0));
        var beside = new GridData(SWT.FILL, SWT.FILL, false, true);
        beside.horizontalIndent = GAP;
        pad.setLayoutData(beside);
        entry = Widgets.id(new EntryField(pad), "report.entry");
        var wide = Widgets.wide();
        wide.widthHint = PAD_WIDTH;
        entry.setLayoutData(wide);
        new Keypad(pad, Keypad.Keys.SELL, "Enter", touched).setLayoutData(Widgets.fill());
        var bar = row(screen, actions.size() + 1);
        this.actions.forEach(action -> buttons.add(button(bar, Look.PLAIN, action)));
        next = button(bar, Look.PRIMARY, goOn);
        showPad(false);
        show(choices);
    }

    @Override
    public void frame(Frame frame) {
        title.setText(frame.title());
        detail.setText(frame.detail());
        detail.requestLayout();
        next.setText(frame.next());
        next.setEnabled(!frame.next().isEmpty());
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setEnabled(actions.get(i).offer().compareTo(frame.offers()) <= 0);
        }
        frame.typing().ifPresent(typing -> entry.show(typing.text(), typing.hint(), ""));
        showPad(frame.typing().isPresent());
    }

    @Override
    public void choices(List<Choice> all, int selected) {
        choices.show(all, selected);
        show(choices);
    }

    @Override
    public void table(ShownTable shown, String empty) {
        show(table);
        table.show(shown, empty);
    }

    @Override
    public void receipts(List<Slip> found) {
        if (!receipts.rows().equals(found)) {
            receipts.show(found, 0);
        }
        show(receipts);
    }

    @Override
    public void paper(List<String> lines) {
        paper.show(lines);
        show(paper);
    }

    @Override
    public void approvers(List<Staff> people) {
        approvers.show(people, 0);
        show(approvers);
    }

    @Override
    public void say(Notice notice) {
        banner.show(notice);
    }

    @Override
    public void move(int rows) {
        var top = top();
        if (top == paper) {
            paper.move(rows);
        } else if (top == table) {
            table.move(rows);
        } else if (top instanceof RowList<?> list) {
            list.move(rows);
        }
    }

    @Override
    public void shift(int columns) {
        table.shift(columns);
    }

    @Override
    public int marked() {
        var top = top();
        return top == table
                ? table.selected()
                : top instanceof RowList<?> list ? list.selectedIndex() : top == paper ? 0 : -1;
    }

    @Override
    public Optional<Staff> approver() {
        return approvers.selected();
    }

    @Override
    public boolean isGone() {
        return screen.isDisposed();
    }

    private Control top() {
        return ((StackLayout) panes.getLayout()).topControl;
    }

    private void show(Control pane) {
        ((StackLayout) panes.getLayout()).topControl = pane;
        panes.layout();
    }

    private void showPad(boolean shown) {
        var cell = (GridData) pad.getLayoutData();
        if (cell.exclude == shown) {
            cell.exclude = !shown;
            pad.setVisible(shown);
            pad.getParent().layout(true, true);
        }
    }

    private RowList<Choice> choices(Messages texts) {
        var list = new RowList<>(
                panes, List.of(Column.<Choice>words(texts.get("reports.which"), Choice::name, Choice::about)));
        return Widgets.id(list, "report.choices");
    }

    private RowList<Slip> receipts(Messages texts) {
        var list = new RowList<>(
                panes,
                List.of(
                        Column.<Slip>words(texts.get("receipts.which"), Slip::receipt, Slip::at),
                        Column.<Slip>numbers(texts.get("receipts.cashier"), PERSON_WIDTH, Slip::cashier),
                        Column.<Slip>numbers(texts.get("total"), AMOUNT_WIDTH, Slip::total)));
        list.setEmptyText(texts.get("receipts.none"));
        return Widgets.id(list, "report.receipts");
    }

    private static Composite row(Composite parent, int columns) {
        var row = Widgets.grid(parent, columns, GAP);
        row.setLayoutData(Widgets.wide());
        return row;
    }

    private static TouchButton button(Composite parent, Look look, Action action) {
        var button = new TouchButton(parent, look, action.text(), action.keyName(), action.run());
        var cell = Widgets.wide();
        cell.heightHint = BUTTON_HEIGHT;
        cell.widthHint = look == Look.PRIMARY ? 2 * Widgets.TOUCH : Widgets.TOUCH;
        button.setLayoutData(cell);
        return Widgets.id(button, action.use().id());
    }
}
