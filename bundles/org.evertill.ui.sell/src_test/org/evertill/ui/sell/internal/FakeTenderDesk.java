package org.evertill.ui.sell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.TenderDesk;
import org.evertill.domain.Approval;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/** Takes parts of a payment in memory: {@code lost} is never answered, {@code much} has to be allowed. */
final class FakeTenderDesk implements TenderDesk {

    private final FakeCheckout checkout;
    private final List<Tendered> parts = new ArrayList<>();
    private boolean allowed;

    FakeTenderDesk(FakeCheckout checkout) {
        this.checkout = checkout;
    }

    @Override
    public List<TenderKind> kinds() {
        return List.of(
                TenderKind.cash(),
                new TenderKind(
                        "card", "Card", TenderType.PROVIDER, "terminal", null, null, null, null, null, false, true),
                TenderKind.of("gift", "Gift", TenderType.GIFT_CARD));
    }

    @Override
    public Outcome<Standing> standing(Basket basket) {
        var none = Money.zero(basket.currency());
        var due = basket.total()
                .minus(parts.stream()
                        .filter(part -> part.state() == State.PAID)
                        .map(Tendered::amount)
                        .reduce(none, Money::plus));
        var receipt = due.isZero()
                ? Optional.of(checkout.payCash(basket, Optional.empty()).orThrow())
                : Optional.<Receipt>empty();
        return Outcome.ok(new Standing(parts, due, due, receipt));
    }

    @Override
    public Outcome<Standing> pay(Basket basket, Tender tender) {
        if (tender.kind().equals("much") && !allowed) {
            return Outcome.failed(new Wanted("REFUND_BEYOND", basket.id(), basket.staffId()).problem());
        }
        var state = tender.kind().equals("lost") ? State.PENDING : State.PAID;
        var none = Money.zero(basket.currency());
        var amount = tender.amount().orElseGet(() -> standing(basket).orThrow().due());
        parts.add(new Tendered(
                "t" + parts.size(),
                tender.kind(),
                state,
                amount,
                amount,
                none,
                none,
                amount,
                Optional.empty(),
                Notes.NONE));
        return state == State.PENDING ? Outcome.failed("tender.unanswered", "Nobody knows.") : standing(basket);
    }

    @Override
    public Outcome<Standing> settle(Basket basket) {
        parts.replaceAll(part -> part.with(State.PAID));
        return standing(basket);
    }

    @Override
    public Outcome<Standing> takeBack(Basket basket, String tenderedId) {
        parts.removeIf(part -> part.id().equals(tenderedId));
        return standing(basket);
    }

    @Override
    public TenderDesk with(Approval approval) {
        allowed = true;
        return this;
    }

    @Override
    public Outcome<Standing> giveBack(Basket basket) {
        return pay(basket, Tender.of("card"));
    }

    @Override
    public List<Tender> proposed(Basket basket) {
        return List.of();
    }

    @Override
    public List<Unsettled> unsettled() {
        return List.of();
    }

    @Override
    public List<Unsettled> retry() {
        return List.of();
    }
}
