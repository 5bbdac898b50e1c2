package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.Coupon;
import org.evertill.domain.Coupon.Kind;
import org.evertill.domain.Coupon.Use;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/** Coupons with numbers of their own: scanned, taken by a sale, given back by a refund. */
final class Coupons {

    private Coupons() {}

    /** The promotions for which a basket has a coupon that is good. */
    static Set<String> promotions(Reader reader, Basket basket) {
        return of(reader, basket)
                .filter(Coupon::isGood)
                .map(Coupon::promotionId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The coupon of a number; empty for a code that is none's. Throws {@code sale.coupon-unknown}, {@code sale.coupon-mistyped}. */
    static Optional<Coupon> scanned(Reader reader, String code) {
        var number = Coupon.Number.read(code);
        var coupon = number.flatMap(some -> find(reader, some));
        if (coupon.isEmpty()
                && number.filter(Coupon.Number::isLikeMade).isPresent()
                && reader.count(DomainTypes.PRODUCT_CODE, Selection.where(Filter.equal("code", code))) == 0) {
            throw Coupon.Number.isRight(number.get())
                    ? problem(
                            "sale.coupon-unknown",
                            number.get(),
                            "is not known at this till. If it was issued just now, synchronise and scan it again")
                    : problem("sale.coupon-mistyped", number.get(), "is mistyped. Scan it, or type it again");
        }
        return coupon;
    }

    /**
     * The basket with a coupon, or without it when it was used elsewhere since it was scanned. Throws {@code sale.coupon-used},
     * {@code sale.coupon-same}, {@code sale.coupon-not-valid}.
     */
    static Basket with(Reader reader, Basket basket, Coupon coupon) {
        if (basket.kind() == SaleKind.REFUND) {
            throw problem("sale.coupon-not-valid", coupon.id(), "is not valid for what comes back. Go on without it");
        }
        if (!coupon.isGood()) {
            if (basket.coupons().contains(coupon.id())) {
                return basket.withoutCoupon(coupon.id());
            }
            throw used(reader, coupon);
        }
        var next = basket;
        for (Coupon other : of(reader, basket).toList()) {
            boolean isSame = other.promotionId().equals(coupon.promotionId())
                    && !other.id().equals(coupon.id());
            if (isSame && other.isGood()) {
                throw problem(
                        "sale.coupon-same",
                        coupon.id(),
                        "is of the same promotion as " + Coupon.Number.shown(other.id())
                                + ", and a sale takes one of them. Keep it for another sale");
            }
            next = isSame ? next.withoutCoupon(other.id()) : next;
        }
        return next.withCoupon(coupon.id());
    }

    /** Throws {@code sale.coupon-used} when a coupon that takes something off was used since it was scanned. */
    static void check(Reader reader, Basket basket) {
        of(reader, basket)
                .filter(coupon -> !coupon.isGood() && takesOff(basket, coupon))
                .findFirst()
                .ifPresent(coupon -> {
                    throw problem(
                            "sale.coupon-used",
                            coupon.id(),
                            "was used in another sale since it was scanned. Scan it again: then it is taken out of this"
                                    + " sale, and all is worked out anew");
                });
    }

    /** In the transaction of the sale: one use goes for what took something off, and comes back with all of that. */
    static void settle(UnitOfWork tx, Basket basket, Sale sale, IdSource ids) {
        for (Coupon coupon : of(tx, basket).filter(Coupon::isGood).toList()) {
            note(tx, coupon, takesOff(basket, coupon) ? Kind.USED : Kind.KEPT, sale, ids);
        }
        if (sale.isVoid()) {
            takeAgain(tx, sale, ids);
        }
        String originalId = sale.originalSaleId();
        if (originalId != null) {
            uses(tx, "sale_id", originalId).stream()
                    .filter(use -> use.kind() == Kind.USED && isDue(tx, originalId, use))
                    .flatMap(use -> find(tx, use.couponId()).stream())
                    .forEach(coupon -> note(tx, coupon, Kind.GIVEN_BACK, sale, ids));
        }
    }

    /** What an exchange made good again is used after all when that is voided; unless somebody used it since. */
    private static void takeAgain(UnitOfWork tx, Sale reversal, IdSource ids) {
        uses(tx, "sale_id", String.valueOf(reversal.originalSaleId())).stream()
                .filter(use -> use.kind() == Kind.GIVEN_BACK)
                .flatMap(use -> find(tx, use.couponId()).stream())
                .filter(Coupon::isGood)
                .forEach(coupon -> note(tx, coupon, Kind.USED, reversal, ids));
    }

    /** What became of coupons in a sale, or by its column in the refunds of one. */
    static List<Use> uses(Reader reader, String column, String saleId) {
        var all = Selection.where(Filter.equal(column, saleId)).page(0, Selection.MAX_LIMIT);
        return reader.select(DomainTypes.COUPON_USE, all).stream()
                .map(Stored::value)
                .toList();
    }

    private static void note(UnitOfWork tx, Coupon coupon, Kind kind, Sale sale, IdSource ids) {
        long uses = switch (kind) {
            case USED -> -1;
            case KEPT -> 0;
            case GIVEN_BACK -> 1;
        };
        if (uses != 0) {
            var stored = tx.find(DomainTypes.COUPON, coupon.id()).orElseThrow();
            tx.update(DomainTypes.COUPON, stored.value().plus(uses), stored.version());
        }
        tx.insert(
                DomainTypes.COUPON_USE,
                new Use(
                        ids.next(),
                        sale.storeId(),
                        sale.completedAt(),
                        coupon.id(),
                        coupon.promotionId(),
                        kind,
                        sale.id(),
                        sale.originalSaleId(),
                        sale.staffId()));
    }

    /** Whether all that a coupon took off has come back, and the coupon has not. */
    private static boolean isDue(Reader reader, String originalId, Use use) {
        boolean isBack = of(reader, originalId, use, Kind.GIVEN_BACK)
                .anyMatch(back ->
                        of(reader, back.saleId(), use, Kind.USED).findAny().isEmpty());
        long off = sum(
                reader,
                "SELECT coalesce(sum(amount_minor), 0) FROM sale_discounts"
                        + " WHERE sale_id = ? AND promotion_id = ? AND is_deleted = 0",
                originalId,
                use);
        long back = sum(reader, """
                SELECT coalesce(sum(d.amount_minor), 0) FROM sale_lines o
                JOIN sale_lines l ON l.original_line_id = o.id AND l.is_deleted = 0
                JOIN sale_discounts d ON d.sale_id = l.sale_id AND d.sale_line_id = l.id AND d.is_deleted = 0
                WHERE o.sale_id = ? AND d.promotion_id = ? AND NOT EXISTS
                    (SELECT 1 FROM sale_lines v WHERE v.original_line_id = l.id AND v.is_deleted = 0)""", originalId, use);
        return !isBack && off + back <= 0;
    }

    /** What became of the coupon of a use where a sale was given back. */
    private static Stream<Use> of(Reader reader, String originalId, Use use, Kind kind) {
        return uses(reader, "original_sale_id", originalId).stream()
                .filter(other -> other.kind() == kind && other.couponId().equals(use.couponId()));
    }

    private static long sum(Reader reader, String sql, String saleId, Use use) {
        return reader.query(sql, List.of(saleId, use.promotionId()), row -> row.getLong(1))
                .getFirst();
    }

    private static boolean takesOff(Basket basket, Coupon coupon) {
        return basket.lines().stream()
                .filter(line -> line.returned().isEmpty())
                .flatMap(line -> line.discounts().stream())
                .anyMatch(discount -> discount.promotionId().equals(Optional.of(coupon.promotionId())));
    }

    private static Stream<Coupon> of(Reader reader, Basket basket) {
        return basket.coupons().stream().flatMap(code -> find(reader, code).stream());
    }

    private static Optional<Coupon> find(Reader reader, String number) {
        return reader.find(DomainTypes.COUPON, number).map(Stored::value);
    }

    private static ProblemException used(Reader reader, Coupon coupon) {
        String where = uses(reader, "coupon_id", coupon.id()).stream()
                .filter(use -> use.kind() == Kind.USED)
                .reduce((first, later) -> later)
                .flatMap(use -> reader.find(DomainTypes.SALE, use.saleId()))
                .map(sale -> ", with the receipt " + sale.value().receipt())
                .orElse("");
        return problem("sale.coupon-used", coupon.id(), "was used before" + where + ". Sell without it");
    }

    private static ProblemException problem(String code, String number, String what) {
        return new ProblemException(Problem.of(code, "The coupon " + Coupon.Number.shown(number) + " " + what + ".")
                .with("coupon", number));
    }
}
