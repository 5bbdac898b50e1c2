package org.evertill.usecase;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.ReceiptNumber;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/**
 * Gapless numbers: taken inside the transaction that uses them, so that a number which was taken is used and one which
 * was not used was not taken.
 */
public final class Series {

    private Series() {}

    /** The next receipt number of this till's register and series. */
    public static ReceiptNumber nextReceipt(UnitOfWork tx, TillIdentity till) {
        long number = next(
                tx,
                "receipt_series WHERE register_id = ? AND series = ?",
                "SELECT coalesce(max(receipt_number), 0) FROM sales WHERE register_id = ? AND receipt_series = ?",
                List.of(till.registerId(), till.series()));
        return new ReceiptNumber(till.registerId(), till.series(), number);
    }

    /** The next shift number of a register. */
    public static long nextShift(UnitOfWork tx, String registerId) {
        return next(
                tx,
                "shift_series WHERE register_id = ?",
                "SELECT coalesce(max(number), 0) FROM shifts WHERE register_id = ?",
                List.of(registerId));
    }

    /**
     * @param counter the counter's table and row
     * @param newestUsed finds the newest number where there is no counter yet, as after the loss of the database
     */
    private static long next(UnitOfWork tx, String counter, String newestUsed, List<String> key) {
        var known = tx.query("SELECT next_number FROM " + counter, key, row -> row.getLong(1));
        if (!known.isEmpty()) {
            tx.execute("UPDATE " + counter.replace(" WHERE", " SET next_number = next_number + 1 WHERE"), key);
            return known.getFirst();
        }
        long number = tx.query(newestUsed, key, row -> row.getLong(1)).getFirst() + 1;
        var values = new ArrayList<Object>(key);
        values.add(number + 1);
        String table = counter.substring(0, counter.indexOf(' '));
        tx.execute("INSERT INTO " + table + " VALUES (" + "?, ".repeat(key.size()) + "?)", values);
        return number;
    }
}
