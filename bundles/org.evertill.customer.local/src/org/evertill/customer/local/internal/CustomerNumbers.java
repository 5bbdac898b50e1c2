package org.evertill.customer.local.internal;

import java.util.List;
import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/** Numbers for new customers, which no other till gives: they name register and series, as those of receipts do. */
final class CustomerNumbers {

    private static final String COUNTER = "customer_series WHERE register_id = ? AND series = ?";

    private CustomerNumbers() {}

    /** The next one that nobody has. */
    static String next(UnitOfWork tx, TillIdentity till) {
        while (true) {
            String number =
                    String.format(Locale.ROOT, "%s-%s-C%06d", till.registerId(), till.series(), taken(tx, till));
            if (tx.count(DomainTypes.CUSTOMER, Selection.where(Filter.equal("number", number))) == 0) {
                return number;
            }
        }
    }

    private static long taken(UnitOfWork tx, TillIdentity till) {
        var key = List.of(till.registerId(), till.series());
        if (tx.execute("UPDATE " + COUNTER.replace(" WHERE", " SET next_number = next_number + 1 WHERE"), key) == 0) {
            tx.execute("INSERT INTO customer_series VALUES (?, ?, 2)", key);
        }
        return tx.query("SELECT next_number - 1 FROM " + COUNTER, key, row -> row.getLong(1))
                .getFirst();
    }
}
