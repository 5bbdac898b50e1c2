package org.evertill.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.DrawerUse;
import org.evertill.domain.Shift;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/** The open shifts of a register: one, or one for each person who has a drawer there. */
public final class Shifts {

    private Shifts() {}

    /** The open shift into which a person sells. */
    public static Optional<Shift> open(Reader reader, String registerId, String staffId) {
        var drawer = drawerOf(reader, registerId, staffId)
                .map(id -> Filter.equal("cashier_id", id))
                .orElseGet(() -> Filter.empty("cashier_id"));
        return select(reader, registerId, List.of(drawer)).stream().findFirst();
    }

    /** All open shifts of a register, the newest first. */
    public static List<Shift> allOpen(Reader reader, String registerId) {
        return select(reader, registerId, List.of());
    }

    /** Whose drawer a person sells into; empty for the one that all share. */
    public static Optional<String> drawerOf(Reader reader, String registerId, String staffId) {
        var use = reader.find(DomainTypes.REGISTER, registerId)
                .map(register -> register.value().drawerUse())
                .orElse(DrawerUse.SHARED);
        return switch (use) {
            case SHARED -> Optional.empty();
            case OWN -> Optional.of(staffId);
        };
    }

    /** The open shift, or a new one without a float: selling never waits for somebody to open one. */
    public static Shift ensure(UnitOfWork tx, Place place, String staffId, Instant at, IdSource ids) {
        return open(tx, place.till().registerId(), staffId)
                .orElseGet(() -> begin(tx, place, staffId, at, Money.zero(place.currency()), ids));
    }

    /** A new shift of a person's drawer. */
    public static Shift begin(
            UnitOfWork tx, Place place, String staffId, Instant at, Money openingFloat, IdSource ids) {
        String registerId = place.till().registerId();
        var shift = new Shift(
                ids.next(),
                place.till().storeId(),
                registerId,
                Series.nextShift(tx, registerId),
                staffId,
                at,
                openingFloat,
                null,
                null,
                drawerOf(tx, registerId, staffId).orElse(null));
        tx.insert(DomainTypes.SHIFT, shift);
        return shift;
    }

    private static List<Shift> select(Reader reader, String registerId, List<Filter> more) {
        var filters = new ArrayList<>(List.of(Filter.equal("register_id", registerId), Filter.empty("closed_at")));
        filters.addAll(more);
        var selection = Selection.where(filters.toArray(Filter[]::new)).orderedBy(Order.descending("number"));
        return reader.select(DomainTypes.SHIFT, selection).stream()
                .map(Stored::value)
                .toList();
    }
}
