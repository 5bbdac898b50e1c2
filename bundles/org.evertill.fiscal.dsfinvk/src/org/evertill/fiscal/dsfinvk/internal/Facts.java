package org.evertill.fiscal.dsfinvk.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Product;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.shift.CashMovement;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.usecase.People;

/** Reads what a till has of a shift; each look begins at an index, so it costs what the shift has. */
record Facts(Reader reader) {

    private static final int PAGE = 200;

    /** In which an outage is noted after the sale with which it began. */
    private static final Duration A_LITTLE = Duration.ofMinutes(1);

    /** The sales and refunds of a shift, in the order of their receipts, a page at a time. */
    void eachSale(String shiftId, Consumer<Sale> consumer) {
        var ofShift = Selection.where(Filter.equal("shift_id", shiftId))
                .orderedBy(Order.ascending("receipt_series"), Order.ascending("receipt_number"));
        List<Sale> page;
        int offset = 0;
        do {
            page = values(DomainTypes.SALE, ofShift.page(offset, PAGE));
            page.forEach(consumer);
            offset += PAGE;
        } while (page.size() == PAGE);
    }

    List<SaleLine> lines(Sale sale) {
        return values(DomainTypes.SALE_LINE, of("sale_id", sale.id()).orderedBy(Order.ascending("position")));
    }

    List<SaleDiscount> discounts(Sale sale) {
        return values(DomainTypes.SALE_DISCOUNT, of("sale_id", sale.id()));
    }

    List<Payment> payments(Sale sale) {
        return values(DomainTypes.PAYMENT, of("sale_id", sale.id()).orderedBy(Order.ascending("position")));
    }

    List<CashMovement> movements(ShiftClosing z) {
        return values(ShiftTypes.CASH_MOVEMENT, of("shift_id", z.shiftId()).orderedBy(Order.ascending("moved_at")));
    }

    List<ClosingFigure> figures(ShiftClosing z) {
        return values(ShiftTypes.CLOSING_FIGURE, of("closing_id", z.id()));
    }

    Optional<FiscalSignature> signature(String id) {
        return find(FiscalTypes.SIGNATURE, id);
    }

    /** Whether a register had a fiscal device: it signed something until then, or it was out of order, at the latest a little after. */
    boolean hadDevice(String storeId, String registerId, Instant at) {
        return isThere(FiscalTypes.SIGNATURE, "document_at", storeId, registerId, at)
                || isThere(FiscalTypes.OUTAGE, "at", storeId, registerId, at.plus(A_LITTLE));
    }

    private boolean isThere(EntityType<?> type, String column, String storeId, String registerId, Instant until) {
        var newest = Selection.where(
                        Filter.equal("store_id", storeId),
                        Filter.of(column, Comparison.LESS_OR_EQUAL, until),
                        Filter.equal("register_id", registerId))
                .orderedBy(Order.descending(column))
                .page(0, 1);
        return !reader.select(type, newest).isEmpty();
    }

    Optional<Product> product(String id) {
        return find(DomainTypes.PRODUCT, id);
    }

    /** The name of a person; empty for one who is not known here. */
    String name(String staffId) {
        return People.known(reader, staffId).map(Staff::name).orElse("");
    }

    Optional<Bon.Buyer> buyer(Sale sale) {
        return Optional.ofNullable(sale.customerId())
                .map(id -> new Bon.Buyer(
                        id,
                        find(DomainTypes.CUSTOMER, id)
                                .flatMap(customer -> Optional.ofNullable(customer.name()))
                                .orElse("")));
    }

    /** What of the chain's tenders a payment was by. */
    Optional<TenderKind> tender(Payment payment) {
        return find(TenderTypes.TENDER_KIND, payment.tender());
    }

    /** What stands behind a number; empty when it is not known here. */
    Optional<TenderType> stored(String number) {
        return values(TenderTypes.STORED_VALUE, of("number", number).page(0, 1)).stream()
                .map(StoredValue::type)
                .findFirst();
    }

    /** The sale or refund that another one gives back or reverses. */
    Optional<Bon.Reference> reference(Sale sale) {
        return Optional.ofNullable(sale.originalSaleId())
                .map(id ->
                        new Bon.Reference(
                                id,
                                find(DomainTypes.SALE, id)
                                        .flatMap(original -> values(
                                                        ShiftTypes.SHIFT_CLOSING,
                                                        of("shift_id", original.shiftId())
                                                                .page(0, 1))
                                                .stream()
                                                .map(Closing::of)
                                                .findFirst())));
    }

    private static Selection of(String column, String value) {
        return Selection.where(Filter.equal(column, value)).page(0, Selection.MAX_LIMIT);
    }

    private <T extends Record> Optional<T> find(EntityType<T> type, String id) {
        return reader.find(type, id).map(Stored::value);
    }

    private <T extends Record> List<T> values(EntityType<T> type, Selection selection) {
        return reader.select(type, selection).stream().map(Stored::value).toList();
    }
}
