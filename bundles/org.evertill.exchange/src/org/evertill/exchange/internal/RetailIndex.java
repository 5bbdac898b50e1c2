package org.evertill.exchange.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.HistoryReplay;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * What must be known of a history file before its first invoice is sold: how many rows each invoice has, since they need
 * not stand together, and which name and country are given first for a code and a customer, so that two tills which
 * replay different halves make equal products and customers.
 */
final class RetailIndex {

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();

    private RetailIndex() {}

    /** Reads the file once. Problems: those of opening it, {@code exchange.read-failed}, {@code exchange.too-large}. */
    static Outcome<RetailIndex> of(Path file) {
        return CsvTable.open(file).then(table -> {
            try (table) {
                return RetailColumns.of(table).then(columns -> new RetailIndex().read(file, table, columns));
            }
        });
    }

    int rowsOf(String invoice) {
        return rows.getOrDefault(invoice, 0);
    }

    int invoices() {
        return rows.size();
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
        }
        columns.description(row).ifPresent(d -> names.putIfAbsent(columns.code(row), d));
        columns.customer(row).ifPresent(c -> countries.putIfAbsent(c, columns.country(row)));
    }

    private boolean isTooLarge() {
        return rows.size() > HistoryReplay.MAX_INVOICES
                || names.size() > HistoryReplay.MAX_MASTER_ROWS
                || countries.size() > HistoryReplay.MAX_MASTER_ROWS;
    }

    private static Problem tooLarge(Path file) {
        return Problem.of(
                "exchange.too-large",
                "The file " + file + " has more than " + HistoryReplay.MAX_INVOICES + " invoices, or more than "
                        + HistoryReplay.MAX_MASTER_ROWS + " codes or customers. Split it by date.");
    }
}
