package org.evertill.fiscal.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
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

    private static final String CASH = "cash";
    private static final List<Integer> GERMAN = List.of(1900, 700, 1070, 550, 0);

    private ProcessData() {}

    static FiscalRecord of(Receipt receipt) {
        var sale = receipt.sale();
        var rates = TaxSummary.ofLines(sale.total().currency(), receipt.lines()).rates();
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
                "Beleg^" + amounts + "^" + paid(receipt.payments()));
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

    /** Cash first; in the currency of the sale. */
    private static String paid(List<Payment> payments) {
        var sums = new TreeMap<String, Money>();
        for (Payment payment : payments) {
            sums.merge(payment.tender().equals(CASH) ? "Bar" : "Unbar", payment.amount(), Money::plus);
        }
        return String.join(
                "_",
                sums.entrySet().stream()
                        .map(sum -> decimal(sum.getValue()) + ":" + sum.getKey())
                        .toList());
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }
}
