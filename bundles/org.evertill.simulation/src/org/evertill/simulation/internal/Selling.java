package org.evertill.simulation.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.Entities.Drawer;
import org.evertill.simulation.internal.Entities.Movement;
import org.evertill.simulation.internal.Entities.Ticket;
import org.evertill.simulation.internal.Entities.TicketLine;
import org.evertill.storage.Selection;
import org.evertill.storage.UnitOfWork;

/** Sales and drawers: facts and processes. */
final class Selling {

    private final Dice dice;
    private final Place place;
    private final Clock clock;
    private final Supplier<String> series;

    Selling(Dice dice, Place place, Clock clock, Supplier<String> series) {
        this.dice = dice;
        this.place = place;
        this.clock = clock;
        this.series = series;
    }

    /** A ticket with its lines, and the goods that leave. */
    Happening sell(UnitOfWork unit) {
        var articles = unit.select(Entities.ARTICLE, Selection.all());
        String ticket = dice.word();
        int lines = 1 + dice.below(3);
        var at = clock.instant();
        var receipts = series.get();
        unit.insert(
                Entities.TICKET,
                new Ticket(ticket, place.store(), place.register(), receipts, nextNumber(unit, receipts), at, lines));
        for (int i = 0; i < lines; i++) {
            String article =
                    articles.isEmpty() ? "unknown" : dice.of(articles).value().id();
            long quantity = 1 + dice.below(4);
            unit.insert(
                    Entities.TICKET_LINE, new TicketLine(dice.word(), ticket, place.store(), at, article, quantity));
            unit.insert(Entities.MOVEMENT, new Movement(dice.word(), place.store(), at, article, -quantity));
        }
        return Happening.SALE;
    }

    /** The next receipt number of this register in a series; taken only with the transaction that uses it. */
    long nextNumber(UnitOfWork unit, String receipts) {
        return 1
                + unit.select(Entities.TICKET, Selection.all()).stream()
                        .filter(t -> t.value().registerId().equals(place.register()))
                        .filter(t -> t.value().series().equals(receipts))
                        .mapToLong(t -> t.value().number())
                        .max()
                        .orElse(0);
    }

    Instant now() {
        return clock.instant();
    }

    Happening openOrClose(UnitOfWork unit) {
        var open = unit.select(Entities.DRAWER, Selection.all()).stream()
                .filter(d -> d.value().closedBy() == null)
                .findFirst();
        if (open.isEmpty()) {
            unit.insert(
                    Entities.DRAWER, new Drawer(dice.word(), place.store(), place.register(), clock.instant(), null));
            return Happening.EDIT;
        }
        var d = open.get().value();
        unit.update(
                Entities.DRAWER,
                new Drawer(d.id(), d.storeId(), d.registerId(), d.openedAt(), place.replica()),
                open.get().version());
        return Happening.EDIT;
    }
}
