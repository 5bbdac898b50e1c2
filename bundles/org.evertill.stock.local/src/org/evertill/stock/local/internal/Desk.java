package org.evertill.stock.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;

/** What the use cases of stock work with. */
record Desk(Database database, Clock clock, IdSource ids, Clearance clearance) {

    Desk(Database database, Clock clock, IdSource ids) {
        this(database, clock, ids, new Clearance(Optional.empty()));
    }

    Desk with(Approval approval) {
        return new Desk(database, clock, ids, new Clearance(Optional.of(approval)));
    }

    /** For whoever works here. */
    <T> Outcome<T> read(String staffId, BiFunction<Reader, Place, T> work) {
        return Attempt.of(() -> database.read(reader -> {
            var place = Place.of(database, reader);
            Clearance.present(reader, place, staffId);
            return work.apply(reader, place);
        }));
    }

    <T> Outcome<T> write(String staffId, BiFunction<UnitOfWork, Place, T> work) {
        return Attempt.of(() -> database.write(new Author(staffId), tx -> work.apply(tx, Place.of(database, tx))));
    }

    /** For whoever may do it. */
    <T> Outcome<T> write(String staffId, Permission permission, String action, BiFunction<UnitOfWork, Place, T> work) {
        return write(staffId, (tx, place) -> {
            clearance.demand(tx, place, staffId, permission, action, Optional.empty());
            return work.apply(tx, place);
        });
    }

    Instant now() {
        return stored(clock.instant());
    }

    /** As it is stored. */
    static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
