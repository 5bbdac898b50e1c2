package org.evertill.fiscal.dsfinvk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;
import org.evertill.kernel.Money;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/**
 * How a sale was paid. What is taken off a voucher or put on an account is no payment to the DSFinV-K but a line that takes it off again;
 * tips and what rounding to coins added are lines, too, so that the lines come to what was paid.
 */
final class Paid {

    private static final String NO_CASH = "Unbar";
    private static final String NOTHING = "Keine";

    private final Facts facts;
    private final Sale sale;
    private final List<Line> lines = new ArrayList<>();
    private final List<Bon.Payment> payments = new ArrayList<>();
    private int position;

    private Paid(Facts facts, Sale sale, int lastPosition) {
        this.facts = facts;
        this.sale = sale;
        this.position = lastPosition;
    }

    /** Lines behind the last, and payments. */
    record Result(List<Line> lines, List<Bon.Payment> payments) {}

    static Result of(Facts facts, Sale sale, int lastPosition) {
        var paid = new Paid(facts, sale, lastPosition);
        facts.payments(sale).forEach(paid::add);
        if (paid.payments.isEmpty()) {
            var zero = Money.zero(sale.total().currency());
            paid.payments.add(new Bon.Payment(NOTHING, "", Optional.empty(), zero));
        }
        return new Result(paid.lines, paid.payments);
    }

    private void add(Payment payment) {
        line("Trinkgeld", "TrinkgeldAN", "", "", payment.tip());
        var rounding = payment.rounding();
        line("Rundung", rounding.isNegative() ? "Rabatt" : "Aufschlag", "Rundung", "", rounding);
        var kind = facts.tender(payment);
        switch (kind.map(TenderKind::type).orElse(type(payment))) {
            case CASH -> cash(name(kind), payment.given().minus(payment.changeGiven()));
            case FOREIGN_CASH -> {
                payments.add(
                        new Bon.Payment(Sums.CASH, name(kind), Optional.of(payment.given()), payment.givenValue()));
                cash("", payment.changeGiven().negated());
            }
            case PROVIDER -> {
                payments.add(new Bon.Payment(NO_CASH, name(kind), Optional.empty(), payment.givenValue()));
                cash("", payment.changeGiven().negated());
            }
            case GIFT_CARD, VOUCHER, STORE_CREDIT ->
                stored(payment, name(kind), "MehrzweckgutscheinEinloesung", "MehrzweckgutscheinKauf");
            case ACCOUNT -> stored(payment, name(kind), "Forderungsentstehung", "Forderungsaufloesung");
        }
    }

    /** Of a tender that the till does not know any more. */
    private static TenderType type(Payment payment) {
        if (payment.storedValueId() != null) {
            return TenderType.GIFT_CARD;
        }
        return payment.tender().equals(TenderKind.CASH) ? TenderType.CASH : TenderType.PROVIDER;
    }

    private static String name(Optional<TenderKind> kind) {
        return kind.filter(some -> some.type() != TenderType.CASH)
                .map(TenderKind::name)
                .orElse("");
    }

    private void cash(String name, Money amount) {
        if (!amount.isZero()) {
            payments.add(new Bon.Payment(Sums.CASH, name, Optional.empty(), amount));
        }
    }

    /** A refund puts it on again, which is another business, unless it reverses the sale in which it was taken off. */
    private void stored(Payment payment, String name, String takenOff, String putOn) {
        boolean isPutOn = payment.givenValue().isNegative() && !sale.isVoid();
        line(
                name,
                isPutOn ? putOn : takenOff,
                "",
                Optional.ofNullable(payment.reference()).orElse(""),
                payment.givenValue().negated());
        cash("", payment.changeGiven().negated());
    }

    private void line(String text, String business, String businessName, String voucher, Money amount) {
        if (!amount.isZero()) {
            position++;
            lines.add(Line.money(position, text, business, businessName, voucher, amount));
        }
    }
}
