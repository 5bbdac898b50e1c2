package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Basket;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;

/** What a basket asks of the rights of the person who fills and completes it. */
record BasketClearance(Clearance clearance) {

    /** What the step from one basket to the next needs. */
    void demandFor(UnitOfWork tx, Place place, Basket before, Basket after) {
        Clearance.present(tx, place, after.staffId());
        if (after.kind() == SaleKind.SALE && isLess(after, before)) {
            clearance.demand(tx, place, after.staffId(), Permission.VOID, after.id(), Optional.of(after.id()));
        }
        after.lines().stream()
                .filter(line ->
                        line.priceRowId().isEmpty() && line.originalLineId().isEmpty())
                .filter(line -> before.line(line.id()).isEmpty())
                .filter(line -> hasPrice(tx, place, line, after))
                .filter(line -> !Label.isPriceOf(tx, place.day(after.openedAt()), line))
                .forEach(line -> clearance.demand(
                        tx,
                        place,
                        after.staffId(),
                        Permission.PRICE_OVERRIDE,
                        after.id() + " " + line.product().id(),
                        Optional.of(after.id())));
    }

    /** What completing a basket needs; a refund that was allowed when it was begun is allowed. */
    void demandFor(UnitOfWork tx, Place place, Basket basket) {
        if (Rights.isSystem(basket.staffId())) {
            return;
        }
        var permission = basket.kind() == SaleKind.REFUND ? Permission.REFUND : Permission.SELL;
        if (!wasAllowed(tx, basket, permission)) {
            clearance.demand(tx, place, basket.staffId(), permission, basket.id(), Optional.of(basket.id()));
        } else {
            Clearance.present(tx, place, basket.staffId());
        }
    }

    private static boolean wasAllowed(Reader reader, Basket basket, Permission permission) {
        return !reader.query(
                        "SELECT 1 FROM approvals WHERE sale_id = ? AND permission = ? AND staff_id = ? LIMIT 1",
                        List.of(basket.id(), permission.name(), basket.staffId()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static boolean isLess(Basket after, Basket before) {
        return before.lines().stream()
                .anyMatch(line -> after.line(line.id())
                                .map(Basket.Line::quantity)
                                .orElse(Quantity.ZERO)
                                .compareTo(line.quantity())
                        < 0);
    }

    private static boolean hasPrice(Reader reader, Place place, Basket.Line line, Basket basket) {
        return Prices.inForce(reader, line.product().id(), place.till().storeId(), basket.openedAt())
                .filter(row -> row.price().currency().equals(place.currency()))
                .isPresent();
    }
}
