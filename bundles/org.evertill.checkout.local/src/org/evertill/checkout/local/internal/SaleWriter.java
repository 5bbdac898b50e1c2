package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.Payment;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Shift;
import org.evertill.domain.StockMovement;
import org.evertill.journal.SaleRows;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Discount;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;
import org.evertill.usecase.Series;
import org.evertill.usecase.Shifts;
import org.evertill.usecase.StockMoments;
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
        var sale = sale(shift);
        tx.insert(DomainTypes.SALE, sale);
        var lines = lines();
        lines.forEach(line -> tx.insert(DomainTypes.SALE_LINE, line));
        payments.forEach(payment -> tx.insert(DomainTypes.PAYMENT, payment));
        var movements = movements(lines);
        movements.forEach(movement -> tx.insert(DomainTypes.STOCK_MOVEMENT, movement));
        var discounts = discounts();
        discounts.forEach(discount -> tx.insert(DomainTypes.SALE_DISCOUNT, discount));
        JournalWriter.append(tx, place.till(), sale, SaleRows.of(sale, lines, payments, movements, discounts));
        return new Receipt(sale, lines, payments, discounts, place.store(), Receipts.cashier(tx, sale));
    }

    private Sale sale(Shift shift) {
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
                basket.lines().size(),
                basket.openedAt(),
                completedAt,
                basket.originalSaleId().orElse(null),
                basket.reference().orElse(null));
    }

    private List<SaleLine> lines() {
        var lines = new ArrayList<SaleLine>();
        for (Basket.Line line : basket.lines()) {
            lines.add(new SaleLine(
                    line.id(),
                    basket.id(),
                    place.till().storeId(),
                    completedAt,
                    lines.size() + 1,
                    line.product().id(),
                    line.code(),
                    line.description(),
                    signed(line.quantity()),
                    line.unitPrice(),
                    line.taxIncluded(),
                    line.product().taxClass(),
                    line.rateBasisPoints(),
                    signed(line.total()),
                    signed(line.tax()),
                    line.priceRowId().orElse(null),
                    line.originalLineId().orElse(null),
                    line.discounts().isEmpty() ? null : signed(line.discount()).minor()));
        }
        return lines;
    }

    private List<SaleDiscount> discounts() {
        var discounts = new ArrayList<SaleDiscount>();
        for (Basket.Line line : basket.lines()) {
            for (Discount discount : line.discounts()) {
                discounts.add(new SaleDiscount(
                        ids.next(),
                        basket.id(),
                        line.id(),
                        place.till().storeId(),
                        completedAt,
                        discount.kind(),
                        discount.promotionId().orElse(null),
                        discount.name(),
                        signed(discount.amount())));
            }
        }
        return discounts;
    }

    private List<Payment> payments(List<Tendered> parts) {
        var payments = new ArrayList<Payment>();
        for (Tendered part : parts) {
            payments.add(payment(part, parts.size() == 1 ? null : payments.size() + 1));
        }
        return payments;
    }

    private Payment payment(Tendered part, @Nullable Integer position) {
        var notes = part.notes();
        boolean isForeign = part.rateE9().isPresent();
        return new Payment(
                part.id(),
                basket.id(),
                place.till().storeId(),
                completedAt,
                part.kind(),
                signed(part.amount()),
                signed(part.given()),
                signed(part.change()),
                position,
                part.tip().isZero() ? null : signed(part.tip()).minor(),
                part.rateE9().orElse(null),
                isForeign ? signed(part.value()).minor() : null,
                notes.reference().orElse(null),
                notes.details().orElse(null),
                notes.originalId().orElse(null),
                notes.storedId().orElse(null),
                notes.balance().map(Money::minor).orElse(null));
    }

    private List<StockMovement> movements(List<SaleLine> lines) {
        var movements = new ArrayList<StockMovement>();
        for (int i = 0; i < lines.size(); i++) {
            if (basket.lines().get(i).product().kind() == ProductKind.GOODS) {
                movements.add(movement(lines.get(i)));
            }
        }
        return movements;
    }

    /** What a sale takes from the shelf is negative, what a refund puts back positive. By its line's identifier it is found again. */
    private StockMovement movement(SaleLine line) {
        return new StockMovement(
                line.id(),
                place.till().storeId(),
                movedAt(line),
                place.till().registerId(),
                line.productId(),
                line.quantity().negated(),
                basket.kind() == SaleKind.SALE ? MovementKind.SALE : MovementKind.REFUND,
                line.id(),
                null,
                null,
                basket.staffId());
    }

    /** History that is replayed happened when it says. */
    private Instant movedAt(SaleLine line) {
        return basket.at().isPresent()
                ? completedAt
                : StockMoments.afterCount(tx, place.till().storeId(), line.productId(), completedAt);
    }

    private Money signed(Money amount) {
        return basket.kind() == SaleKind.SALE ? amount : amount.negated();
    }

    private Quantity signed(Quantity quantity) {
        return basket.kind() == SaleKind.SALE ? quantity : quantity.negated();
    }
}
