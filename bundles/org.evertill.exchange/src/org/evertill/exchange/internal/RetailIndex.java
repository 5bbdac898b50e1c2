package org.evertill.exchange.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.HistoryReplay;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * What must be known of a history file before its first invoice is sold: how many rows each invoice has, since they need
 * not stand together; which codes and customers the selected invoices need; and which name and country are given first for
 * them in the whole file, so that two tills which replay different halves make equal products and customers.
 */
final class RetailIndex {

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();

    private final Set<String> neededCodes = new LinkedHashSet<>();
    private final Set<String> neededCustomers = new LinkedHashSet<>();
    private final RetailSelection selection;

    private RetailIndex(RetailSelection selection) {
        this.selection = selection;
    }

    /** Reads the file once. Problems: those of opening it, {@code exchange.read-failed}, {@code exchange.too-large}. */
    static Outcome<RetailIndex> of(Path file, Options options) {
        return CsvTable.open(file).then(table -> {
            try (table) {
                return RetailColumns.of(table)
                        .then(columns -> new RetailIndex(new RetailSelection(options)).read(file, table, columns));
            }
        });
    }

    int rowsOf(String invoice) {
        return rows.getOrDefault(invoice, 0);
    }

    /** How many invoices are selected. */
    int invoices() {
        return selection.size();
    }

    /** Codes of the selected invoices, in the order of the file. */
    List<String> neededCodes() {
        return List.copyOf(neededCodes);
    }

    /** Numbers of the customers of the selected invoices, in the order of the file. */
    List<String> neededCustomers() {
        return List.copyOf(neededCustomers);
    }

    /** The first description of a code in the file; the code itself when there is none. */
    String nameOf(String code) {
        return names.getOrDefault(code, code);
    }

    Optional<String> countryOf(String customer) {
        return Optional.ofNullable(countries.get(customer)).filter(c -> !c.isEmpty());
    }

    private Outcome<RetailIndex> read(Path file, CsvTable table, RetailColumns columns) {
        long line = 1;
        try {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                if (row.get() instanceof CsvRow.Good good) {
                    line = good.line();
                    take(good, columns);
                }
                if (isTooLarge()) {
                    return Outcome.failed(tooLarge(file));
                }
            }
            return Outcome.ok(this);
        } catch (IOException e) {
            return Outcome.failed(CsvTable.broken(file, line));
        }
    }

    private void take(CsvRow.Good row, RetailColumns columns) {
        String invoice = columns.invoice(row);
        if (RetailColumns.isInvoice(invoice)) {
            rows.merge(invoice, 1, Integer::sum);
            if (selection.takes(invoice)) {
                columns.validCode(row).ifPresent(neededCodes::add);
                columns.customer(row).ifPresent(neededCustomers::add);
            }
        }
        columns.description(row).ifPresent(d -> names.putIfAbsent(columns.code(row), d));
        columns.customer(row).ifPresent(c -> countries.putIfAbsent(c, columns.country(row)));
    }

    private boolean isTooLarge() {
        return rows.size() > HistoryReplay.MAX_INVOICES
                || names.size() > HistoryReplay.MAX_MASTER_ROWS
                || neededCodes.size() > HistoryReplay.MAX_MASTER_ROWS
                || countries.size() > HistoryReplay.MAX_MASTER_ROWS;
    }

    private static Problem tooLarge(Path file) {
        return Problem.of(
                "exchange.too-large",
                "The file " + file + " has more than " + HistoryReplay.MAX_INVOICES + " invoices, or more than "
                        + HistoryReplay.MAX_MASTER_ROWS + " codes or customers. Split it by date.");
    }
}
