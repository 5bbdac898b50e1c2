package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.TotalsPanel.Content;
import org.evertill.ui.widget.TotalsPanel.Row;

/** What the panel of totals says of a basket and of a completed sale. Pure. */
final class Totals {

    private static final String NOTHING = "–";

    private final Messages texts;
    private final Formats formats;

    Totals(Messages texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /**
     * @param customer how the customer of it is called, as far as that is known
     */
    Content of(Optional<Basket> basket, Optional<String> customer) {
        if (basket.isEmpty()) {
            return new Content(
                    List.of(new Row(texts.get("total.items"), "0")), texts.get("total.total"), NOTHING, Role.MUTED);
        }
        var b = basket.get();
        boolean refund = Exchange.money(b) == SaleKind.REFUND;
        return new Content(
                List.of(items(b, customer), new Row(texts.get("total.tax"), formats.money(b.tax()))),
                texts.get(refund ? "total.refund" : "total.total"),
                formats.money(Exchange.toPay(b)),
                refund ? Role.WARNING : Role.TEXT);
    }

    /** How many, and whose they are. */
    private Row items(Basket basket, Optional<String> customer) {
        long pieces = SellView.pieces(basket);
        return basket.customerId().isEmpty()
                ? new Row(texts.get("total.items"), formats.count(pieces))
                : new Row(customer.orElseGet(() -> texts.get("total.customer")), texts.get("total.items-of", pieces));
    }

    /** While it is paid: what is left, which is what counts now. */
    Content of(Paying paying) {
        var standing = paying.standing();
        return new Content(
                List.of(
                        new Row(texts.get("total.total"), formats.money(Exchange.toPay(paying.basket()))),
                        new Row(
                                texts.get(paying.isRefund() ? "total.paid-back" : "total.paid"),
                                formats.money(paying.paid()))),
                texts.get(paying.isRefund() ? "total.left-back" : "total.left"),
                formats.money(standing.due()),
                paying.isRefund() ? Role.WARNING : Role.TEXT);
    }

    /** After the payment: what the customer gets back. */
    Content of(Receipt receipt) {
        var total = receipt.sale().total();
        if (total.isNegative()) {
            return new Content(
                    List.of(new Row(texts.get("total.receipt"), receipt.sale().receipt())),
                    texts.get("total.paid-back"),
                    formats.money(total.negated()),
                    Role.GOOD);
        }
        var none = Money.zero(total.currency());
        var given = receipt.payments().stream().map(Totals::worth).reduce(none, Money::plus);
        var change = receipt.payments().stream().map(Payment::changeGiven).reduce(none, Money::plus);
        return new Content(
                List.of(
                        new Row(texts.get("total.total"), formats.money(total)),
                        new Row(texts.get("total.given"), formats.money(given))),
                texts.get("total.change"),
                formats.money(change),
                Role.GOOD);
    }

    /** What was given, in the sale's currency. */
    private static Money worth(Payment payment) {
        var byRate = payment.givenValueMinor();
        return byRate == null
                ? payment.given()
                : new Money(byRate, payment.amount().currency());
    }
}
