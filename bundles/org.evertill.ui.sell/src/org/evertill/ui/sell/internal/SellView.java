package org.evertill.ui.sell.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.evertill.checkout.Catalogue.Found;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.receipt.PlainText;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.sell.internal.QuestionControl.Choice;
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
import org.jspecify.annotations.Nullable;

/** The widgets of the sell screen and where they stand: left what is sold, right the amount and the money. */
final class SellView {

    private static final int GAP = 10;
    private static final int MARGIN = 12;
    private static final int WIDE = 1200;
    /** From here on the longest German word has room on a button of eight. */
    private static final int ONE_ROW = 1500;

    private static final int RIGHT_WIDE = 400;
    private static final int RIGHT_NARROW = 340;
    private static final int ACTIONS_WIDE = 8;
    private static final int MORE_WIDE = 7;
    private static final int ACTIONS_NARROW = 4;
    private static final int CHOICE_VALUE = 150;
    private static final int CASH_HEIGHT = 54;
    private static final int EXACT_HEIGHT = 74;

    final Composite screen;
    final EntryField entry;
    final Banner banner;
    final RowList<Basket.Line> lines;
    final RowList<Found> found;
    final RowList<NotSold.Scan> notSold;
    final RowList<Staff> approvers;
    final RowList<Choice> choices;
    final Paper receipt;
    final PayView pay;
    final TotalsPanel totals;
    private final Messages texts;
    private final Formats formats;
    private final Composite panes;
    private final Composite left;
    private final Composite right;
    private final Map<KeyAction, TouchButton> buttons = new LinkedHashMap<>();
    private BooleanSupplier mayLeave = () -> false;
    private Runnable showsEntry = () -> {};
    private IntSupplier notSoldCount = () -> 0;
    private @Nullable ActionBar actions;

    SellView(Composite parent, Messages texts, Formats formats, Consumer<Character> touched) {
        this.texts = texts;
        this.formats = formats;
        screen = Widgets.id(new Composite(parent, SWT.NONE), "sell");
        screen.setLayout(Widgets.layout(2, MARGIN, MARGIN));
        left = column(GAP);
        right = column(GAP);
        entry = wide(Widgets.id(new EntryField(left), "sell.entry"));
        banner = wide(Widgets.id(new Banner(left), "sell.banner"));
        panes = new Composite(left, SWT.NONE);
        panes.setLayout(new StackLayout());
        panes.setLayoutData(Widgets.fill());
        lines = lines();
        found = found();
        notSold = notSold();
        approvers = approvers();
        choices = Widgets.id(
                new RowList<>(
                        panes,
                        List.of(
                                Column.<Choice>words(texts.get("more.choices"), Choice::what, Choice::detail),
                                Column.<Choice>numbers("", CHOICE_VALUE, Choice::value))),
                "sell.choices");
        receipt = Widgets.id(new Paper(panes, PlainText.WIDTH), "sell.receipt");
        pay = Widgets.id(new PayView(panes, texts, formats), "sell.pay");
        totals = wide(Widgets.id(new TotalsPanel(right), "sell.totals"));
        new Keypad(right, Keypad.Keys.SELL, "Enter", touched).setLayoutData(Widgets.fill());
        screen.addListener(SWT.Resize, e -> fit());
        show(Pane.LINES);
    }

    /**
     * Puts the buttons on the screen.
     *
     * @param exact the obvious next step
     * @param leaving one step back, and whether there is one
     * @param unsold how many scans were not sold, shown on the button of that list
     */
    void addButtons(
            List<KeyAction> often,
            List<KeyAction> seldom,
            KeyAction cash,
            KeyAction exact,
            IntSupplier unsold,
            Leaving leaving) {
        actions = new ActionBar(left, texts, often, seldom, buttons, leaving.back());
        mayLeave = leaving.mayLeave();
        actions.setLayoutData(Widgets.wide());
        buttons.put(cash, button(right, Look.PLAIN, cash, CASH_HEIGHT));
        buttons.put(exact, button(right, Look.PRIMARY, exact, EXACT_HEIGHT));
        notSoldCount = unsold;
        fit();
        refreshButtons();
    }

    /** One step back. */
    record Leaving(BooleanSupplier mayLeave, Runnable back) {}

    /** What shows the entry of codes anew. */
    void onEntryWanted(Runnable shows) {
        showsEntry = shows;
    }

    /** Codes are typed again. */
    void showEntry() {
        showsEntry.run();
        refreshButtons();
    }

    /** Says on the button of the obvious next step what it does: take the money, or pay it back. */
    void showNextStep(SaleKind kind, Optional<String> otherwise) {
        boolean isPaying = pay.isVisible();
        buttons.forEach((action, button) -> {
            if (action.id().equals("sell.cash")) {
                button.setText(isPaying ? texts.get("pay.cash") : action.text());
                button.setKey(isPaying ? texts.get("key.given") : action.keyName());
            }
            if (action.id().equals("sell.exact")) {
                button.setText(otherwise.orElseGet(() -> switch (kind) {
                    case SALE -> action.text();
                    case REFUND -> texts.get("sell.pay-back");
                }));
            }
        });
    }

    /** Shows anew which buttons can be pressed, and how many scans were not sold. */
    void refreshButtons() {
        if (actions != null) {
            actions.lead(mayLeave.getAsBoolean());
        }
        buttons.forEach((action, button) -> {
            button.setEnabled(action.enabled().getAsBoolean());
            if (action.id().equals("sell.unsold")) {
                int count = notSoldCount.getAsInt();
                button.setKey(count == 0 ? action.keyName() : action.keyName() + "  ·  " + formats.count(count));
                button.setSelected(count > 0);
            }
        });
    }

