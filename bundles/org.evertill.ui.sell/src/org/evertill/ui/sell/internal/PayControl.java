package org.evertill.ui.sell.internal;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;

/**
 * Pays what is sold in parts, by whatever the till takes: an amount, then a tender; a number where it is taken off something. A scan of
 * goods that comes meanwhile goes to the sale. UI thread only.
 */
final class PayControl implements KeyTaker {

    private final SellDesk desk;
    private final SellView view;
    private final Panes panes;
    private final Messages texts;
    private final PayWords words;
    private final Entry typed = new Entry();
    private final List<KeyAction> steps;
    private Optional<Paying> paying = Optional.empty();
    private Optional<Numbered> numbered = Optional.empty();
    private Optional<Money> tip = Optional.empty();
    private int marked;
    private boolean waiting;

    /** What is paid as soon as somebody says the number that it is taken off. */
    private record Numbered(TenderKind kind, Optional<Money> amount) {}

    PayControl(SellDesk desk, SellView view, Panes panes, Messages texts, PayWords words, Keyboard keyboard) {
        this.desk = desk;
        this.view = view;
        this.panes = panes;
        this.texts = texts;
        this.words = words;
        this.steps = List.of(
                step(PayKeySource.TIP, keyboard, this::mayTip, this::tip),
                step(
                        PayKeySource.TAKE_BACK,
                        keyboard,
                        () -> !waiting && view.pay.parts.selected().isPresent(),
                        this::takeBack),
                new KeyAction(
                        KeyUse.free("pay.back", 0),
                        texts.get("pay.back"),
                        keyboard.name(SellKeySource.BACK, texts.locale()),
                        () -> !waiting,
                        this::escape));
        view.pay.addSteps(steps);
    }

    private KeyAction step(KeyUse use, Keyboard keyboard, BooleanSupplier enabled, Runnable run) {
        return new KeyAction(use, texts.get(use.id()), keyboard.name(use, texts.locale()), enabled, run);
    }

    /** Asks by what is paid. */
    void open() {
        desk.tender(TenderDesk::standing);
    }

    /** How far it is paid now; what is left is asked for. */
    void show(Paying now) {
        boolean isNew = !panes.is(Pane.PAY)
                || paying.filter(before ->
                                before.basket().id().equals(now.basket().id()))
                        .isEmpty();
        waiting = false;
        paying = Optional.of(now);
        numbered = Optional.empty();
        if (isNew) {
            tip = Optional.empty();
            typed.clear();
            marked = now.usual();
        }
        marked = Math.clamp(marked, 0, now.kinds().size() - 1);
        view.pay.showTenders(words.tiles(now, PayKeySource.TENDERS.size()), this::choose);
        view.pay.parts.setEmptyText(texts.get(now.isRefund() ? "pay.nothing-back" : "pay.nothing"));
        view.pay.showParts(now.standing().tendered(), part -> words.name(now, part), part -> words.detail(now, part));
        panes.show(Pane.PAY);
        refresh();
    }

    /** What the desk holds; of another basket nothing is known here. */
    void holds(Optional<Basket> basket) {
        var id = basket.map(Basket::id).orElse("");
        if (paying.filter(p -> !p.basket().id().equals(id)).isPresent()) {
            waiting = false;
            paying = Optional.empty();
            panes.leave(Pane.PAY);
        }
    }

    /** It is refused, or somebody else has to allow it: nobody is waited for any more. */
    void stopWaiting() {
        waiting = false;
        refresh();
    }

    /** Whether nothing can be done before somebody has answered. */
    boolean isWaiting() {
        return waiting;
    }

    /** How far what is sold is paid, once something of it is. */
    Optional<Paying> begun() {
        return paying.filter(Paying::isBegun);
    }

    /** The sale whose payment is seen. */
    Optional<Paying> seen() {
        return paying.filter(p -> panes.is(Pane.PAY));
    }

    @Override
    public boolean isAsking() {
        return panes.is(Pane.PAY) && paying.isPresent();
    }

