package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Shift;
import org.evertill.journal.SaleRows;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.People;
import org.evertill.usecase.Place;
import org.evertill.usecase.Series;
import org.evertill.usecase.Shifts;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a completed basket means, all of it in the transaction it is given: the sale, its lines, the payments, what
 * left the shelf, the receipt number, the entry in the journal.
 *
 * @param completedAt cut to milliseconds, as it is stored
 */
record SaleWriter(UnitOfWork tx, Place place, Basket basket, Instant completedAt, IdSource ids) {

    Receipt write(List<Tendered> parts) {
        var payments = payments(parts);
        var shift = Shifts.ensure(tx, place, basket.staffId(), completedAt, ids);
        var rows = new SaleLines(tx, place, basket, completedAt, ids);
        var lines = rows.lines();
        var movements = rows.movements();
        var discounts = rows.discounts();
        var sale = sale(shift, lines.size());
        var entry = JournalWriter.signing(
                tx, place.till(), sale, () -> SaleRows.of(sale, lines, payments, movements, discounts));
        tx.insert(DomainTypes.SALE, sale);
        lines.forEach(line -> tx.insert(DomainTypes.SALE_LINE, line));
        payments.forEach(payment -> tx.insert(DomainTypes.PAYMENT, payment));
        movements.forEach(movement -> tx.insert(DomainTypes.STOCK_MOVEMENT, movement));
        discounts.forEach(discount -> tx.insert(DomainTypes.SALE_DISCOUNT, discount));
        JournalWriter.append(tx, entry.join());
        return new Receipt(sale, lines, payments, discounts, place.store(), People.name(tx, sale.staffId()));
    }

    private Sale sale(Shift shift, int lineCount) {
        var number = Series.nextReceipt(tx, place.till());
        return new Sale(
                basket.id(),
                place.till().storeId(),
                place.till().registerId(),
                basket.kind(),
                number.toString(),
                number.series(),
                number.number(),
                shift.id(),
                basket.staffId(),
                basket.customerId().orElse(null),
                signed(basket.total()),
                signed(basket.tax()),
                lineCount,
                basket.openedAt(),
                completedAt,
                basket.originalSaleId().orElse(null),
                basket.reference().orElse(null),
                basket.circumstances().exemption().orElse(null),
                basket.circumstances().voidReason().orElse(null),
                basket.circumstances().returnReason().orElse(null));
    }

    private List<Payment> payments(List<Tendered> parts) {
        var payments = new ArrayList<Payment>();
        var way = Exchange.money(basket);
        for (Tendered part : parts) {
            payments.add(payment(way, part, parts.size() == 1 ? null : payments.size() + 1));
        }
        return payments;
    }

    private Payment payment(SaleKind way, Tendered part, @Nullable Integer position) {
        var notes = part.notes();
        boolean isForeign = part.rateE9().isPresent();
        return new Payment(
                part.id(),
                basket.id(),
                place.till().storeId(),
                completedAt,
                part.kind(),
                paid(way, part.amount()),
                paid(way, part.given()),
                paid(way, part.change()),
                position,
                part.tip().isZero() ? null : paid(way, part.tip()).minor(),
                part.rateE9().orElse(null),
                isForeign ? paid(way, part.value()).minor() : null,
                notes.reference().orElse(null),
                notes.details().orElse(null),
                notes.originalId().orElse(null),
                notes.storedId().orElse(null),
                notes.balance().map(Money::minor).orElse(null));
    }

    /** Money may go to the customer in a sale: where more comes back within it than is bought. */
    private static Money paid(SaleKind way, Money amount) {
        return way == SaleKind.SALE ? amount : amount.negated();
    }

    private Money signed(Money amount) {
        return basket.kind() == SaleKind.SALE ? amount : amount.negated();
    }
}
