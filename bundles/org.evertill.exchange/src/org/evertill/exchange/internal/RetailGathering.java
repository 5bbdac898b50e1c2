package org.evertill.exchange.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers rows into invoices. The rows of an invoice need not stand together; it is complete with as many rows as the
 * file has of it.
 */
final class RetailGathering {

    private final RetailSelection selection;
    private final RetailIndex index;
    private final RetailColumns columns;
    private final ZoneId zone;
    private final RefusedFile refused;
    private final Map<String, Open> open = new HashMap<>();
    private long line = 1;

    RetailGathering(
            RetailSelection selection, RetailIndex index, RetailColumns columns, ZoneId zone, RefusedFile refused) {
        this.selection = selection;
        this.index = index;
        this.columns = columns;
        this.zone = zone;
        this.refused = refused;
    }

    /** Takes a row; gives the invoice that it completes. */
    Optional<RetailInvoice> take(CsvRow row) {
        return switch (row) {
            case CsvRow.Broken(var why) -> {
                refused.add(why);
                yield Optional.empty();
            }
            case CsvRow.Good good -> {
                line = good.line();
                yield take(good);
            }
        };
    }

    /** Whether all invoices that the options ask for were given. */
    boolean isFinished() {
        return selection.isFull() && open.isEmpty();
    }

    /** The line of the newest row that could be read. */
    long line() {
        return line;
    }

    private Optional<RetailInvoice> take(CsvRow.Good row) {
        String number = columns.invoice(row);
        if (RetailColumns.isInvoice(number) && !selection.takes(number)) {
            return Optional.empty();
        }
        var invoice = open.computeIfAbsent(number, n -> new Open(new ArrayList<>(), index.rowsOf(n)));
        try {
            invoice.lines.add(columns.read(row, zone));
        } catch (RefusedRow e) {
            refused.add(e.at(row.line()));
        }
        var after = new Open(invoice.lines, invoice.missing - 1);
        if (after.missing > 0) {
            open.put(number, after);
            return Optional.empty();
        }
        open.remove(number);
        return Optional.of(RetailInvoice.of(number, after.lines, refused));
    }

    private record Open(List<RetailLine> lines, int missing) {}
}