    @Override
    public void type(char character, int timeMs) {
        if (character == '+' && numbered.isEmpty()) {
            tip();
            return;
        }
        typed.type(character, timeMs);
        refresh();
    }

    @Override
    public void back() {
        typed.back();
        refresh();
    }

    /** The number that was asked for, or the amount for the tender that is marked; a scan of goods is one. */
    @Override
    public void enter() {
        var text = typed.text().strip();
        if (numbered.isPresent()) {
            enterNumber(numbered.get(), text);
        } else if (isScan(text)) {
            typed.clear();
            desk.scan(text);
            refresh();
        } else {
            choose(marked);
        }
    }

    @Override
    public void escape() {
        if (!typed.isEmpty()) {
            typed.clear();
        } else if (numbered.isPresent()) {
            numbered = Optional.empty();
        } else if (!waiting) {
            view.banner.clear();
            panes.leave(Pane.PAY);
            view.showEntry();
            return;
        }
        refresh();
    }

    /** The obvious next step: what nobody knows is asked for again, else the rest is paid in cash. */
    void goOn() {
        if (waiting) {
            return;
        }
        seen().ifPresent(now -> {
            if (now.pending().isPresent() || now.standing().due().isZero()) {
                view.banner.show(new Notice(Kind.INFO, texts.get("pay.say.asking")));
                waiting = true;
                desk.tender(PayControl::settle);
                refresh();
            } else if (now.isVoid()) {
                waiting = true;
                desk.tender(TenderDesk::giveBack);
                refresh();
            } else if (!typed.isEmpty()) {
                say(Kind.WARNING, texts.get("pay.say.entry-left", typed.text()));
            } else {
                pay(now.kinds().getFirst(), Optional.empty(), Optional.empty());
            }
        });
    }

    /** What is asked for goes on where it was: of a void the next payment is given back. */
    private static Outcome<Standing> settle(TenderDesk tenders, Basket basket) {
        return tenders.settle(basket)
                .then(standing ->
                        basket.circumstances().isVoid() && standing.receipt().isEmpty()
                                ? tenders.giveBack(basket)
                                : Outcome.ok(standing));
    }

    /** What was typed is cash that the customer gives. */
    void cash() {
        if (typed.isEmpty()) {
            say(Kind.INFO, texts.get("say.amount"));
        } else {
            choose(0);
        }
    }

    /** What the button of the obvious next step says. */
    Optional<String> nextStep() {
        return seen().filter(now -> now.isBegun() || now.isRefund())
                .or(this::begun)
                .map(now -> texts.get(
                        now.pending().isPresent() || now.standing().due().isZero()
                                ? "pay.ask-again"
                                : now.isVoid() ? "pay.give-back" : now.isRefund() ? "pay.rest-back" : "pay.rest"));
    }

    @Override
    public void refresh() {
        seen().ifPresent(now -> {
            var kind = now.kinds().get(marked);
            var hint = numbered.map(asked -> texts.get(
                            now.isRefund() ? "pay.hint.number-back" : "pay.hint.number", words.name(asked.kind())))
                    .orElseGet(() -> waiting ? texts.get("pay.hint.waiting") : words.hint(now, kind));
            view.entry.show(
                    Typed.shown(typed.text()),
                    hint,
                    tip.map(t -> texts.get("pay.tip-set", words.money(t))).orElse(""));
            boolean isOpen = !waiting
                    && !now.isVoid()
                    && now.pending().isEmpty()
                    && !now.standing().due().isZero();
            view.pay.mark(marked, isOpen);
            view.pay.enable(steps);
            view.refreshButtons();
        });
    }

    /** Marks another tender. */
    void move(int by) {
        seen().ifPresent(now -> {
            marked = Math.clamp((long) marked + by, 0, now.kinds().size() - 1);
            refresh();
        });
    }

    /** Codes of goods are longer than amounts are, or would give change that nobody gives. */
    private boolean isScan(String text) {
        return typed.looksScanned()
                && seen().flatMap(now -> Typed.amount(text, now.basket().currency())
                                .filter(a -> !Typed.isTooMuch(a, now.standing().due())))
                        .isEmpty();
    }

