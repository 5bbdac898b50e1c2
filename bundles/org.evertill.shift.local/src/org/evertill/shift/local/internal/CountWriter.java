package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.domain.Shift;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.shift.CashCount;
import org.evertill.shift.CountedCash;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Pieces;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Notes what was found in a drawer, with what should have been there: a row for each currency. */
record CountWriter(UnitOfWork tx, Place place, Shift shift, Tenders tenders, Instant at, IdSource ids) {

    DrawerCount write(Counting counting) {
        var figures = Drawer.figures(tx, shift);
        check(counting.found(), Drawer.currencies(figures));
        int before =
                Drawer.lastCount(tx, shift).map(last -> last.own().attempt()).orElse(0);
        var foreign = new ArrayList<CashCount>();
        for (Found found : counting.found()) {
            var count = count(counting, found, before + 1, figures);
            tx.insert(ShiftTypes.CASH_COUNT, count);
            found.denominations().forEach(pieces -> tx.insert(ShiftTypes.COUNTED_CASH, counted(count, pieces)));
            foreign.add(count);
        }
        var own = foreign.stream()
                .filter(count -> count.total().currency().equals(place.currency()))
                .findFirst()
                .orElseThrow();
        foreign.remove(own);
        return new DrawerCount(own, foreign);
    }

    private CashCount count(Counting counting, Found found, int attempt, ShiftFigures figures) {
        return new CashCount(
                ids.next(),
                place.till().storeId(),
                at,
                place.till().registerId(),
                shift.id(),
                attempt,
                found.total(),
                expected(figures, found.total().currency()),
                counting.acting().staffId());
    }

    private Money expected(ShiftFigures figures, Currency currency) {
        return currency.equals(place.currency())
                ? figures.expectedCash()
                : figures.expectedForeign().stream()
                        .filter(money -> money.currency().equals(currency))
                        .findFirst()
                        .orElseGet(() -> Money.zero(currency));
    }

    /** Throws {@code shift.bad-amount}, {@code shift.currency-not-counted}; nothing of what is expected is in what it says. */
    private void check(List<Found> all, List<Currency> needed) {
        var found = all.stream().map(some -> some.total().currency()).toList();
        for (Found some : all) {
            var currency = some.total().currency();
            if (!needed.contains(currency) && !tenders.know(currency)) {
                throw Attempt.problem(
                        "shift.bad-amount",
                        "No cash in " + currency + " is taken here. Count what is in the drawer in " + codes(needed)
                                + ".");
            }
            check(some);
        }
        if (found.stream().distinct().count() < found.size() || found.size() > ShiftDesk.MAX_CURRENCIES) {
            throw Attempt.problem("shift.bad-amount", "A currency is counted twice. Count each of them once.");
        }
        if (!found.containsAll(needed)) {
            throw Attempt.problem(
                    "shift.currency-not-counted",
                    "Cash of several currencies was taken in this shift. Count all of it together: " + codes(needed)
                            + ". Of one that is not in the drawer count 0.");
        }
    }

    private static String codes(List<Currency> currencies) {
        return currencies.stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "));
    }

    private static void check(Found found) {
        var currency = found.total().currency();
        Drawer.checked(currency, found.total(), 0);
        if (found.denominations().isEmpty()) {
            return;
        }
        var sum = Money.zero(currency);
        for (Pieces pieces : found.denominations()) {
            Drawer.checked(currency, pieces.denomination(), 1);
            boolean fits = pieces.pieces() >= 0
                    && pieces.pieces()
                            <= ShiftDesk.MAX_MINOR / pieces.denomination().minor();
            sum = fits ? sum.plus(pieces.worth()) : sum;
            if (!fits || found.denominations().size() > ShiftDesk.MAX_DENOMINATIONS) {
                throw wrong();
            }
        }
        if (!sum.equals(found.total())) {
            throw wrong();
        }
    }

    private static RuntimeException wrong() {
        return Attempt.problem(
                "shift.bad-amount",
                "The coins and notes do not come to the total, or there are too many of them. Count again, or type it"
                        + " again.");
    }

    private CountedCash counted(CashCount count, Pieces pieces) {
        return new CountedCash(ids.next(), count.storeId(), at, count.id(), pieces.denomination(), pieces.pieces());
    }
}
