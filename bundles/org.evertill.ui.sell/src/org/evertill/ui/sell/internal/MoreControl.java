package org.evertill.ui.sell.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.checkout.Checkout.Parked;
import org.evertill.customer.KnownCustomer;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.sell.internal.QuestionControl.Choice;

/** What is done less often with a sale, each by a key with Shift or a button of the second bar: asks for what is missing, then does it. UI thread only. */
final class MoreControl {

    private final SellController sell;
    private final MoreSteps steps;
    private final QuestionControl questions;
    private final Messages texts;
    private final Formats formats;
    private final Clock clock;

    MoreControl(
            SellController sell,
            MoreSteps steps,
            QuestionControl questions,
            Messages texts,
            Formats formats,
            Clock clock) {
        this.sell = sell;
        this.steps = steps;
        this.questions = questions;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** Puts the sale aside; without a name the time is its name. */
    void park() {
        asking(
                "more.park.hint",
                "more.park.say",
                name -> steps.park(name.isEmpty() ? formats.time(clock.instant()) : name));
    }

    void recall() {
        steps.showParked();
    }

    void discountLine() {
        sell.selectedLine()
                .ifPresentOrElse(
                        line -> discount(discount -> steps.discountLine(line.id(), discount)),
                        () -> sell.say(Kind.INFO, texts.get("more.discount.no-line")));
    }

    void discountAll() {
        discount(steps::discountAll);
    }

    /** What was typed before is who buys; otherwise it is asked for. */
    void customer() {
        var typed = sell.takeEntry().strip();
        if (!typed.isEmpty()) {
            steps.customer(typed);
            return;
        }
        sell.say(Kind.INFO, texts.get("more.customer.say"));
        questions.askScannable(texts.get("more.customer.hint"), steps::customer);
    }

    /** The sale whose receipt was typed before, or is typed now, is voided. */
    void voidSale() {
        var typed = sell.takeEntry().strip();
        if (typed.isEmpty()) {
            asking("more.void.hint", "more.void.say", this::voidFor);
        } else {
            voidFor(typed);
        }
    }

    private void voidFor(String receipt) {
        if (receipt.isEmpty()) {
            sell.say(Kind.INFO, texts.get("more.void.say"));
            return;
        }
        asking("more.reason.hint", "more.void.reason", reason -> {
            if (reason.isEmpty()) {
                sell.say(Kind.WARNING, texts.get("more.void.no-reason"));
            } else {
                steps.voidSale(receipt, reason);
            }
        });
    }

    /** What was put aside, to choose from; the only one is taken up at once. */
    void choose(List<Parked> parked) {
        switch (parked.size()) {
            case 0 -> sell.say(Kind.INFO, texts.get("more.recall.none"));
            case 1 -> steps.recall(parked.getFirst());
            default -> {
                sell.say(Kind.INFO, texts.get("more.choose"));
                questions.choose(parked.stream().map(this::choice).toList());
            }
        }
    }

    private Choice choice(Parked parked) {
        var basket = parked.basket();
        return new Choice(
                parked.name(),
                texts.get("more.recall.detail", formats.time(parked.at()), SellView.pieces(basket)),
                formats.money(Exchange.toPay(basket)),
                () -> steps.recall(parked));
    }

    /** Customers who may be meant, to choose from. */
    void chooseCustomer(List<KnownCustomer> found) {
        sell.say(Kind.INFO, texts.get("more.choose"));
        questions.choose(found.stream()
                .map(customer -> new Choice(
                        MoreSteps.name(customer), customer.row().number(), "", () -> steps.customer(customer)))
                .toList());
    }

    private void discount(Consumer<Optional<ManualDiscount>> given) {
        var typed = sell.takeEntry().strip();
        if (typed.isEmpty()) {
            asking("more.discount.hint", "more.discount.say", text -> discount(text, given));
        } else {
            discount(typed, given);
        }
    }

    private void discount(String typed, Consumer<Optional<ManualDiscount>> given) {
        if (typed.isEmpty() || typed.equals("0")) {
            given.accept(Optional.empty());
            return;
        }
        var reduction = sell.basket().flatMap(basket -> reduction(typed, basket));
        if (reduction.isEmpty()) {
            sell.say(Kind.WARNING, texts.get("more.discount.bad", typed));
            return;
        }
        asking(
                "more.reason.hint",
                "more.discount.reason",
                reason -> given.accept(Optional.of(new ManualDiscount(
                        reduction.get(), reason.isEmpty() ? texts.get("more.discount.word") : reason))));
    }

    /** {@code 10} and {@code 10%} are per cent; {@code 1,50*} is an amount, as no pad has a sign of a currency. */
    static Optional<Reduction> reduction(String typed, Basket basket) {
        if (typed.endsWith("*")) {
            return Typed.amount(typed.substring(0, typed.length() - 1), basket.currency())
                    .filter(money -> !money.isZero())
                    .map(Reduction.Amount::new);
        }
        return Formats.typedNumber(typed.endsWith("%") ? typed.substring(0, typed.length() - 1) : typed)
                .map(percent -> percent.movePointRight(2).stripTrailingZeros())
                .filter(points -> points.scale() <= 0
                        && points.signum() > 0
                        && points.compareTo(BigDecimal.valueOf(Reduction.WHOLE_BASIS_POINTS)) <= 0)
                .map(points -> new Reduction.Percent(points.intValueExact()));
    }

    private void asking(String hint, String say, Consumer<String> answer) {
        sell.say(Kind.INFO, texts.get(say));
        questions.ask(texts.get(hint), answer);
    }
}
