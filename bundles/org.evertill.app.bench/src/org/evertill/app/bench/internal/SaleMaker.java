package org.evertill.app.bench.internal;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.Payment;
import org.evertill.domain.ReceiptNumber;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.TillIdentity;

/**
 * Sales of five rows, as a till writes them: the sale, a line of goods and one of a service, what left the shelf, the
 * payment. Amounts add up and receipts have no gap, so that head office's check has nothing to find. One thread.
 */
final class SaleMaker {

    static final int ROWS = 5;

    private static final Currency GBP = Currency.getInstance("GBP");

    private final TillIdentity till;
    private final Clock clock;
    private final Random random;
    private final IdSource ids;
    private long receipts;

    SaleMaker(TillIdentity till, Clock clock, long seed) {
        this.till = till;
        this.clock = clock;
        this.random = new Random(seed);
        this.ids = Nanoid.inOrderOf(clock);
    }

    List<Fact<?>> next() {
        return at(Instant.ofEpochMilli(clock.millis()));
    }

    List<Fact<?>> at(Instant completedAt) {
        String sale = ids.next();
        var goods = line(sale, 1, completedAt, random.nextInt(4_000));
        var service = line(sale, 2, completedAt, 4_000 + random.nextInt(20));
        var total = goods.total().plus(service.total());
        return List.of(
                new Fact<>(DomainTypes.SALE, sale(sale, total, goods.tax().plus(service.tax()), completedAt)),
                new Fact<>(DomainTypes.SALE_LINE, goods),
                new Fact<>(DomainTypes.SALE_LINE, service),
                new Fact<>(DomainTypes.PAYMENT, payment(sale, total, completedAt)),
                new Fact<>(DomainTypes.STOCK_MOVEMENT, movement(goods)));
    }

    private Sale sale(String id, Money total, Money tax, Instant at) {
        receipts++;
        return new Sale(
                id,
                till.storeId(),
                till.registerId(),
                SaleKind.SALE,
                new ReceiptNumber(till.registerId(), till.series(), receipts).toString(),
                till.series(),
                receipts,
                "shift-" + receipts / 200,
                "staff-" + receipts % 7,
                null,
                total,
                tax,
                2,
                at.minusSeconds(40),
                at,
                null,
                null);
    }

    private SaleLine line(String sale, int position, Instant at, int product) {
        var quantity = Quantity.of(1 + random.nextInt(5));
        var price = new UnitPrice((1 + random.nextInt(2_000)) * 100L, GBP);
        var total = price.times(quantity, RoundingMode.HALF_UP);
        return new SaleLine(
                ids.next(),
                sale,
                till.storeId(),
                at,
                position,
                Products.id(product),
                Products.sku(product),
                Products.name(product, 0),
                quantity,
                price,
                true,
                "standard",
                2_000,
                total,
                new Money(total.minor() / 6, GBP),
                null,
                null);
    }

    /** By its line's identifier it is found again. */
    private StockMovement movement(SaleLine line) {
        return new StockMovement(
                line.id(),
                till.storeId(),
                line.completedAt(),
                till.registerId(),
                line.productId(),
                line.quantity().negated(),
                MovementKind.SALE,
                line.id(),
                null,
                null,
                "staff-1");
    }

    private Payment payment(String sale, Money total, Instant at) {
        return new Payment(ids.next(), sale, till.storeId(), at, "cash", total, total, Money.zero(GBP));
    }
}
