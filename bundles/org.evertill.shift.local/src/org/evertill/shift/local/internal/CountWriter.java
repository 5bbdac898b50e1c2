package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.List;
import org.evertill.domain.Shift;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.shift.CashCount;
import org.evertill.shift.CountedCash;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Pieces;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Notes what was found in a drawer, with what should have been there. */
record CountWriter(UnitOfWork tx, Place place, Shift shift, Instant at, IdSource ids) {

    CashCount write(Counting counting) {
        var total = Drawer.checked(place, counting.total(), 0);
        check(counting.denominations(), total);
        int before = Drawer.lastCount(tx, shift).map(CashCount::attempt).orElse(0);
        var count = new CashCount(
                ids.next(),
                place.till().storeId(),
                at,
                place.till().registerId(),
                shift.id(),
                before + 1,
                total,
                Drawer.figures(tx, shift).expectedCash(),
                counting.acting().staffId());
        tx.insert(ShiftTypes.CASH_COUNT, count);
        counting.denominations().forEach(pieces -> tx.insert(ShiftTypes.COUNTED_CASH, counted(count, pieces)));
        return count;
    }

    private void check(List<Pieces> denominations, Money total) {
        if (denominations.isEmpty()) {
            return;
        }
        var sum = Money.zero(place.currency());
        for (Pieces pieces : denominations) {
            Drawer.checked(place, pieces.denomination(), 1);
            boolean fits = pieces.pieces() >= 0
                    && pieces.pieces()
                            <= ShiftDesk.MAX_MINOR / pieces.denomination().minor();
            sum = fits ? sum.plus(pieces.worth()) : sum;
            if (!fits || denominations.size() > ShiftDesk.MAX_DENOMINATIONS) {
                throw wrong();
            }
        }
        if (!sum.equals(total)) {
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
