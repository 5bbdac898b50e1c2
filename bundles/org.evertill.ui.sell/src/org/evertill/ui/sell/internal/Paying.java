package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/**
 * How far what is sold is paid, and by what the rest can be.
 *
 * @param money which way it goes
 * @param kinds what the till takes, cash first; never empty
 * @param proposed how what is left of a refund goes back; of a sale nothing
 */
record Paying(Basket basket, SaleKind money, List<TenderKind> kinds, List<Tender> proposed, Standing standing) {

    Paying {
        kinds = List.copyOf(kinds);
        proposed = List.copyOf(proposed);
    }

    /** As the desk has it now. Reads the database, so not on the UI's thread. */
    static Paying of(TenderDesk desk, Basket basket, Standing standing) {
        return new Paying(basket, Exchange.money(basket), desk.kinds(), desk.proposed(basket), standing);
    }

    /** The part of which nobody knows what became of it. */
    Optional<Tendered> pending() {
        return in(State.PENDING);
    }

    /** A part that was taken back and is not undone yet. */
    Optional<Tendered> reversing() {
        return in(State.REVERSING);
    }

    private Optional<Tendered> in(State state) {
        return standing.tendered().stream()
                .filter(part -> part.state() == state)
                .findFirst();
    }

    /** Whether something is paid, or may be. */
    boolean isBegun() {
        return !standing.tendered().isEmpty();
    }

    /** What counts already. */
    Money paid() {
        return Exchange.toPay(basket).minus(standing.due());
    }

    /** Whether it reverses a sale: then each payment goes back by its tender, and there is nothing to choose. */
    boolean isVoid() {
        return basket.circumstances().isVoid();
    }

    boolean isRefund() {
        return money == SaleKind.REFUND;
    }

    /** Which tender is marked first: how it was paid when it goes back, else what is not cash, since cash has keys of its own. */
    int usual() {
        var back = proposed.stream().findFirst().map(Tender::kind).orElse("");
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).id().equals(back) || back.isEmpty() && !isRefund() && isByProvider(i)) {
                return i;
            }
        }
        return 0;
    }

    private boolean isByProvider(int index) {
        return kinds.get(index).type() == TenderType.PROVIDER;
    }

    /** The whole of what is proposed to go back by a tender. */
    Optional<Tender> proposed(TenderKind kind) {
        return proposed.stream()
                .filter(tender -> tender.kind().equals(kind.id()))
                .findFirst();
    }

    /** Whether a tender is taken off something that has a number which somebody has to say. */
    boolean needsNumber(TenderKind kind) {
        boolean isKnown =
                kind.type() == TenderType.ACCOUNT && basket.customerId().isPresent();
        return kind.type().isStored() && !isKnown;
    }
}
