package org.evertill.stock.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Permission;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.stock.CountSheet;
import org.evertill.stock.StockDesk.Counting;
import org.evertill.stock.StockDesk.Rest;
import org.evertill.stock.StockDesk.Sheet;
import org.evertill.stock.StockDesk.SheetLine;
import org.evertill.stock.StockTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Desk;
import org.evertill.usecase.Place;

/**
 * Ends a sheet. What was not counted and is none is noted in parts, each a transaction, for a store has more goods than a transaction
 * holds; whatever ends the program in between, the sheet is open still, and closing it again goes on.
 */
record SheetEnd(Desk desk, String staffId, String name, Rest rest) {

    private static final int AT_ONCE = 500;
    private static final int MAX_TURNS = 1_000;

    /** What a part came to: the sheet, when it is closed. */
    private record Step(Optional<Sheet> closed) {}

    Outcome<Sheet> close() {
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            switch (desk.write(staffId, Permission.COUNT_STOCK, "CLOSE SHEET " + name, this::step)) {
                case Outcome.Failed<Step>(var problem) -> {
                    return Outcome.failed(problem);
                }
                case Outcome.Ok<Step>(var step) -> {
                    if (step.closed().isPresent()) {
                        return Outcome.ok(step.closed().get());
                    }
                }
            }
        }
        return Outcome.failed(
                "stock.not-counted", "Goods come faster than they can be counted. Close the sheet again.");
    }

    private Step step(UnitOfWork tx, Place place) {
        var stored = Sheets.findOpen(tx, place, name);
        var sheet = Sheets.shown(tx, place, stored.value());
        var lacking = sheet.rest();
        return switch (rest) {
            case MUST_BE_COUNTED -> {
                if (!lacking.isEmpty()) {
                    throw Attempt.problem(
                            "stock.not-counted",
                            lacking.size() + " goods are not counted, the first is "
                                    + lacking.getFirst().product().sku()
                                    + ". Count them, or say whether there is none of them or they stay as they are.");
                }
                yield ended(tx, place, stored.value(), stored.version(), false);
            }
            case STAYS -> ended(tx, place, stored.value(), stored.version(), false);
            case IS_NONE -> {
                none(tx, place, stored.value(), lacking.subList(0, Math.min(AT_ONCE, lacking.size())));
                yield lacking.size() > AT_ONCE
                        ? new Step(Optional.empty())
                        : ended(tx, place, stored.value(), stored.version(), true);
            }
        };
    }

    private void none(UnitOfWork tx, Place place, CountSheet sheet, List<SheetLine> some) {
        for (SheetLine line : some) {
            var counting = new Counting(line.product().sku(), Quantity.ZERO, staffId, Optional.of(sheet.name()));
            StockCounter.count(tx, place, counting, line.product(), Optional.of(sheet.id()), desk.now(), desk.ids());
        }
    }

    private Step ended(UnitOfWork tx, Place place, CountSheet sheet, VersionVector seen, Boolean restIsZero) {
        var closed = sheet.closed(desk.now(), staffId, restIsZero);
        tx.update(StockTypes.SHEET, closed, seen);
        return new Step(Optional.of(Sheets.shown(tx, place, closed)));
    }
}
