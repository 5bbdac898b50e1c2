package org.evertill.checkout.local.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Permission;
import org.evertill.domain.PriceRule.Asked;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.Rights;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.pricing.Reduction;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.evertill.usecase.Prices;

/** What a basket asks of the rights of the person who fills and completes it. */
record BasketClearance(Clearance clearance) {

    /** What the step from one basket to the next needs; gives what allowed that something leaves the basket. */
    Optional<Approval> demandFor(UnitOfWork tx, Place place, Basket before, Basket after) {
        Clearance.present(tx, place, after.staffId());
        var forVoid = Voids.isVoid(before, after)
                ? clearance.demand(tx, place, after.staffId(), Permission.VOID, after.id(), Optional.of(after.id()))
                : Optional.<Approval>empty();
        demandForExchange(tx, place, before, after);
        after.lines().stream()
                .filter(line ->
                        line.priceRowId().isEmpty() && line.originalLineId().isEmpty())
                .filter(line -> before.line(line.id()).isEmpty())
                .filter(line -> !line.product().is(Trait.OPEN_PRICE))
                .filter(line -> hasPrice(tx, place, line, after))
                .filter(line -> !Label.isPriceOf(tx, place, after.openedAt(), line))
                .forEach(line -> clearance.demand(
                        tx,
                        place,
                        after.staffId(),
                        Permission.PRICE_OVERRIDE,
                        after.id() + " " + line.product().id(),
                        Optional.of(after.id())));
        demandForDiscounts(tx, place, before, after);
        var exemption = after.circumstances().exemption();
        if (exemption.isPresent() && !exemption.equals(before.circumstances().exemption())) {
            clearance.demand(tx, place, after.staffId(), Permission.EXEMPT_TAX, after.id(), Optional.of(after.id()));
        }
        return forVoid;
    }

    /** Whoever takes goods back within a sale may do so; once it was allowed, for all that comes back in it. */
    private void demandForExchange(UnitOfWork tx, Place place, Basket before, Basket after) {
        boolean isMore = after.kind() == SaleKind.SALE
                && after.lines().stream()
                        .filter(Basket.Line::comesBack)
                        .anyMatch(line -> line.quantity()
                                        .compareTo(before.line(line.id())
                                                .map(Basket.Line::quantity)
                                                .orElse(Quantity.ZERO))
                                < 0);
        if (isMore && allowedBy(tx, after, Permission.REFUND).isEmpty()) {
            clearance.demand(tx, place, after.staffId(), Permission.REFUND, after.id(), Optional.of(after.id()));
        }
    }

    /** Whoever takes something off may do so; what is taken off less, or not any more, needs nobody. */
    private void demandForDiscounts(UnitOfWork tx, Place place, Basket before, Basket after) {
        for (Basket.Line line : after.lines()) {
            var earlier = before.line(line.id()).flatMap(Basket.Line::manual);
            if (line.manual().isPresent() && (!line.manual().equals(earlier) || isLess(line, before.line(line.id())))) {
                demandDiscount(tx, place, after, List.of(line), DiscountKind.LINE, after.id() + " " + line.id());
            }
        }
        boolean isMore = !after.ticket().equals(before.ticket())
                || after.ticket()
                                .filter(t -> t.reduction() instanceof Reduction.Amount)
                                .isPresent()
                        && isLess(after, before);
        if (after.ticket().isPresent() && isMore) {
            demandDiscount(tx, place, after, after.lines(), DiscountKind.TICKET, after.id());
        }
    }

    private void demandDiscount(
            UnitOfWork tx, Place place, Basket basket, List<Basket.Line> lines, DiscountKind kind, String action) {
        long off = 0;
        long left = 0;
        for (Basket.Line line : lines) {
            if (!line.isDiscountable()) {
                continue;
            }
            left += line.charged().minor();
            off += line.discounts().stream()
                    .filter(discount -> discount.kind() == kind)
                    .mapToLong(discount -> discount.amount().minor())
                    .sum();
        }
        int basisPoints = off == 0 ? 0 : part(off, off + left);
        clearance.demandDiscount(tx, place, basket.staffId(), basisPoints, action, Optional.of(basket.id()));
    }

    /** Rounded up: a limit is not passed by a fraction. */
    private static int part(long some, long whole) {
        return BigDecimal.valueOf(some)
                .multiply(BigDecimal.valueOf(Reduction.WHOLE_BASIS_POINTS))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.UP)
                .intValueExact();
    }

    /** What completing a basket needs; a refund that was allowed when it was begun is allowed. */
    void demandFor(UnitOfWork tx, Place place, Basket basket) {
        if (Rights.isSystem(basket.staffId())) {
            return;
        }
        Clearance.present(tx, place, basket.staffId());
        for (Permission permission : permissionsFor(basket)) {
            if (allowedBy(tx, basket, permission).isEmpty()) {
                clearance.demand(tx, place, basket.staffId(), permission, basket.id(), Optional.of(basket.id()));
            }
        }
    }

    private static List<Permission> permissionsFor(Basket basket) {
        if (basket.circumstances().isVoid()) {
            return List.of(Permission.VOID_PAID);
        }
        if (basket.kind() == SaleKind.REFUND) {
            return List.of(Permission.REFUND);
        }
        return Exchange.is(basket) ? List.of(Permission.SELL, Permission.REFUND) : List.of(Permission.SELL);
    }

    /** The approval by which it was allowed when it was begun. */
    static Optional<String> allowedBy(Reader reader, Basket basket, Permission permission) {
        return reader
                .query(
                        "SELECT id FROM approvals WHERE sale_id = ? AND permission = ? AND staff_id = ? ORDER BY id LIMIT 1",
                        List.of(basket.id(), permission.name(), basket.staffId()),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /** An amount is a larger part of less. */
    private static boolean isLess(Basket.Line after, Optional<Basket.Line> before) {
        return after.manual()
                        .filter(manual -> manual.reduction() instanceof Reduction.Amount)
                        .isPresent()
                && before.filter(line -> after.price().compareTo(line.price()) < 0)
                        .isPresent();
    }

    private static boolean isLess(Basket after, Basket before) {
        return before.lines().stream()
                .filter(Basket.Line::isDiscountable)
                .anyMatch(line -> after.line(line.id())
                                .map(Basket.Line::quantity)
                                .orElse(Quantity.ZERO)
                                .compareTo(line.quantity())
                        < 0);
    }

    private static boolean hasPrice(Reader reader, Place place, Basket.Line line, Basket basket) {
        return Prices.inForce(reader, place, line.product().id(), Asked.one(place.store(), basket.openedAt()))
                .isPresent();
    }
}
