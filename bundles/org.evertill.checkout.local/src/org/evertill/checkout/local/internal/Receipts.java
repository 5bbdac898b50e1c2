package org.evertill.checkout.local.internal;

import java.util.Comparator;
import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Store;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.usecase.People;

/** Reads completed sales. */
final class Receipts {

    private Receipts() {}

    /** The sale with a receipt number. Throws {@code sale.unknown-receipt}. */
    static Sale sale(Reader reader, String receipt) {
        String wanted = receipt.strip();
        var selection = Selection.where(Filter.equal("receipt", wanted)).page(0, 1);
        return reader.select(DomainTypes.SALE, selection).stream()
                .map(Stored::value)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "sale.unknown-receipt",
                                "This till does not know the receipt " + wanted
                                        + ". Check the number; a receipt of another store is known there.")
                        .with("receipt", wanted)));
    }

    /** A sale's lines in the order of the receipt. */
    static List<SaleLine> lines(Reader reader, String saleId) {
        var selection = Selection.where(Filter.equal("sale_id", saleId))
                .orderedBy(Order.ascending("position"))
                .page(0, Selection.MAX_LIMIT);
        return reader.select(DomainTypes.SALE_LINE, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** Why a sale's lines cost less than their prices. */
    static List<SaleDiscount> discounts(Reader reader, String saleId) {
        var selection = Selection.where(Filter.equal("sale_id", saleId))
                .orderedBy(Order.ascending("id"))
                .page(0, Selection.MAX_LIMIT);
        return reader.select(DomainTypes.SALE_DISCOUNT, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** What a sale was paid with, in the order in which it was. */
    static List<Payment> payments(Reader reader, String saleId) {
        return reader
                .select(
                        DomainTypes.PAYMENT,
                        Selection.where(Filter.equal("sale_id", saleId)).page(0, Selection.MAX_LIMIT))
                .stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(
                        Payment::position, Comparator.nullsFirst(Comparator.<Integer>naturalOrder())))
                .toList();
    }

    /** A sale as it was printed; a store or cashier who is unknown here appears by identifier. */
    static Receipt of(Reader reader, Sale sale) {
        var store = reader.find(DomainTypes.STORE, sale.storeId())
                .map(Stored::value)
                .orElseGet(() -> unknown(sale));
        return new Receipt(
                sale,
                lines(reader, sale.id()),
                payments(reader, sale.id()),
                discounts(reader, sale.id()),
                store,
                People.name(reader, sale.staffId()));
    }

    private static Store unknown(Sale sale) {
        String currency = sale.total().currency().getCurrencyCode();
        return new Store(sale.storeId(), sale.storeId(), "ZZ", currency, "UTC", null, null);
    }
}
