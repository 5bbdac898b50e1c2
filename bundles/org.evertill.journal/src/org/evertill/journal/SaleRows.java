package org.evertill.journal;

import java.util.Comparator;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;

/**
 * All that one completed sale or refund is made of, with columns that this version does not know. An empty column counts as one that is
 * absent, so one that is added later leaves what was signed as it was. Immutable.
 *
 * @param movements those that its lines made
 * @param discounts why lines cost less than their prices; a sale without any is signed as it was before there were discounts
 */
public record SaleRows(Row sale, List<Row> lines, List<Row> payments, List<Row> movements, List<Row> discounts) {

    private static final Comparator<Row> BY_ID = Comparator.comparing(row -> String.valueOf(row.get("id")));

    private static final Comparator<Row> BY_POSITION =
            Comparator.comparing(Parts::position).thenComparing(BY_ID);

    public SaleRows {
        lines = lines.stream().sorted(BY_POSITION).toList();
        payments = payments.stream().sorted(BY_ID).toList();
        movements = movements.stream().sorted(BY_ID).toList();
        discounts = discounts.stream().sorted(BY_ID).toList();
    }

    /** Of what is about to be written. */
    public static SaleRows of(
            Sale sale,
            List<SaleLine> lines,
            List<Payment> payments,
            List<StockMovement> movements,
            List<SaleDiscount> discounts) {
        return new SaleRows(
                DomainTypes.SALE.toRow(sale),
                lines.stream().map(DomainTypes.SALE_LINE::toRow).toList(),
                payments.stream().map(DomainTypes.PAYMENT::toRow).toList(),
                movements.stream().map(DomainTypes.STOCK_MOVEMENT::toRow).toList(),
                discounts.stream().map(DomainTypes.SALE_DISCOUNT::toRow).toList());
    }

    /** SHA-256 over all of it, in hex. */
    String digest() {
        var text = new StringBuilder(2048).append("[\"evertill-sale-1\",");
        CanonicalJson.writeFilled(text, sale);
        append(text, lines);
        append(text, payments);
        append(text, movements);
        if (!discounts.isEmpty()) {
            append(text, discounts);
        }
        return Sha256.hex(text.append(']').toString());
    }

    private static void append(StringBuilder text, List<Row> rows) {
        text.append(",[");
        String separator = "";
        for (Row row : rows) {
            CanonicalJson.writeFilled(text.append(separator), row);
            separator = ",";
        }
        text.append(']');
    }
}
