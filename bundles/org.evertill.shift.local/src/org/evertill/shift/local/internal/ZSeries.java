package org.evertill.shift.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.shift.ZNumber;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/**
 * Gapless numbers of Z, taken in the transaction that uses them, and with each the total of all Z so far. A till that goes on in
 * another receipt series, because its database was put back, begins another series of Z: what the lost database had given out is
 * not given out again.
 */
final class ZSeries {

    private static final String KNOWN =
            "SELECT next_number, grand_total_minor FROM z_series WHERE register_id = ? AND series = ?";

    /** Where there is no counter, as after the loss of the database. */
    private static final String NEWEST = """
            SELECT z_number + 1, grand_total_minor FROM shift_closings
            WHERE register_id = ? AND z_series = ? AND is_deleted = 0 ORDER BY z_number DESC LIMIT 1""";

    private ZSeries() {}

    /** The next number, and what all Z up to it come to. */
    record Next(ZNumber number, Money grandTotal) {}

    private record Known(long number, long grandTotalMinor) {}

    /** Takes the next number for a shift of a total. */
    static Next next(UnitOfWork tx, TillIdentity till, Money total) {
        var key = List.of(till.registerId(), till.series());
        var known = read(tx, KNOWN, key).or(() -> read(tx, NEWEST, key)).orElse(new Known(1, 0));
        var grandTotal = new Money(known.grandTotalMinor(), total.currency()).plus(total);
        tx.execute(
                "INSERT OR REPLACE INTO z_series VALUES (?, ?, ?, ?)",
                List.of(till.registerId(), till.series(), known.number() + 1, grandTotal.minor()));
        return new Next(new ZNumber(till.registerId(), till.series(), known.number()), grandTotal);
    }

    private static Optional<Known> read(UnitOfWork tx, String sql, List<String> key) {
        return tx.query(sql, key, row -> new Known(row.getLong(1), row.getLong(2))).stream()
                .findFirst();
    }
}
