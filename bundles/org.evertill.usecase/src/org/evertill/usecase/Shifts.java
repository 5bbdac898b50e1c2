package org.evertill.usecase;

import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/** The register's open shift. */
public final class Shifts {

    private Shifts() {}

    public static Optional<Shift> open(Reader reader, String registerId) {
        var selection = Selection.where(Filter.equal("register_id", registerId), Filter.empty("closed_at"))
                .orderedBy(Order.descending("number"))
                .page(0, 1);
        return reader.select(DomainTypes.SHIFT, selection).stream()
                .map(Stored::value)
                .findFirst();
    }

    /** The open shift, or a new one without a float. */
    public static Shift ensure(UnitOfWork tx, Place place, String staffId, Instant at, IdSource ids) {
        String registerId = place.till().registerId();
        return open(tx, registerId).orElseGet(() -> {
            var shift = new Shift(
                    ids.next(),
                    place.till().storeId(),
                    registerId,
                    Series.nextShift(tx, registerId),
                    staffId,
                    at,
                    Money.zero(place.currency()),
                    null,
                    null);
            tx.insert(DomainTypes.SHIFT, shift);
            return shift;
        });
    }
}
