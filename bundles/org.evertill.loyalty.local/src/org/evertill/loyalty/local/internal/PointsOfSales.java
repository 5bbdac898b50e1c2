package org.evertill.loyalty.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleListener;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.loyalty.Earning;
import org.evertill.loyalty.Earning.Bought;
import org.evertill.loyalty.LoyaltyMovement;
import org.evertill.loyalty.LoyaltyMovement.Kind;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.loyalty.local.internal.Ledger.Occasion;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.StoredValue;
import org.osgi.service.component.annotations.Component;

/** Points are earned and redeemed in the transaction of the sale, with or without the network; what comes back takes its points along. */
@Component
public final class PointsOfSales implements SaleListener {

    @Override
    public void completed(Receipt receipt, UnitOfWork tx) {
        var sale = receipt.sale();
        if (sale.isVoid()) {
            reverse(sale, tx);
            return;
        }
        Ledger.terms(tx, sale.total().currency()).ifPresent(terms -> {
            String customer = sale.customerId();
            if (customer != null) {
                bought(receipt, customer, terms, tx);
            }
            if (sale.originalSaleId() != null) {
                tx.find(DomainTypes.SALE, sale.originalSaleId())
                        .map(Stored::value)
                        .ifPresent(original -> cameBack(sale, original, tx));
            }
        });
    }

    /** A sale that is voided as a whole moves all its points the other way, those among them that came back within it. */
    private static void reverse(Sale sale, UnitOfWork tx) {
        String voided = String.valueOf(sale.originalSaleId());
        for (LoyaltyMovement movement : Ledger.movements(tx, "sale_id", voided)) {
            var original = Optional.ofNullable(movement.originalSaleId()).or(() -> Optional.of(voided));
            Ledger.move(
                    tx,
                    movement.accountId(),
                    movement.kind(),
                    -movement.points(),
                    occasion(sale, original),
                    Optional.empty());
        }
    }

    /** For what is no part of an earlier sale that came back. */
    private static void bought(Receipt receipt, String customer, LoyaltyTerms terms, UnitOfWork tx) {
        var sale = receipt.sale();
        var own = own(receipt.lines());
        var occasion = occasion(sale, Optional.empty());
        long earned = Earning.points(terms, counted(tx, sale, own));
        Ledger.move(tx, customer, Kind.EARNED, earned, occasion, Optional.empty());
        long used = -pointsFor(terms, redeemed(of(receipt.discounts(), own)));
        Ledger.move(tx, customer, Kind.REDEEMED, used, occasion, Optional.empty());
    }

    /** From whoever had the points, whoever brings the goods. */
    private static void cameBack(Sale sale, Sale original, UnitOfWork tx) {
        String customer = original.customerId();
        if (customer != null) {
            var back = cameBack(tx, original.id());
            var occasion = occasion(sale, Optional.of(original.id()));
            Ledger.move(tx, customer, Kind.EARNED, -takenBack(tx, original, back), occasion, Optional.empty());
            Ledger.move(tx, customer, Kind.REDEEMED, givenBack(tx, original, back), occasion, Optional.empty());
        }
    }

    private static Occasion occasion(Sale sale, Optional<String> originalSaleId) {
        return new Occasion(sale.storeId(), sale.completedAt(), sale.staffId(), Optional.of(sale.id()), originalSaleId);
    }

    private static List<SaleLine> own(List<SaleLine> lines) {
        return lines.stream().filter(line -> line.originalLineId() == null).toList();
    }

    private static List<SaleDiscount> of(List<SaleDiscount> discounts, List<SaleLine> lines) {
        var ids = lines.stream().map(SaleLine::id).collect(Collectors.toSet());
        return discounts.stream()
                .filter(discount -> ids.contains(discount.saleLineId()))
                .toList();
    }

    /** What points took off, in minor units; negative of what comes back. */
    private static long redeemed(List<SaleDiscount> discounts) {
        return discounts.stream()
                .filter(discount -> PointsCoupon.PROMOTION.equals(discount.promotionId()))
                .mapToLong(discount -> discount.amount().minor())
                .sum();
    }

    private static long pointsFor(LoyaltyTerms terms, long minor) {
        return Math.ceilDiv(minor, terms.worthMinor());
    }

    /** Of goods alone: what is put on a gift card is owed, and earns when it is spent. */
    private static long counted(Reader reader, Sale sale, List<SaleLine> lines) {
        var goods = lines.stream()
                .filter(line -> !line.taxClass().equals(StoredValue.LIABILITY))
                .map(line -> new Bought(category(reader, line), line.total().minor()))
                .toList();
        return Earning.counted(goods, Ledger.multipliers(reader), sale.completedAt());
    }

    private static String category(Reader reader, SaleLine line) {
        return reader.find(DomainTypes.PRODUCT, line.productId())
                .map(Stored::value)
                .map(Product::category)
                .orElse("");
    }

    /** The points that the original earned, by what of it has come back. */
    private static long takenBack(Reader reader, Sale original, List<SaleLine> back) {
        long earned = earned(reader, original.id(), Kind.EARNED);
        long before = -Ledger.sum(Ledger.movements(reader, "original_sale_id", original.id()), Kind.EARNED);
        // What was valid when it was sold is valid for what comes back.
        long whole = counted(reader, original, own(lines(reader, original.id())));
        return Earning.share(earned, whole, -counted(reader, original, back), before);
    }

    /** The points that were redeemed, by how much of the discount has come back. */
    private static long givenBack(Reader reader, Sale original, List<SaleLine> back) {
        long used = -earned(reader, original.id(), Kind.REDEEMED);
        long off = redeemed(of(discounts(reader, original.id()), own(lines(reader, original.id()))));
        if (used == 0 || off == 0) {
            return 0;
        }
        long before = Ledger.sum(Ledger.movements(reader, "original_sale_id", original.id()), Kind.REDEEMED);
        long minor = 0;
        for (SaleLine line : back) {
            minor -= redeemed(of(discounts(reader, line.saleId()), List.of(line)));
        }
        return Earning.share(used, off, minor, before);
    }

    /** By what was bought in a sale itself. */
    private static long earned(Reader reader, String saleId, Kind kind) {
        var own = Ledger.movements(reader, "sale_id", saleId).stream()
                .filter(movement -> movement.originalSaleId() == null)
                .toList();
        return Ledger.sum(own, kind);
    }

    /**
     * The lines by which something of a sale came back, those among them that were written just now. What came back in an exchange that was voided
     * is with the customer again.
     */
    private static List<SaleLine> cameBack(Reader reader, String originalId) {
        return lines(reader, originalId).stream()
                .flatMap(line -> givingBack(reader, line).stream())
                .filter(line -> givingBack(reader, line).isEmpty())
                .toList();
    }

    private static List<SaleLine> givingBack(Reader reader, SaleLine line) {
        var all = Selection.where(Filter.equal("original_line_id", line.id())).page(0, Selection.MAX_LIMIT);
        return reader.select(DomainTypes.SALE_LINE, all).stream()
                .map(Stored::value)
                .toList();
    }

    private static List<SaleLine> lines(Reader reader, String saleId) {
        return reader.select(DomainTypes.SALE_LINE, ofSale(saleId)).stream()
                .map(Stored::value)
                .toList();
    }

    private static List<SaleDiscount> discounts(Reader reader, String saleId) {
        return reader.select(DomainTypes.SALE_DISCOUNT, ofSale(saleId)).stream()
                .map(Stored::value)
                .toList();
    }

    private static Selection ofSale(String saleId) {
        return Selection.where(Filter.equal("sale_id", saleId)).page(0, Selection.MAX_LIMIT);
    }
}
