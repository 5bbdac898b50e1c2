package org.evertill.ui.sell.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.tender.TenderKind;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.sell.SellScreen;

/** Translates keys and touches into steps of the desk. UI thread only; everything returns at once. */
final class SellController implements SellScreen {

    private final SellDesk desk;
    private final SellView view;
    private final Panes panes;
    private final EntryControl entry;
    private final Messages texts;
    private final Notices notices;
    private final Misses misses;
    private final PayControl pay;
    private final QuestionControl questions;
    private final List<KeyTaker> takers;
    private Optional<Basket> basket = Optional.empty();
    private boolean askedToGiveUp;
    private int waiting;

    SellController(
            SellDesk desk,
            EntryControl entry,
            SellView view,
            Panes panes,
            ApprovalControl approvals,
            QuestionControl questions,
            PayControl pay,
            NotSold notSold,
            Messages texts,
            Notices notices,
            Clock clock) {
        this.takers = List.of(approvals, questions, pay);
        this.pay = pay;
        this.questions = questions;
        this.desk = desk;
        this.entry = entry;
        this.view = view;
        this.panes = panes;
        this.texts = texts;
        this.notices = notices;
        this.misses = new Misses(this, entry, view, notSold, texts, clock);
        view.found.onActivated(this::sellFound);
    }

    /** Enter: what was typed is sold, or what is shown is confirmed. */
    void enter() {
        var taker = taker();
        if (taker.isPresent()) {
            taker.get().enter();
            return;
        }
        entry.choosing().ifPresent(typed -> view.banner.clear());
        switch (entry.enter()) {
            case Input.Confirm yes -> confirm();
            case Input.OfLine(var quantity) -> changeSelected(quantity);
            case Input.Chosen(var typed, var productId) -> choose(typed, productId);
            case Input.Code(var typed, var instead)
            when entry.isAskingForReceipt() && Typed.answersForReceipt(typed) -> refundOf(typed);
            case Input.Code(var typed, var instead) -> {
                misses.expect(typed, instead);
                scan(typed);
            }
        }
    }

    /** One step back: what was typed, a question, another pane, the news. */
    void escape() {
        askedToGiveUp = false;
        var taker = taker();
        if (taker.isPresent()) {
            taker.get().escape();
        } else if (entry.choosing().isPresent()) {
            entry.leaveChoice();
        } else if (!entry.isEmpty()) {
            entry.take();
        } else if (entry.isAskingForReceipt()) {
            entry.askForReceipt(false);
            view.banner.clear();
        } else if (panes.is(Pane.LINES)) {
            view.banner.clear();
        } else {
            panes.show(Pane.LINES);
        }
    }

    /** A printable character; {@code timeMs} is the event's own. */
    void type(char character, int timeMs) {
        taker().ifPresentOrElse(t -> t.type(character, timeMs), () -> entry.type(character, timeMs));
    }

    /** Takes the last character back. */
    void back() {
        taker().ifPresentOrElse(KeyTaker::back, entry::back);
    }

    /** What asks for something else than codes now. */
    private Optional<KeyTaker> taker() {
        return takers.stream().filter(KeyTaker::isAsking).findFirst();
    }

    /** Moves the mark in what is shown. */
    void move(int by) {
        if (panes.is(Pane.FOUND)) {
            entry.choose(by);
        } else {
            panes.move(by);
        }
    }

    /** Whether plus and minus are steps of a quantity now, and not characters. */
    boolean countsSteps() {
        return entry.isEmpty() && panes.is(Pane.LINES) && selectedLine().isPresent();
    }

    void addToSelected(int units) {
        selectedLine().ifPresent(line -> desk.addQuantity(line.id(), Quantity.of(units)));
    }

    void setQuantity() {
        var quantity = Typed.quantity(entry.text());
        if (quantity.isPresent()) {
            entry.take();
            changeSelected(quantity.get());
        } else {
            say(Kind.INFO, texts.get("say.quantity"));
        }
    }

    void remove() {
        if (panes.is(Pane.NOT_SOLD)) {
            misses.removeSelected();
        } else {
            selectedLine().ifPresent(line -> desk.remove(line.id()));
        }
    }

    void undo() {
        desk.undo();
    }

    void refund() {
        var typed = entry.take();
        if (typed.isBlank()) {
            entry.askForReceipt(true);
            say(Kind.INFO, texts.get("say.refund"));
        } else {
            refundOf(typed);
        }
    }

    void receipt() {
        var typed = entry.take();
        if (panes.is(Pane.RECEIPT) && typed.isBlank()) {
            panes.show(Pane.LINES);
        } else {
            desk.receipt(typed.strip());
        }
    }

    void notSold() {
        if (panes.is(Pane.NOT_SOLD)) {
            panes.show(Pane.LINES);
        } else {
            entry.take();
            view.banner.clear();
            misses.show();
            panes.show(Pane.NOT_SOLD);
        }
    }

