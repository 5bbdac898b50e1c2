package org.evertill.usecase;

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

/**
 * What use cases at a till work with: each is one transaction of a person, who works here and may do it. Any thread but the UI's.
 *
 * @param clearance what somebody else allowed
 */
public record Desk(Database database, Clock clock, IdSource ids, Clearance clearance) {

    /** Without an approval. */
    public Desk(Database database, Clock clock, IdSource ids) {
        this(database, clock, ids, new Clearance(Optional.empty()));
    }

    /** The same with what somebody allowed. */
    public Desk with(Approval approval) {
        return new Desk(database, clock, ids, new Clearance(Optional.of(approval)));
    }

    /** For whoever works here. Problems: {@code staff.ended}, {@code till.not-enrolled}, {@code till.no-store}. */
    public <T> Outcome<T> read(String staffId, BiFunction<Reader, Place, T> work) {
        return Attempt.of(() -> database.read(reader -> {
            var place = Place.of(database, reader);
            Clearance.present(reader, place, staffId);
            return work.apply(reader, place);
        }));
    }

    /** For what demands by itself. Problems: {@code till.not-enrolled}, {@code till.no-store}. */
    public <T> Outcome<T> write(String staffId, BiFunction<UnitOfWork, Place, T> work) {
        return Attempt.of(() -> database.write(new Author(staffId), tx -> work.apply(tx, Place.of(database, tx))));
    }

    /**
     * For whoever may do it. Problems: {@code staff.ended}, {@code staff.needs-approval}, {@code till.not-enrolled}, {@code till.no-store}.
     *
     * @param action what is done, as an approval has to name it
     */
    public <T> Outcome<T> write(
            String staffId, Permission permission, String action, BiFunction<UnitOfWork, Place, T> work) {
        return write(staffId, (tx, place) -> {
            clearance.demand(tx, place, staffId, permission, action, Optional.empty());
            return work.apply(tx, place);
        });
    }

    /** As it is stored, to the millisecond. */
    public Instant now() {
        return stored(clock.instant());
    }

    /** A moment as it is stored. */
    public static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
