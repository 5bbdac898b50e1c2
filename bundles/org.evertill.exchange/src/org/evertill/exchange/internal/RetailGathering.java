package org.evertill.exchange.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.HistoryReplay.Options;

/**
 * Gathers rows into invoices. The rows of an invoice need not stand together; it is complete with as many rows as the
 * file has of it.
 */
final class RetailGathering {

    private final Options options;
    private final RetailIndex index;
    private final RetailColumns columns;
    private final ZoneId zone;
    private final RefusedFile refused;
    private final Set<String> selected = new HashSet<>();
    private final Map<String, Open> open = new HashMap<>();
    private long line = 1;

    RetailGathering(Options options, RetailIndex index, RetailColumns columns, ZoneId zone, RefusedFile refused) {
        this.options = options;
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
        return options.limit().isPresent() && selected.size() >= options.limit().getAsLong() && open.isEmpty();
    }

    /** The line of the newest row that could be read. */
    long line() {
        return line;
    }

    private Optional<RetailInvoice> take(CsvRow.Good row) {
        String number = columns.invoice(row);
        if (RetailColumns.isInvoice(number) && !isSelected(number)) {
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

    private boolean isSelected(String number) {
        if (selected.contains(number)) {
            return true;
        }
        boolean odd = (number.charAt(number.length() - 1) - '0') % 2 == 1;
        boolean wanted = switch (options.where()) {
            case ALL -> true;
            case ODD -> odd;
            case EVEN -> !odd;
        };
        if (!wanted || options.limit().isPresent() && selected.size() >= options.limit().getAsLong()) {
            return false;
        }
        return selected.add(number);
    }

    private record Open(List<RetailLine> lines, int missing) {}
}
