package org.evertill.stock.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stock on the till's own database. */
@Component
public final class LocalStockDesk implements StockDesk {

    private final Database database;
    private final Clock clock;
    private final IdSource ids;
    private final Clearance clearance;

    @Activate
    public LocalStockDesk(@Reference Database database, @Reference Clock clock) {
        this(database, clock, Nanoid.secure());
    }

    /** For tests and simulations, which give identifiers of their own. */
    public LocalStockDesk(Database database, Clock clock, IdSource ids) {
        this(database, clock, ids, new Clearance(Optional.empty()));
    }

    private LocalStockDesk(Database database, Clock clock, IdSource ids, Clearance clearance) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.clearance = clearance;
    }

    @Override
    public StockDesk with(Approval approval) {
        return new LocalStockDesk(database, clock, ids, new Clearance(Optional.of(approval)));
    }

    @Override
    public Outcome<StockMovement> adjust(Adjustment adjustment) {
        var at = adjustment.at().map(LocalStockDesk::stored).orElseGet(this::now);
        return write(adjustment.staffId(), (tx, place) -> {
            clearance.demand(
                    tx, place, adjustment.staffId(), Permission.ADJUST_STOCK, adjustment.code(), Optional.empty());
            return StockAdjuster.adjust(tx, place, adjustment, at, ids);
        });
    }

    @Override
    public Outcome<Counted> count(Counting counting) {
        return write(counting.staffId(), (tx, place) -> {
            clearance.demand(tx, place, counting.staffId(), Permission.COUNT_STOCK, counting.code(), Optional.empty());
            return StockCounter.count(tx, place, counting, now(), ids);
        });
    }

    @Override
    public Outcome<OnHand> onHand(String staffId, String code) {
        return read(staffId, (reader, place) -> OnHandList.of(reader, place, Goods.byCode(reader, place, code, now())));
    }

    @Override
    public Outcome<List<OnHand>> negative(String staffId) {
        return read(staffId, OnHandList::negative);
    }

    private <T> Outcome<T> read(String staffId, BiFunction<Reader, Place, T> work) {
        return Attempt.of(() -> database.read(reader -> {
            var place = Place.of(database, reader);
            Clearance.present(reader, place, staffId);
            return work.apply(reader, place);
        }));
    }

    private <T> Outcome<T> write(String staffId, BiFunction<UnitOfWork, Place, T> work) {
        return Attempt.of(() -> database.write(new Author(staffId), tx -> work.apply(tx, Place.of(database, tx))));
    }

    private Instant now() {
        return stored(clock.instant());
    }

    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