    /** Pays by a tender, if there are so many. */
    void choose(int index) {
        var now = seen().filter(p -> index < p.kinds().size());
        if (now.isEmpty() || waiting) {
            return;
        }
        marked = index;
        if (now.get().pending().isPresent()) {
            say(Kind.WARNING, words.standing(now.get()));
        } else {
            chosen(now.get(), now.get().kinds().get(index));
        }
        refresh();
    }

    private void chosen(Paying now, TenderKind kind) {
        var text = typed.text().strip();
        Optional<Money> amount = Optional.empty();
        if (!text.isEmpty()) {
            amount = Typed.amount(text, currency(now, kind));
            if (amount.isEmpty()) {
                say(Kind.WARNING, texts.get("pay.say.no-amount", text));
                return;
            }
            if (kind.type() == TenderType.CASH
                    && Typed.isTooMuch(amount.get(), now.standing().due())) {
                say(Kind.WARNING, texts.get("say.too-much", text));
                return;
            }
        }
        typed.clear();
        var proposed = amount.isEmpty() ? now.proposed(kind) : Optional.<Tender>empty();
        if (proposed.isPresent()) {
            send(kind, proposed.get());
        } else if (now.needsNumber(kind)) {
            numbered = Optional.of(new Numbered(kind, amount));
            say(Kind.INFO, texts.get("pay.say.number", words.name(kind)));
        } else {
            pay(kind, amount, Optional.empty());
        }
    }

    private static Currency currency(Paying now, TenderKind kind) {
        return kind.type() == TenderType.FOREIGN_CASH
                ? Currency.getInstance(String.valueOf(kind.currency()))
                : now.basket().currency();
    }

    /** A refund puts what has no number yet onto something new. */
    private void enterNumber(Numbered asked, String text) {
        boolean makesNew = seen().filter(Paying::isRefund).isPresent();
        if (text.isEmpty() && !makesNew) {
            say(Kind.INFO, texts.get("pay.say.number", words.name(asked.kind())));
            return;
        }
        typed.clear();
        numbered = Optional.empty();
        pay(asked.kind(), asked.amount(), Optional.of(text).filter(t -> !t.isEmpty()));
    }

    private void pay(TenderKind kind, Optional<Money> amount, Optional<String> number) {
        send(kind, new Tender(kind.id(), amount, tip, number));
    }

    private void send(TenderKind kind, Tender tender) {
        tip = Optional.empty();
        waiting = true;
        if (kind.type() == TenderType.PROVIDER) {
            say(Kind.INFO, words.waiting(kind));
        }
        desk.tender((tenders, basket) -> tenders.pay(basket, tender));
        refresh();
    }

    private boolean mayTip() {
        return !waiting
                && seen().filter(now -> !now.isRefund() && now.pending().isEmpty())
                        .isPresent();
    }

    /** What was typed is for the staff and goes with the next part; nothing typed takes it away. */
    void tip() {
        if (!mayTip()) {
            return;
        }
        var text = typed.text().strip();
        var amount = seen().flatMap(now -> Typed.amount(text, now.basket().currency()))
                .filter(money -> !money.isZero());
        if (amount.isPresent()) {
            typed.clear();
            tip = amount;
            say(Kind.INFO, texts.get("pay.say.tip", words.money(amount.get())));
        } else {
            tip = Optional.empty();
            say(Kind.INFO, texts.get("pay.say.tip-hint"));
        }
        refresh();
    }

    /** Takes the marked part back. */
    void takeBack() {
        var part = view.pay.parts.selected().filter(p -> !waiting).map(Tendered::id);
        part.ifPresent(id -> {
            waiting = true;
            say(Kind.INFO, texts.get("pay.say.taking-back"));
            desk.tender((tenders, basket) -> tenders.takeBack(basket, id));
            refresh();
        });
    }

    private void say(Kind kind, String text) {
        view.banner.show(new Notice(kind, text));
    }
}
