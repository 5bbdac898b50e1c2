package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.storage.Database;

/**
 * What an earlier run has put into the database already, read once at the start: nobody else writes while a replay has
 * the database.
 *
 * @param sales invoice numbers
 * @param writeOffs the lines of an invoice that were written off
 */
record RetailHistory(Set<String> sales, Map<String, List<WriteOff>> writeOffs) {

    private static final int MAX_REASON = 200;

    /** What of a line stands in the movement that it became, so that the line is known again. */
    record WriteOff(long quantityMilli, String reason) {

        static WriteOff of(RetailLine line) {
            String reason = line.description().orElse("write-off");
            return new WriteOff(
                    line.quantity().thousandths(), reason.substring(0, Math.min(reason.length(), MAX_REASON)));
        }
    }

    static RetailHistory read(Database database, String storeId) {
        return database.read(reader -> {
            var sales = new HashSet<String>();
            reader.forEach(
                    "SELECT reference FROM sales WHERE store_id = ? AND reference IS NOT NULL AND is_deleted = 0",
                    List.of(storeId),
                    row -> row.getString(1),
                    sales::add);
            var writeOffs = new HashMap<String, List<WriteOff>>();
            reader.forEach(
                    """
                    SELECT reference, quantity_milli, coalesce(reason, '') FROM stock_movements
                    WHERE store_id = ? AND reference IS NOT NULL AND kind = 'WRITE_OFF' AND is_deleted = 0""",
                    List.of(storeId),
                    row -> Map.entry(row.getString(1), new WriteOff(row.getLong(2), row.getString(3))),
                    entry -> writeOffs
                            .computeIfAbsent(entry.getKey(), invoice -> new ArrayList<>())
                            .add(entry.getValue()));
            return new RetailHistory(sales, writeOffs);
        });
    }

    /** The lines of an invoice that are still to be written off, whichever of them were refused before. */
    List<RetailLine> toWriteOff(RetailInvoice invoice) {
        var done = new ArrayList<>(writeOffs.getOrDefault(invoice.number(), List.of()));
        return invoice.writtenOff().stream()
                .filter(line -> !done.remove(WriteOff.of(line)))
                .toList();
    }
}
