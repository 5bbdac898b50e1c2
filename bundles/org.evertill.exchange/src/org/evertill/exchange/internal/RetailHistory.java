package org.evertill.exchange.internal;

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
 * @param writeOffs how many lines of an invoice were written off, in the order of the file
 */
record RetailHistory(Set<String> sales, Map<String, Integer> writeOffs) {

    static RetailHistory read(Database database, String storeId) {
        return database.read(reader -> {
            var sales = new HashSet<String>();
            reader.forEach(
                    "SELECT reference FROM sales WHERE store_id = ? AND reference IS NOT NULL AND is_deleted = 0",
                    List.of(storeId),
                    row -> row.getString(1),
                    sales::add);
            var writeOffs = new HashMap<String, Integer>();
            reader.forEach(
                    """
                    SELECT reference, count(*) FROM stock_movements
                    WHERE store_id = ? AND reference IS NOT NULL AND kind = 'WRITE_OFF' AND is_deleted = 0
                    GROUP BY reference""",
                    List.of(storeId),
                    row -> Map.entry(row.getString(1), row.getInt(2)),
                    entry -> writeOffs.put(entry.getKey(), entry.getValue()));
            return new RetailHistory(sales, writeOffs);
        });
    }

    int writtenOff(String invoice) {
        return writeOffs.getOrDefault(invoice, 0);
    }
}