    void giveUp() {
        if (!hasLines() || askedToGiveUp) {
            askedToGiveUp = false;
            desk.giveUp();
        } else {
            askedToGiveUp = true;
            say(
                    Kind.WARNING,
                    texts.get("say.give-up", basket.map(b -> b.lines().size()).orElse(0)));
        }
    }

    void payExactly() {
        if (pay.isAsking()) {
            pay.goOn();
        } else if (pay.begun().flatMap(Paying::pending).isPresent()) {
            pay.open();
        } else if (entry.choosing().isPresent()) {
            misses.sayChoose(entry.choosing().get());
        } else if (entry.isEmpty()) {
            desk.pay(Optional.empty());
        } else {
            say(Kind.WARNING, texts.get("say.entry-left", entry.text()));
        }
    }

    /** What was typed is what the customer gives; without an amount it is asked by what is paid. */
    void payAmount() {
        if (pay.isAsking()) {
            pay.cash();
        } else if (entry.isEmpty()) {
            pay.open();
        } else {
            payTyped();
        }
    }

    private void payTyped() {
        var typed = entry.text();
        var amount = basket.flatMap(b -> Typed.amount(typed, b.currency()));
        if (amount.isEmpty()) {
            say(Kind.INFO, texts.get("say.amount"));
        } else if (Typed.isTooMuch(amount.get(), Exchange.toPay(basket.get()))) {
            say(Kind.WARNING, texts.get("say.too-much", typed));
        } else {
            entry.take();
            var due = pay.begun().map(p -> p.standing().due()).orElseGet(() -> Exchange.toPay(basket.get()));
            if (amount.get().compareTo(due) < 0) {
                var part = Tender.of(TenderKind.CASH, amount.get());
                desk.tender((tenders, b) -> tenders.pay(b, part));
            } else {
                desk.pay(amount);
            }
        }
    }

    /** Whether there is something to pay or to change, or may be as soon as the desk has caught up. */
    boolean hasLines() {
        return waiting > 0 || basket.map(b -> !b.lines().isEmpty()).orElse(false);
    }

    /** Whether one step back leads somewhere: out of a question, or from a list to the lines. What a button opens that one closes as well. */
    boolean mayLeave() {
        return taker().isPresent() || entry.isAskingForReceipt() || panes.is(Pane.FOUND) || panes.is(Pane.CHOICE);
    }

    /** Whether there is something to pay, and nobody is waited for. */
    boolean mayPay() {
        return hasLines() && !pay.isWaiting();
    }

    int notSoldCount() {
        return misses.count();
    }

    /** What the desk holds now. */
    void holds(DeskView desks) {
        basket = desks.basket();
        waiting = desks.waiting();
        askedToGiveUp = false;
        pay.holds(basket);
        entry.showWaiting(waiting);
        taker().ifPresent(KeyTaker::refresh);
    }

    /** What was typed was a code. */
    void sold(String typed) {
        misses.sold(typed);
    }

    /** A code was not sold: a person's words are searched for, everything else is kept and heard. */
    void keep(String typed, Problem problem) {
        misses.keep(typed, problem);
    }

    /** A problem in the window's language. */
    String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> notices.text(problem));
    }

    @Override
    public Optional<Basket> basket() {
        return basket;
    }

    @Override
    public Optional<Basket.Line> selectedLine() {
        return view.lines.selected();
    }

    @Override
    public String takeEntry() {
        return entry.take();
    }

    @Override
    public void scan(String code) {
        waiting++;
        desk.scan(code);
    }

    /** Scans again what somebody may buy who is old enough, after a look at the customer. */
    void scanSeen(String code, int years) {
        waiting++;
        desk.scanSeen(code, years);
    }

    @Override
    public void say(Kind kind, String text) {
        view.banner.show(new Notice(kind, text));
    }

    private void confirm() {
        if (panes.is(Pane.CHOICE)) {
            questions.choose();
        } else if (panes.is(Pane.NOT_SOLD)) {
            misses.tryAgain();
        } else {
            panes.leave(Pane.RECEIPT);
        }
    }

    private void sellFound() {
        entry.choosing().ifPresent(typed -> view.banner.clear());
        switch (entry.takeFound()) {
            case Input.Chosen(var typed, var productId) -> choose(typed, productId);
            case Input.Code(var code, var instead) -> scan(code);
            case Input.Confirm nothing -> {}
            case Input.OfLine nothing -> {}
        }
    }

    private void choose(String typed, String productId) {
        waiting++;
        desk.scan(typed, productId);
    }

    private void refundOf(String receipt) {
        entry.askForReceipt(false);
        desk.refund(receipt);
    }

    private void changeSelected(Quantity quantity) {
        selectedLine()
                .ifPresentOrElse(
                        line -> desk.setQuantity(line.id(), quantity), () -> say(Kind.INFO, texts.get("say.quantity")));
    }
}
