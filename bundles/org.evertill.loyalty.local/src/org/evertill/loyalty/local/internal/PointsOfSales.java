package org.evertill.loyalty.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleListener;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.loyalty.Earning;
import org.evertill.loyalty.Earning.Bought;
import org.evertill.loyalty.LoyaltyMovement.Kind;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.loyalty.local.internal.Ledger.Occasion;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Component;

/** Points are earned and redeemed in the transaction of the sale, with or without the network; what comes back takes its points along. */
@Component
public final class PointsOfSales implements SaleListener {

    @Override
    public void completed(Receipt receipt, UnitOfWork tx) {
        var sale = receipt.sale();
        String customer = sale.customerId();
        if (customer == null) {
            return;
        }
        Ledger.terms(tx, sale.total().currency()).ifPresent(terms -> {
            var occasion = new Occasion(
                    sale.storeId(),
                    sale.completedAt(),
                    sale.staffId(),
                    Optional.of(sale.id()),
                    Optional.ofNullable(sale.originalSaleId()));
            long redeemed = redeemed(receipt.discounts());
            boolean isGivenBack = sale.kind() == SaleKind.REFUND && sale.originalSaleId() != null;
            long earned =
                    isGivenBack ? -takenBack(tx, receipt) : Earning.points(terms, counted(tx, sale, receipt.lines()));
            Ledger.move(tx, customer, Kind.EARNED, earned, occasion, Optional.empty());
            long used = isGivenBack ? givenBack(tx, receipt, redeemed) : -pointsFor(terms, redeemed);
            Ledger.move(tx, customer, Kind.REDEEMED, used, occasion, Optional.empty());
        });
    }

    /** What points took off, in minor units; negative in a refund. */
    private static long redeemed(List<SaleDiscount> discounts) {
        return discounts.stream()
                .filter(discount -> PointsCoupon.PROMOTION.equals(discount.promotionId()))
                .mapToLong(discount -> discount.amount().minor())
                .sum();
    }

    private static long pointsFor(LoyaltyTerms terms, long minor) {
        return Math.ceilDiv(minor, terms.worthMinor());
    }

    private static long counted(Reader reader, Sale sale, List<SaleLine> lines) {
        var goods = lines.stream()
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
    private static long takenBack(Reader reader, Receipt refund) {
        String originalId = String.valueOf(refund.sale().originalSaleId());
        var original = reader.find(DomainTypes.SALE, originalId).map(Stored::value);
        if (original.isEmpty()) {
            return 0;
        }
        long earned = Ledger.sum(Ledger.movements(reader, "sale_id", originalId), Kind.EARNED);
        long before = -Ledger.sum(Ledger.movements(reader, "original_sale_id", originalId), Kind.EARNED);
        long whole = counted(reader, original.get(), lines(reader, originalId));
        long back = 0;
        for (String other : refunds(reader, originalId)) {
            // What was valid when it was sold is valid for what comes back.
            back -= counted(reader, original.get(), lines(reader, other));
        }
        return Earning.share(earned, whole, back, before);
    }

    /** The points that were redeemed, by how much of the discount has come back. */
    private static long givenBack(Reader reader, Receipt refund, long minor) {
        String originalId = String.valueOf(refund.sale().originalSaleId());
        long used = -Ledger.sum(Ledger.movements(reader, "sale_id", originalId), Kind.REDEEMED);
        if (used == 0 || minor == 0) {
            return 0;
        }
        long before = Ledger.sum(Ledger.movements(reader, "original_sale_id", originalId), Kind.REDEEMED);
        long back = 0;
        for (String other : refunds(reader, originalId)) {
            back -= redeemed(discounts(reader, other));
        }
        return Earning.share(used, redeemed(discounts(reader, originalId)), back, before);
    }

    /** All refunds of a sale that are here, this one among them: its rows are written when it is told of. */
    private static List<String> refunds(Reader reader, String originalId) {
        return lines(reader, originalId).stream()
                .flatMap(line -> reader
                        .select(
                                DomainTypes.SALE_LINE,
                                Selection.where(Filter.equal("original_line_id", line.id()))
                                        .page(0, Selection.MAX_LIMIT))
                        .stream())
                .map(line -> line.value().saleId())
                .distinct()
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