    void show(Pane pane) {
        ((StackLayout) panes.getLayout()).topControl = control(pane);
        panes.layout();
        if (actions != null) {
            boolean sells = pane != Pane.PAY;
            actions.setVisible(sells);
            ((GridData) actions.getLayoutData()).exclude = !sells;
            left.layout();
        }
        refreshButtons();
    }

    /** Shows the lines of a basket and marks one: the given one if it is there, else the last. */
    void showLines(Optional<Basket> basket, String marked) {
        var rows = basket.map(Basket::lines).orElse(List.of());
        int index = rows.size() - 1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(marked)) {
                index = i;
            }
        }
        lines.show(rows, index);
    }

    private Control control(Pane pane) {
        return switch (pane) {
            case LINES -> lines;
            case FOUND -> found;
            case RECEIPT -> receipt;
            case NOT_SOLD -> notSold;
            case PAY -> pay;
            case CHOICE -> choices;
            case APPROVAL -> approvers;
        };
    }

    /** The code, and what is taken off the line with its reason. */
    private String below(Basket.Line line) {
        var words = new StringBuilder(line.code());
        line.discounts()
                .forEach(discount -> words.append("   −")
                        .append(formats.money(discount.amount()))
                        .append(' ')
                        .append(discount.name()));
        return words.toString();
    }

    private RowList<Basket.Line> lines() {
        var list = new RowList<>(
                panes,
                List.of(
                        Column.<Basket.Line>numbers(
                                texts.get("line.quantity"), 84, l -> formats.quantity(l.quantity())),
                        Column.<Basket.Line>words(texts.get("line.what"), Basket.Line::description, this::below),
                        Column.<Basket.Line>numbers(
                                texts.get("line.price"), 112, l -> formats.unitPrice(l.unitPrice())),
                        Column.<Basket.Line>numbers(texts.get("line.total"), 124, l -> formats.money(l.total()))));
        list.setEmptyText(texts.get("line.none"));
        return Widgets.id(list, "sell.lines");
    }

    private RowList<Found> found() {
        var list = new RowList<>(
                panes,
                List.of(
                        Column.<Found>words(
                                texts.get("found.what"), f -> f.product().name(), SellView::detail),
                        Column.<Found>numbers(texts.get("line.price"), 150, this::price)));
        list.setEmptyText(texts.get("found.none"));
        return Widgets.id(list, "sell.found");
    }

    private static String detail(Found found) {
        var brand = found.product().brand();
        return brand == null || brand.isBlank()
                ? found.product().sku()
                : found.product().sku() + "  ·  " + brand;
    }

    private String price(Found found) {
        return found.price().map(p -> formats.unitPrice(p.price())).orElse(texts.get("found.no-price"));
    }

    private RowList<NotSold.Scan> notSold() {
        var list = new RowList<>(
                panes,
                List.of(
                        Column.<NotSold.Scan>words(
                                texts.get("not-sold.what"), NotSold.Scan::typed, NotSold.Scan::reason),
                        Column.<NotSold.Scan>numbers(texts.get("not-sold.when"), 120, s -> formats.time(s.at()))));
        list.setEmptyText(texts.get("not-sold.none"));
        return Widgets.id(list, "sell.not-sold");
    }

    private RowList<Staff> approvers() {
        var list = new RowList<>(panes, List.of(Column.<Staff>words(texts.get("approval.who"), Staff::name, s -> "")));
        list.setEmptyText(texts.get("approval.nobody"));
        return Widgets.id(list, "sell.approvers");
    }

    private Composite column(int gap) {
        var column = new Composite(screen, SWT.NONE);
        column.setLayout(Widgets.layout(1, gap, 0));
        column.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        return column;
    }

    private static <C extends Control> C wide(C control) {
        control.setLayoutData(Widgets.wide());
        return control;
    }

    private static TouchButton button(Composite parent, Look look, KeyAction action, int height) {
        var button = new TouchButton(parent, look, action.text(), action.keyName(), action.run());
        var cell = Widgets.wide();
        cell.heightHint = height;
        cell.widthHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        return Widgets.id(button, action.id());
    }

    /** Gives the money a fixed width and what is sold the rest; the buttons stand in one row where there is room. */
    private void fit() {
        int width = screen.getClientArea().width;
        boolean isWide = width >= WIDE;
        ((GridData) right.getLayoutData()).widthHint = isWide ? RIGHT_WIDE : RIGHT_NARROW;
        ((GridData) left.getLayoutData()).grabExcessHorizontalSpace = true;
        if (actions != null) {
            boolean isOneRow = width >= ONE_ROW;
            actions.setColumns(isOneRow ? ACTIONS_WIDE : ACTIONS_NARROW, isOneRow ? MORE_WIDE : ACTIONS_NARROW);
        }
        screen.layout(true, true);
    }

    /** A quantity that counts pieces: parts of one, like a weight, are one piece. */
    static long pieces(Basket basket) {
        return basket.lines().stream()
                .map(Basket.Line::quantity)
                .mapToLong(SellView::pieces)
                .sum();
    }

    private static long pieces(Quantity quantity) {
        return quantity.thousandths() % 1000 == 0 ? quantity.thousandths() / 1000 : 1;
    }
}
