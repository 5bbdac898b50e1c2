package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/**
 * A sale of which something may come back: one that this till knows, or one of another store that its receipt carries.
 *
 * @param reference what a return notes of a sale that is not here: the receipt and what it was paid with
 */
record Sold(Sale sale, List<SaleLine> lines, List<SaleDiscount> discounts, Optional<String> reference) {

    /**
     * By a receipt's number, or by what its QR code says. Throws {@code sale.unknown-receipt}, and for a code of a sale that is not here {@code sale.receipt-unreadable},
     * {@code sale.receipt-unknown-key}, {@code sale.receipt-shut-out}, {@code sale.receipt-forged}, {@code sale.other-currency}.
     */
    static Sold of(Reader reader, Place place, String typed) {
        if (!ReceiptCode.isOne(typed)) {
            return of(reader, Receipts.sale(reader, typed));
        }
        var code = ReceiptCode.read(typed).orElseThrow(Sold::unreadable);
        var carried = CarriedSale.read(code.signed()).orElseThrow(Sold::unreadable);
        var known = reader.find(DomainTypes.SALE, carried.sale().id()).map(Stored::value);
        return known.map(sale -> of(reader, sale)).orElseGet(() -> of(reader, place, code, carried));
    }

    /** One that this till knows. */
    static Sold of(Reader reader, Sale sale) {
        return new Sold(
                sale, Receipts.lines(reader, sale.id()), Receipts.discounts(reader, sale.id()), Optional.empty());
    }

    private static Sold of(Reader reader, Place place, ReceiptCode code, CarriedSale.Read carried) {
        check(keys(reader, code.keyId()), code, carried.sale());
        if (!carried.sale().total().currency().equals(place.currency())) {
            throw Attempt.problem(
                    "sale.other-currency",
                    "The receipt is in " + carried.sale().total().currency()
                            + ". Its goods come back where that is the currency.");
        }
        var lines = new ArrayList<SaleLine>();
        for (SaleLine line : carried.lines()) {
            lines.add(reader.find(DomainTypes.PRODUCT, line.productId())
                    .map(product ->
                            named(line, product.value().sku(), product.value().label()))
                    .orElse(line));
        }
        String paid = carried.tenders().isEmpty() ? "" : " (" + carried.tenders() + ")";
        return new Sold(
                carried.sale(), lines, List.of(), Optional.of(carried.sale().receipt() + paid));
    }

    private static List<JournalEntry.Key> keys(Reader reader, String beginning) {
        var begins = Selection.where(Filter.of("id", Comparison.STARTS_WITH, beginning));
        return reader.select(DomainTypes.TILL_KEY, begins).stream()
                .map(Stored::value)
                .toList();
    }

    private static void check(List<JournalEntry.Key> keys, ReceiptCode code, Sale sale) {
        if (keys.isEmpty()) {
            throw refused(
                    "sale.receipt-unknown-key",
                    "No till that this one knows of has signed this receipt: it is of another chain, or of a till that is new. Synchronise"
                            + " and scan it again; else take the goods back without a receipt.",
                    sale);
        }
        var key = keys.stream().filter(some -> code.isOf(some.publicKey())).findFirst();
        if (key.isEmpty()) {
            throw refused(
                    "sale.receipt-forged",
                    "This code was changed: it is not what the till has signed. Keep the receipt, and ask your manager.",
                    sale);
        }
        var until = key.get().until();
        if (key.get().shutOut() || until != null && sale.completedAt().isAfter(until)) {
            throw refused(
                    "sale.receipt-shut-out",
                    "The till that signed this receipt was shut out, so its codes are not believed. Ask head office for the sale, or take"
                            + " the goods back where they were bought.",
                    sale);
        }
    }

    private static SaleLine named(SaleLine line, String code, String description) {
        return new SaleLine(
                line.id(),
                line.saleId(),
                line.storeId(),
                line.completedAt(),
                line.position(),
                line.productId(),
                code,
                description,
                line.quantity(),
                line.unitPrice(),
                line.taxIncluded(),
                line.taxClass(),
                line.rateBasisPoints(),
                line.total(),
                line.tax(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                line.partOfLineId(),
                null);
    }

    private static ProblemException unreadable() {
        return Attempt.problem(
                "sale.receipt-unreadable",
                "The code of this receipt was not read as a whole. Scan it again, or type the number of the receipt.");
    }

    private static ProblemException refused(String code, String message, Sale sale) {
        return new ProblemException(Problem.of(code, message).with("receipt", sale.receipt()));
    }
}
