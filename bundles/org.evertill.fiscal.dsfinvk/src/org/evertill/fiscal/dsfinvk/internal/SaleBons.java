package org.evertill.fiscal.dsfinvk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;

/** A sale, a refund or a void as a record. */
record SaleBons(Facts facts) {

    Bon of(Sale sale) {
        var sold = facts.lines(sale);
        var lines = new ArrayList<Line>(new SaleLines(facts).of(sold));
        int last = lines.stream().mapToInt(Line::position).max().orElse(0);
        var paid = Paid.of(facts, sale, last);
        lines.addAll(paid.lines());
        var signature = facts.signature(sale.id());
        return new Bon(
                sale.id(),
                sale.receiptNumber(),
                Bon.RECEIPT,
                name(sale, sold),
                sale.isVoid(),
                sale.openedAt(),
                sale.completedAt(),
                sale.staffId(),
                facts.name(sale.staffId()),
                facts.buyer(sale),
                lines,
                paid.payments(),
                facts.reference(sale),
                signature,
                new Failures(facts).of(signature, sale.storeId(), sale.registerId(), sale.completedAt()),
                note(sale));
    }

    private static String name(Sale sale, List<SaleLine> lines) {
        if (sale.isVoid()) {
            return "Storno";
        }
        if (sale.kind() == SaleKind.REFUND) {
            return "Rückgabe";
        }
        return lines.stream().anyMatch(SaleLine::isReturned) ? "Umtausch" : "";
    }

    private static String note(Sale sale) {
        return Stream.of(sale.receipt(), sale.voidReason(), sale.returnReason(), sale.taxExemption())
                .flatMap(Stream::ofNullable)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
