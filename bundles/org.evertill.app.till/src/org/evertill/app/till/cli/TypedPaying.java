package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.kernel.Outcome;

/** How a typed sale is paid: by cash at once, or in parts. One thread. */
final class TypedPaying {

    private final OpenSale sale;
    private Optional<BigDecimal> tip = Optional.empty();

    TypedPaying(OpenSale sale) {
        this.sale = sale;
    }

    Outcome<List<String>> cash(Checkout checkout, Optional<BigDecimal> amount) {
        return sale.current(checkout)
                .then(b -> TypedWords.amount(b, amount)
                        .then(given -> checkout.payCash(b, given))
                        .map(sale::completed));
    }

    Outcome<List<String>> paid(Selling selling, TypedPayment payment) {
        return sale.current(selling.checkout())
                .then(b -> payment.tender(selling.tenders().kinds(), b.currency(), tip)
                        .then(tender -> selling.tenders().pay(b, tender)))
                .map(this::stands);
    }

    Outcome<List<String>> tipped(BigDecimal amount) {
        tip = Optional.of(amount).filter(some -> some.signum() != 0);
        return Outcome.ok(List.of("tip of the next payment: " + amount.toPlainString()));
    }

    Outcome<List<String>> due(Selling selling) {
        return sale.current(selling.checkout())
                .then(b -> selling.tenders().standing(b).map(standing -> {
                    var lines = new ArrayList<>(stands(standing));
                    selling.tenders().proposed(b).forEach(tender -> lines.add(TypedPayment.proposal(tender)));
                    return lines;
                }));
    }

    /** Puts money on something stored. */
    Outcome<List<String>> loaded(Selling selling, TypedPayment tender, Optional<String> number, BigDecimal amount) {
        return sale.current(selling.checkout())
                .then(b -> tender.kind(selling.tenders().kinds())
                        .then(kind -> TypedWords.amount(b, Optional.of(amount))
                                .then(money -> selling.checkout().load(b, kind.type(), number, money.orElseThrow()))))
                .map(sale::became);
    }

    Outcome<List<String>> settled(Selling selling) {
        return sale.current(selling.checkout()).then(selling.tenders()::settle).map(this::stands);
    }

    Outcome<List<String>> givenBack(Selling selling) {
        return sale.current(selling.checkout())
                .then(selling.tenders()::giveBack)
                .map(this::stands);
    }

    Outcome<List<String>> takenBack(Selling selling, Optional<Integer> position) {
        return sale.current(selling.checkout())
                .then(b -> selling.tenders().standing(b).then(standing -> {
                    var parts = standing.tendered();
                    int at = position.orElse(parts.size());
                    return at < 1 || at > parts.size()
                            ? Outcome.failed("tender.not-there", parts.size() + " parts are paid. /due lists them.")
                            : selling.tenders().takeBack(b, parts.get(at - 1).id());
                }))
                .map(this::stands);
    }

    /** How it is paid now; complete when nothing is left. */
    private List<String> stands(Standing standing) {
        tip = Optional.empty();
        return standing.receipt().map(sale::completed).orElseGet(() -> TypedPayment.lines(standing));
    }
}
