package org.evertill.usecase;

import java.util.List;
import java.util.stream.Collectors;
import org.evertill.domain.ReceiptNumber;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/**
 * Gapless numbers: taken inside the transaction that uses them, so that a number which was taken is used and one which
 * was not used was not taken. Any thread.
 *
 * @param table a table of the till's own with the column {@code next_number}, a row for each series
 * @param key the columns that name a series
 * @param beginning the query of the row with which a series begins, as after the loss of the database; {@code ?1} and so on are the key
 */
public record Series(String table, List<String> key, String beginning) {

    /** The key of numbers that belong to a register: a till that was put back goes on in another series. */
    public static final List<String> OF_REGISTER = List.of("register_id", "series");

    private static final Series RECEIPTS = new Series("receipt_series", OF_REGISTER, """
            SELECT ?1, ?2, coalesce(max(receipt_number), 0) + 1 FROM sales WHERE register_id = ?1 AND receipt_series = ?2""");

    private static final Series SHIFTS = new Series("shift_series", List.of("register_id"), """
            SELECT ?1, coalesce(max(number), 0) + 1 FROM shifts WHERE register_id = ?1""");

    public Series {
        key = List.copyOf(key);
    }

    /** Numbers that begin with 1, whatever is in the database: the loss of it begins another series of receipts. */
    public static Series fromOne(String table) {
        return new Series(table, OF_REGISTER, "VALUES (?1, ?2, 1)");
    }

    /** The next receipt number of this till's register and series. */
    public static ReceiptNumber nextReceipt(UnitOfWork tx, TillIdentity till) {
        return new ReceiptNumber(till.registerId(), till.series(), RECEIPTS.next(tx, till));
    }

    /** The next shift number of a register. */
    public static long nextShift(UnitOfWork tx, String registerId) {
        return SHIFTS.next(tx, List.of(registerId));
    }

    /** Takes the next number of a till's register, in its series of receipts. */
    public long next(UnitOfWork tx, TillIdentity till) {
        return next(tx, List.of(till.registerId(), till.series()));
    }

    /** Takes the next number of a series. */
    public long next(UnitOfWork tx, List<String> values) {
        String row = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
        String step = "UPDATE " + table + " SET next_number = next_number + 1" + row;
        if (tx.execute(step, values) == 0) {
            tx.execute("INSERT INTO " + table + " " + beginning, values);
            tx.execute(step, values);
        }
        return tx.query("SELECT next_number - 1 FROM " + table + row, values, found -> found.getLong(1))
                .getFirst();
    }
}
