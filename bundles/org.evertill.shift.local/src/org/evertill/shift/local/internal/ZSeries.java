package org.evertill.shift.local.internal;

import java.util.List;
import org.evertill.kernel.Money;
import org.evertill.shift.ZNumber;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Series;

/**
 * Gapless numbers of Z, taken in the transaction that uses them, and with each the total of all Z so far. A till that goes on in
 * another receipt series, because its database was put back, begins another series of Z: what the lost database had given out is
 * not given out again.
 */
final class ZSeries {

    private static final Series NUMBERS = new Series("z_series", Series.OF_REGISTER, """
            SELECT ?1, ?2, coalesce(max(z_number), 0) + 1, coalesce(grand_total_minor, 0) FROM shift_closings
            WHERE register_id = ?1 AND z_series = ?2 AND is_deleted = 0""");

    private static final String OF_TILL = " WHERE register_id = ? AND series = ?";

    private ZSeries() {}

    /** The next number, and what all Z up to it come to. */
    record Next(ZNumber number, Money grandTotal) {}

    /** Takes the next number for a shift of a total. */
    static Next next(UnitOfWork tx, TillIdentity till, Money total) {
        long number = NUMBERS.next(tx, till);
        tx.execute(
                "UPDATE z_series SET grand_total_minor = grand_total_minor + ?" + OF_TILL,
                List.of(total.minor(), till.registerId(), till.series()));
        long grandTotal = tx.query(
                        "SELECT grand_total_minor FROM z_series" + OF_TILL,
                        List.of(till.registerId(), till.series()),
                        row -> row.getLong(1))
                .getFirst();
        return new Next(new ZNumber(till.registerId(), till.series(), number), new Money(grandTotal, total.currency()));
    }
}
