package org.evertill.customer.local.internal;

import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Series;

/** Numbers for new customers, which no other till gives: they name register and series, as those of receipts do. */
final class CustomerNumbers {

    private static final Series NUMBERS = Series.fromOne("customer_series");

    private CustomerNumbers() {}

    /** The next one that nobody has. */
    static String next(UnitOfWork tx, TillIdentity till) {
        while (true) {
            String number =
                    String.format(Locale.ROOT, "%s-%s-C%06d", till.registerId(), till.series(), NUMBERS.next(tx, till));
            if (tx.count(DomainTypes.CUSTOMER, Selection.where(Filter.equal("number", number))) == 0) {
                return number;
            }
        }
    }
}
