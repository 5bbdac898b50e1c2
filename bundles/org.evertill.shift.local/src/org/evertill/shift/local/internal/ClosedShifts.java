package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftTypes;
import org.evertill.shift.ZCopy;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Shifts;

/** Shifts that have their Z. */
final class ClosedShifts {

    private ClosedShifts() {}

    /** The Z of a number, or the last one that this till made. Throws {@code shift.unknown-z}. */
    static ShiftClosing find(Reader reader, Place place, Optional<String> number) {
        var filters = number.map(z -> List.of(Filter.equal("z", z.strip())))
                .orElseGet(() -> List.of(
                        Filter.equal("register_id", place.till().registerId()),
                        Filter.equal("z_series", place.till().series())));
        return newest(reader, filters, "z_number")
                .orElseThrow(() -> Attempt.problem(
                        "shift.unknown-z",
                        "This till does not know such a Z. Check its number; of months that have left the till head"
                                + " office has it."));
    }

    /**
     * What was left in a person's drawer when it was closed last; empty when that is not known in this currency. Numbers say which was last, for a
     * clock may have been ahead then.
     */
    static Optional<Money> leftInDrawer(Reader reader, Place place, String staffId) {
        var register = Filter.equal("register_id", place.till().registerId());
        var drawer = Shifts.drawerOf(reader, place.till().registerId(), staffId)
                .map(id -> Filter.equal("cashier_id", id))
                .orElseGet(() -> Filter.empty("cashier_id"));
        var series = Filter.equal("z_series", place.till().series());
        return newest(reader, List.of(register, series, drawer), "z_number")
                .or(() -> newest(reader, List.of(register, drawer), "shift_number", "closed_at"))
                .map(ShiftClosing::leftInDrawer)
                .filter(left -> left.currency().equals(place.currency()));
    }

    /** Its figures. */
    static List<ClosingFigure> figures(Reader reader, ShiftClosing closing) {
        var selection =
                Selection.where(Filter.equal("closing_id", closing.id())).page(0, Selection.MAX_LIMIT);
        return reader.select(ShiftTypes.CLOSING_FIGURE, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** Notes a copy; gives which it is. */
    static int copied(UnitOfWork tx, Place place, ShiftClosing closing, String staffId, Instant at, IdSource ids) {
        long before = tx.count(ShiftTypes.Z_COPY, Selection.where(Filter.equal("closing_id", closing.id())));
        int copy = Math.toIntExact(before + 1);
        tx.insert(
                ShiftTypes.Z_COPY,
                new ZCopy(
                        ids.next(),
                        place.till().storeId(),
                        at,
                        place.till().registerId(),
                        closing.id(),
                        copy,
                        staffId));
        return copy;
    }

    private static Optional<ShiftClosing> newest(Reader reader, List<Filter> filters, String... by) {
        var selection = Selection.where(filters.toArray(Filter[]::new))
                .orderedBy(Stream.of(by).map(Order::descending).toArray(Order[]::new))
                .page(0, 1);
        return reader.select(ShiftTypes.SHIFT_CLOSING, selection).stream()
                .map(Stored::value)
                .findFirst();
    }
}
