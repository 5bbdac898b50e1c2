package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.shift.CashCount;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Ends a shift: its Z with a number of its own, the figures, and the shift's end, all in the transaction that it is given. */
record ClosingWriter(UnitOfWork tx, Place place, Shift shift, Tenders tenders, Instant at, IdSource ids) {

    ShiftClosing write(String staffId, Optional<Money> left) {
        var figures = Drawer.figures(tx, shift);
        var drawer = Drawer.validCount(tx, shift, figures)
                .orElseThrow(() -> Attempt.problem(
                        "shift.not-counted",
                        "The drawer was not counted, or cash has moved since. Count it, then close the shift."));
        var count = drawer.own();
        var stays = left.orElse(count.total());
        Drawer.checked(place, stays, 0);
        if (stays.compareTo(count.total()) > 0) {
            throw Attempt.problem(
                    "shift.bad-amount",
                    "Only " + count.total() + " was counted, so no more can stay in the drawer. Enter less.");
        }
        var closing = closing(staffId, figures, count, stays);
        tx.insert(ShiftTypes.SHIFT_CLOSING, closing);
        figures(closing, figures);
        drawer.foreign().forEach(foreign -> foreign(closing, foreign));
        var now = tx.find(DomainTypes.SHIFT, shift.id()).orElseThrow();
        tx.update(DomainTypes.SHIFT, shift.closed(staffId, at), now.version());
        return closing;
    }

    private ShiftClosing closing(String staffId, ShiftFigures figures, CashCount count, Money left) {
        var next = ZSeries.next(tx, place.till(), figures.total());
        return new ShiftClosing(
                ids.next(),
                shift.storeId(),
                at,
                shift.registerId(),
                shift.id(),
                shift.number(),
                next.number().toString(),
                next.number().series(),
                next.number().number(),
                shift.cashierId(),
                shift.openedAt(),
                shift.openedBy(),
                staffId,
                figures.firstReceipt().orElse(null),
                figures.lastReceipt().orElse(null),
                figures.receipts(),
                figures.sales().times(),
                figures.sales().total(),
                figures.refunds().times(),
                figures.refunds().total(),
                figures.openingFloat(),
                figures.cashTaken(),
                figures.cashMoved(),
                count.expected(),
                count.total(),
                count.difference(),
                count.id(),
                count.attempt(),
                left,
                count.total().minus(left),
                next.grandTotal());
    }

    private void figures(ShiftClosing closing, ShiftFigures figures) {
        for (var rate : figures.rates()) {
            figure(
                    closing,
                    FigureKind.TAX_RATE,
                    String.valueOf(rate.basisPoints()),
                    rate.lines(),
                    rate.gross(),
                    rate.tax());
        }
        for (var discount : figures.discounts()) {
            var none = Money.zero(discount.amount().currency());
            figure(closing, FigureKind.DISCOUNT, discount.kind().name(), discount.times(), discount.amount(), none);
        }
        for (var tender : figures.tenders()) {
            var none = Money.zero(tender.amount().currency());
            figure(closing, FigureKind.TENDER, tender.tender(), tender.payments(), tender.amount(), none);
        }
        for (var further : figures.further()) {
            figure(closing, further.kind(), further.name(), further.times(), further.amount(), further.tax());
        }
        for (var moved : figures.movements()) {
            var none = Money.zero(moved.amount().currency());
            figure(closing, FigureKind.CASH_MOVEMENT, moved.kind().name(), moved.times(), moved.amount(), none);
        }
    }

    /** What is too much or missing is booked, so it needs its worth; where no tender says that any more, the accounts keep the currency's own difference. */
    private void foreign(ShiftClosing closing, CashCount count) {
        var currency = count.total().currency();
        figure(closing, FigureKind.FOREIGN_COUNTED, currency.getCurrencyCode(), 1, count.total(), Money.zero(currency));
        if (!count.difference().isZero()) {
            tenders.worth(count.difference(), place.currency())
                    .ifPresent(worth -> figure(
                            closing,
                            FigureKind.FOREIGN_DIFFERENCE,
                            currency.getCurrencyCode(),
                            1,
                            worth,
                            Money.zero(worth.currency())));
        }
    }

    private void figure(ShiftClosing closing, FigureKind kind, String name, long times, Money amount, Money tax) {
        tx.insert(
                ShiftTypes.CLOSING_FIGURE,
                new ClosingFigure(ids.next(), closing.storeId(), at, closing.id(), kind, name, times, amount, tax));
    }
}
