package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.MovementKind;
import org.evertill.domain.ProductKind;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Discount;
import org.evertill.pricing.LineTax;
import org.evertill.pricing.Returned;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;
import org.evertill.usecase.StockMoments;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the lines of a completed basket become. A line of several tax rates becomes one row for each: the first has the quantity,
 * the others are parts of it, so that whoever adds up by rate adds up what was charged.
 *
 * @param completedAt cut to milliseconds, as it is stored
 */
record SaleLines(UnitOfWork tx, Place place, Basket basket, Instant completedAt, IdSource ids) {

    /** In the order of the basket. */
    List<SaleLine> lines() {
        var lines = new ArrayList<SaleLine>();
        for (Basket.Line line : basket.lines()) {
            var taxes = line.taxes();
            for (int i = 0; i < taxes.size(); i++) {
                lines.add(i == 0 ? first(line, taxes.getFirst(), lines.size() + 1) : part(line, i, lines.size() + 1));
            }
        }
        return lines;
    }

    /** Why lines cost less than their prices. */
    List<SaleDiscount> discounts() {
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

    /** What leaves the shelf, or comes back to it. */
    List<StockMovement> movements() {
        var goods = basket.lines().stream()
                .filter(line -> line.product().kind() == ProductKind.GOODS)
                .toList();
        var moments = moments(goods);
        return goods.stream()
                .map(line -> movement(line, moments.getOrDefault(line.product().id(), completedAt)))
                .toList();
    }

    private SaleLine first(Basket.Line line, LineTax tax, int position) {
        var particulars = line.particulars();
        return new SaleLine(
                line.id(),
                basket.id(),
                place.till().storeId(),
                completedAt,
                position,
                line.product().id(),
                line.code(),
                line.description(),
                signed(line.quantity()),
                line.unitPrice(),
                line.taxIncluded(),
                tax.taxClass(),
                tax.rateBasisPoints(),
                signed(tax.amounts().gross()),
                signed(tax.amounts().tax()),
                line.priceRowId().orElse(null),
                line.originalLineId().orElse(null),
                line.discounts().isEmpty() ? null : signed(line.discount()).minor(),
                particulars.serial().orElse(null),
                particulars.lot().orElse(null),
                particulars.useBy().orElse(null),
                particulars.comment().orElse(null),
                particulars.ageCheckedBy().orElse(null),
                particulars.goesWith().orElse(null),
                null,
                returned(line));
    }

    /** What is taxed at a further rate: its quantity, price and discounts stand on the first row. */
    private SaleLine part(Basket.Line line, int number, int position) {
        var tax = line.taxes().get(number);
        return new SaleLine(
                ids.next(),
                basket.id(),
                place.till().storeId(),
                completedAt,
                position,
                line.product().id(),
                line.code(),
                line.description(),
                Quantity.ZERO,
                line.unitPrice(),
                line.taxIncluded(),
                tax.taxClass(),
                tax.rateBasisPoints(),
                signed(tax.amounts().gross()),
                signed(tax.amounts().tax()),
                line.priceRowId().orElse(null),
                line.returned().flatMap(returned -> original(returned, number)).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                line.id(),
                returned(line));
    }

    /** Of a refund everything comes back, so its lines do not say so. */
    private @Nullable Boolean returned(Basket.Line line) {
        return basket.kind() == SaleKind.SALE && line.comesBack() ? true : null;
    }

    private static Optional<String> original(Returned returned, int number) {
        return number < returned.parts().size()
                ? Optional.of(returned.parts().get(number).lineId())
                : Optional.empty();
    }

    /** What a sale takes from the shelf is negative, what comes back positive. By its line's identifier it is found again. */
    private StockMovement movement(Basket.Line line, Instant movedAt) {
        return new StockMovement(
                line.id(),
                place.till().storeId(),
                movedAt,
                place.till().registerId(),
                line.product().id(),
                signed(line.quantity()).negated(),
                basket.kind() == SaleKind.REFUND || line.comesBack() ? MovementKind.REFUND : MovementKind.SALE,
                line.id(),
                null,
                null,
                basket.staffId());
    }

    /** When goods move that were counted later than now, by product; history that is replayed happened when it says. */
    private Map<String, Instant> moments(List<Basket.Line> goods) {
        if (basket.at().isPresent()) {
            return Map.of();
        }
        var products = goods.stream().map(line -> line.product().id()).collect(Collectors.toSet());
        return StockMoments.afterCounts(tx, place.till().storeId(), products, completedAt);
    }

    private Money signed(Money amount) {
        return basket.kind() == SaleKind.SALE ? amount : amount.negated();
    }

    private Quantity signed(Quantity quantity) {
        return basket.kind() == SaleKind.SALE ? quantity : quantity.negated();
    }
}
