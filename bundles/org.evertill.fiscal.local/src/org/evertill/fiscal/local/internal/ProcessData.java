package org.evertill.fiscal.local.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Tax;
import org.evertill.domain.TaxSummary;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftClosing;

/**
 * What is signed of a sale or a Z, as text. With German rates alone it is written as {@code Kassenbeleg-V1} of annex I of the DSFinV-K says:
 * the gross amounts at 19, 7, 10.7, 5.5 and 0 per cent, then what was paid. Other rates are written out. Pure.
 */
final class ProcessData {

    private static final List<Integer> GERMAN = List.of(1900, 700, 1070, 550, 0);

    private ProcessData() {}

    static FiscalRecord of(Receipt receipt) {
        var sale = receipt.sale();
        var money = Moved.by(receipt.payments(), Money.zero(sale.total().currency()));
        var rates = with(
                money.untaxed(),
                TaxSummary.ofLines(sale.total().currency(), receipt.lines()).rates());
        boolean isGerman = "DE".equals(receipt.store().countryCode())
                && rates.stream().allMatch(r -> GERMAN.contains(r.rateBasisPoints()));
        String amounts = isGerman ? german(rates, Money.zero(sale.total().currency())) : written(rates);
        return new FiscalRecord(
                sale.id(),
                sale.kind() == SaleKind.REFUND ? Kind.REFUND : Kind.SALE,
                sale.registerId(),
                sale.receipt(),
                sale.completedAt(),
                isGerman ? "Kassenbeleg-V1" : "Evertill-V1",
                "Beleg^" + amounts + "^" + money.text());
    }

    static FiscalRecord of(ShiftClosing closing) {
        return new FiscalRecord(
                closing.id(),
                Kind.CLOSING,
                closing.registerId(),
                closing.z(),
                closing.closedAt(),
                "SonstigerVorgang",
                "Z^" + closing.z() + "^" + closing.receipts() + "^"
                        + decimal(closing.salesTotal().plus(closing.refundsTotal())) + "^"
                        + decimal(closing.counted()));
    }

    private static String german(List<TaxSummary.Rate> rates, Money zero) {
        var parts = new ArrayList<String>();
        for (int rate : GERMAN) {
            parts.add(decimal(rates.stream()
                    .filter(each -> each.rateBasisPoints() == rate)
                    .map(each -> each.amounts().gross())
                    .reduce(zero, Money::plus)));
        }
        return String.join("_", parts);
    }

    private static String written(List<TaxSummary.Rate> rates) {
        return String.join(
                "_",
                rates.stream()
                        .map(rate -> rate.rateBasisPoints() + ":"
                                + decimal(rate.amounts().gross()))
                        .toList());
    }

    /** What is not taxed stands with what is taxed at nothing. */
    private static List<TaxSummary.Rate> with(Money untaxed, List<TaxSummary.Rate> rates) {
        if (untaxed.isZero()) {
            return rates;
        }
        var zero = Money.zero(untaxed.currency());
        var all = new ArrayList<>(rates);
        all.add(new TaxSummary.Rate(0, new Tax.Amounts(untaxed, zero, untaxed)));
        return TaxSummary.ofParts(untaxed.currency(), all).rates();
    }

    /**
     * Money that moved, as the DSFinV-K has it: what is taken off a gift card or put on an account is none but takes off what is sold,
     * and tips and rounding are sold untaxed. So the amounts always come to what was paid.
     *
     * @param cash change included, which is cash whatever somebody pays with
     */
    private record Moved(Money cash, Money other, Money untaxed) {

        static Moved by(List<Payment> payments, Money zero) {
            var sum = new Moved(zero, zero, zero);
            for (Payment payment : payments) {
                sum = sum.plus(payment);
            }
            return sum;
        }

        private Moved plus(Payment payment) {
            var value = payment.givenValue();
            var without = untaxed.plus(payment.tip()).plus(payment.rounding());
            var change = cash.minus(payment.changeGiven());
            if (payment.storedValueId() != null) {
                return new Moved(change, other, without.minus(value));
            }
            boolean isCash = payment.tender().equals(Payment.CASH) || payment.givenValueMinor() != null;
            return isCash
                    ? new Moved(change.plus(value), other, without)
                    : new Moved(change, other.plus(value), without);
        }

        String text() {
            if (other.isZero()) {
                return decimal(cash) + ":Bar";
            }
            return (cash.isZero() ? "" : decimal(cash) + ":Bar_") + decimal(other) + ":Unbar";
        }
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }
}
