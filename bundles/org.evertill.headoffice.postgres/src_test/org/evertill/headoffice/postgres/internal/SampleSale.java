package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.Payment;
import org.evertill.domain.ReceiptNumber;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.journal.Entries;
import org.evertill.journal.SaleRows;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** What a till makes of a sale of equal lines: the sale, each line with what left the shelf, the payment. */
record SampleSale(
        Enrolment.Answer till, long receipt, String saleId, int lineCount, int quantityEach, Instant completedAt) {

    private static final UnitPrice PRICE = UnitPrice.of(new BigDecimal("1.25"), TestTill.GBP);

    List<TestTill.Draft> drafts() {
        var drafts = new ArrayList<TestTill.Draft>();
        drafts.add(insert(DomainTypes.SALE, sale()));
        for (int i = 0; i < lineCount; i++) {
            var line = line(i);
            drafts.add(insert(DomainTypes.SALE_LINE, line));
            drafts.add(insert(DomainTypes.STOCK_MOVEMENT, movement(line)));
        }
        drafts.add(insert(DomainTypes.PAYMENT, payment()));
        return drafts;
    }

    /** The same with its entry in the journal, which stands last. */
    List<TestTill.Draft> signedDrafts(Optional<Entries.Link> before, DeviceKey key) {
        var drafts = drafts();
        var sale = drafts.getFirst().after();
        var rows = new SaleRows(
                sale,
                rows(drafts, DomainTypes.SALE_LINE),
                rows(drafts, DomainTypes.PAYMENT),
                rows(drafts, DomainTypes.STOCK_MOVEMENT),
                List.of());
        var entry = Entries.next(DomainTypes.SALE.fromRow(sale), rows, till.replica(), before, key);
        drafts.add(insert(DomainTypes.JOURNAL_ENTRY, entry));
        return drafts;
    }

    private static List<Row> rows(List<TestTill.Draft> drafts, EntityType<?> type) {
        return drafts.stream()
                .filter(draft -> draft.table().equals(type.table()))
                .map(TestTill.Draft::after)
                .toList();
    }

    private Sale sale() {
        String number = new ReceiptNumber(till.registerId(), till.series(), receipt).toString();
        return new Sale(
                saleId,
                till.storeId(),
                till.registerId(),
                SaleKind.SALE,
                number,
                till.series(),
                receipt,
                "shift-1",
                "staff-1",
                null,
                times(lineTotal()),
                times(lineTax()),
                lineCount,
                completedAt,
                completedAt,
                null,
                "ref " + receipt);
    }

    private SaleLine line(int i) {
        return new SaleLine(
                Nanoid.random(),
                saleId,
                till.storeId(),
                completedAt,
                i + 1,
                "product-" + i % 7,
                "8510" + i,
                "WHITE HANGING HEART T-LIGHT HOLDER",
                Quantity.of(quantityEach),
                PRICE,
                true,
                "standard",
                2000,
                lineTotal(),
                lineTax(),
                null,
                null);
    }

    private StockMovement movement(SaleLine line) {
        return new StockMovement(
                line.id(),
                till.storeId(),
                completedAt,
                till.registerId(),
                line.productId(),
                line.quantity().negated(),
                MovementKind.SALE,
                line.id(),
                null,
                null,
                "staff-1");
    }

    private Payment payment() {
        var total = times(lineTotal());
        return new Payment(
                Nanoid.random(), saleId, till.storeId(), completedAt, "cash", total, total, Money.zero(TestTill.GBP));
    }

    private Money lineTotal() {
        return PRICE.times(Quantity.of(quantityEach), RoundingMode.HALF_UP);
    }

    private Money lineTax() {
        return new Money(lineTotal().minor() / 6, TestTill.GBP);
    }

    private Money times(Money ofALine) {
        return new Money(ofALine.minor() * lineCount, TestTill.GBP);
    }
}
