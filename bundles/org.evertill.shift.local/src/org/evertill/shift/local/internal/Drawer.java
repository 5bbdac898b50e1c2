package org.evertill.shift.local.internal;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.domain.Permission;
import org.evertill.domain.Shift;
import org.evertill.kernel.Money;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftFacts;
import org.evertill.shift.ShiftFacts.RowReader;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.evertill.usecase.Shifts;

/** The open shift that somebody acts in, and what is known of it. */
final class Drawer {

    private Drawer() {}

    /** What a use case acts in. Throws {@code shift.none-open}, {@code staff.needs-approval}. */
    static Shift of(UnitOfWork tx, Place place, Clearance clearance, Acting acting) {
        Clearance.present(tx, place, acting.staffId());
        var shift = find(tx, place, acting);
        if (isAnothers(shift, acting.staffId())) {
            clearance.demand(
                    tx, place, acting.staffId(), Permission.MANAGE_SHIFT, "SHIFT " + shift.id(), Optional.empty());
        }
        return shift;
    }

    /** Whether it is the drawer of somebody else. */
    static boolean isAnothers(Shift shift, String staffId) {
        return shift.cashierId() != null && !shift.cashierId().equals(staffId);
    }

    private static Shift find(Reader reader, Place place, Acting acting) {
        String registerId = place.till().registerId();
        var found = acting.shiftNumber().isEmpty()
                ? Shifts.open(reader, registerId, acting.staffId())
                : Shifts.allOpen(reader, registerId).stream()
                        .filter(shift -> shift.number() == acting.shiftNumber().getAsLong())
                        .findFirst();
        return found.orElseThrow(() -> Attempt.problem(
                "shift.none-open",
                "No such shift is open at this register. Look which are with the status, or open one."));
    }

    /** What the shift has come to. */
    static ShiftFigures figures(Reader reader, Shift shift) {
        return ShiftFacts.of(shift, new ReaderQuery(reader));
    }

    /** The last count, valid or not. */
    static Optional<DrawerCount> lastCount(Reader reader, Shift shift) {
        var selection = Selection.where(Filter.equal("shift_id", shift.id()))
                .orderedBy(Order.descending("attempt"))
                .page(0, ShiftDesk.MAX_CURRENCIES);
        var newest = reader.select(ShiftTypes.CASH_COUNT, selection).stream()
                .map(Stored::value)
                .toList();
        var own = newest.stream()
                .filter(count ->
                        count.total().currency().equals(shift.openingFloat().currency()))
                .findFirst();
        return own.map(count -> new DrawerCount(
                count,
                newest.stream()
                        .filter(other -> other.attempt() == count.attempt() && other != count)
                        .toList()));
    }

    /** The last count, if as much is expected now as when it was made. */
    static Optional<DrawerCount> validCount(Reader reader, Shift shift, ShiftFigures figures) {
        return lastCount(reader, shift).filter(count -> count.holdsFor(figures));
    }

    /** What has to be counted: the store's own currency first, then those that were taken, by their code. */
    static List<Currency> currencies(ShiftFigures figures) {
        return Stream.concat(
                        Stream.of(figures.currency()),
                        figures.expectedForeign().stream().map(Money::currency))
                .toList();
    }

    /** Throws {@code shift.bad-amount} for what is no amount of cash here. */
    static Money checked(Place place, Money amount, long leastMinor) {
        return checked(place.currency(), amount, leastMinor);
    }

    /** The same of a currency. */
    static Money checked(Currency currency, Money amount, long leastMinor) {
        if (!amount.currency().equals(currency)
                || amount.minor() < leastMinor
                || amount.minor() > ShiftDesk.MAX_MINOR) {
            throw Attempt.problem(
                    "shift.bad-amount",
                    amount + " is no amount for this drawer. Enter one in " + currency
                            + ", not negative and not more than " + new Money(ShiftDesk.MAX_MINOR, currency) + ".");
        }
        return amount;
    }

    private record ReaderQuery(Reader reader) implements ShiftFacts.Query<RuntimeException> {

        @Override
        public <R> List<R> rows(String sql, String shiftId, RowReader<R> row) {
            return reader.query(sql, List.of(shiftId), row::read);
        }
    }
}
