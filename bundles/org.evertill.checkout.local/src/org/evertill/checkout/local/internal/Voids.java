package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleVoid;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;

/** Notes what leaves the basket of a sale, in the transaction in which it leaves. */
record Voids(UnitOfWork tx, Place place, Instant at, IdSource ids) {

    /** Whether something of a sale is not in it any more. */
    static boolean isVoid(Basket before, Basket after) {
        return after.kind() == SaleKind.SALE && sold(before).stream().anyMatch(line -> isLess(line, after));
    }

    /** What comes back within a sale may stay with the customer all the same. */
    private static List<Basket.Line> sold(Basket basket) {
        return basket.lines().stream().filter(line -> !line.comesBack()).toList();
    }

    /** One fact for the whole of it when nothing is left, else one for each line that is gone or less. */
    void note(Basket before, Basket after, Optional<Approval> approval) {
        if (!isVoid(before, after)) {
            return;
        }
        if (after.lines().isEmpty()) {
            var sold = sold(before);
            var total = sold.stream().map(Basket.Line::total).reduce(Money.zero(before.currency()), Money::plus);
            insert(before, Optional.empty(), sold.size(), Optional.empty(), total, approval);
            return;
        }
        for (Basket.Line line : sold(before)) {
            if (isLess(line, after)) {
                var rest = after.line(line.id());
                var gone = rest.map(Basket.Line::total).map(line.total()::minus).orElse(line.total());
                var quantity = line.quantity().plus(quantity(line, after).negated());
                insert(before, Optional.of(line.product().id()), 1, Optional.of(quantity), gone, approval);
            }
        }
    }

    /** One fact for a sale that was paid, when the basket reverses it; who allowed it stands with the basket. */
    void noteReversed(Basket basket) {
        if (basket.circumstances().isVoid()) {
            insert(
                    basket.originalSaleId().orElse(basket.id()),
                    basket.staffId(),
                    Optional.empty(),
                    basket.lines().size(),
                    Optional.empty(),
                    basket.total(),
                    BasketClearance.allowedBy(tx, basket, Permission.VOID_PAID));
        }
    }

    private void insert(
            Basket basket,
            Optional<String> productId,
            int lines,
            Optional<Quantity> quantity,
            Money amount,
            Optional<Approval> approval) {
        insert(basket.id(), basket.staffId(), productId, lines, quantity, amount, approval.map(Approval::id));
    }

    private void insert(
            String saleId,
            String staffId,
            Optional<String> productId,
            int lines,
            Optional<Quantity> quantity,
            Money amount,
            Optional<String> approvalId) {
        tx.insert(
                DomainTypes.SALE_VOID,
                new SaleVoid(
                        ids.next(),
                        place.till().storeId(),
                        at,
                        place.till().registerId(),
                        staffId,
                        saleId,
                        productId.orElse(null),
                        lines,
                        quantity.orElse(null),
                        amount,
                        approvalId.orElse(null)));
    }

    private static boolean isLess(Basket.Line line, Basket after) {
        return quantity(line, after).compareTo(line.quantity()) < 0;
    }

    private static Quantity quantity(Basket.Line line, Basket after) {
        return after.line(line.id()).map(Basket.Line::quantity).orElse(Quantity.ZERO);
    }
}
