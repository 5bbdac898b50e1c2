package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Problem;

/**
 * One invoice of history, taken apart into what it means.
 *
 * @param sold lines of the sale or refund, may be empty
 * @param writtenOff lines that only take goods from stock, may be empty
 */
record RetailInvoice(String number, SaleKind kind, List<RetailLine> sold, List<RetailLine> writtenOff) {

    private static final String CREDIT_NOTE = "C";

    RetailInvoice {
        sold = List.copyOf(sold);
        writtenOff = List.copyOf(writtenOff);
    }

    /** Sorts an invoice's lines; those that fit nowhere are refused. */
    static RetailInvoice of(String number, List<RetailLine> lines, RefusedFile refused) {
        boolean credit = number.startsWith(CREDIT_NOTE);
        var sold = new ArrayList<RetailLine>();
        var writtenOff = new ArrayList<RetailLine>();
        for (RetailLine line : lines) {
            boolean negative = line.quantity().isNegative();
            if (negative == credit) {
                sold.add(line);
            } else if (negative) {
                writtenOff.add(line);
            } else {
                refused.add(new Refused(
                        line.row(), "positive-quantity", "A credit note gives back; its quantities are negative."));
            }
        }
        return new RetailInvoice(number, credit ? SaleKind.REFUND : SaleKind.SALE, sold, writtenOff);
    }

    List<RetailLine> lines() {
        var all = new ArrayList<>(sold);
        all.addAll(writtenOff);
        return all;
    }

    /** Refuses one line for a problem that a use case had with it. */
    static void refuse(RetailLine line, Problem problem, RefusedFile refused) {
        refused.add(new Refused(line.row(), problem.code(), problem.message()));
    }
}
