package org.evertill.fiscal.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.evertill.fiscal.DeviceSignature;
import org.evertill.fiscal.FiscalDesk.Outage;
import org.evertill.fiscal.FiscalOutage;
import org.evertill.fiscal.FiscalOutage.Change;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.kernel.Nanoid;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/** What signing writes, each in a transaction of its own; a device is never asked within one. */
final class FiscalFacts {

    static final Author AUTHOR = new Author("system:fiscal");

    private static final int MAX_REASON = 300;

    private final Database database;
    private final Clock clock;

    FiscalFacts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is asked of whom. */
    record Question(String device, FiscalRecord record) {}

    /** What waits longest. A write, so that it comes after the sale that is being completed. */
    Optional<Question> next() {
        return database.write(
                AUTHOR,
                tx -> FiscalState.device(tx).flatMap(device -> {
                    queueClosings(tx);
                    return Pending.next(tx).map(record -> new Question(device, record));
                }));
    }

    /** The Z of this register since it was looked last; what is sold before a Z is in the queue already. */
    private void queueClosings(UnitOfWork tx) {
        database.identity()
                .ifPresent(till ->
                        FiscalState.series(tx, till).forEach(series -> queueClosings(tx, till.registerId(), series)));
    }

    private static void queueClosings(UnitOfWork tx, String registerId, String series) {
        long last = FiscalState.closings(tx, registerId, series);
        var further = Selection.where(
                        Filter.equal("register_id", registerId),
                        Filter.equal("z_series", series),
                        Filter.of("z_number", Comparison.GREATER, last))
                .orderedBy(Order.ascending("z_number"))
                .page(0, Selection.MAX_LIMIT);
        for (Stored<ShiftClosing> stored : tx.select(ShiftTypes.SHIFT_CLOSING, further)) {
            var closing = stored.value();
            if (tx.find(FiscalTypes.SIGNATURE, closing.id()).isEmpty()) {
                Pending.add(tx, ProcessData.of(closing));
            }
            FiscalState.closings(tx, series, closing.zNumber());
        }
    }

    /** It is signed: once, however often it is said. */
    void signed(Question question, DeviceSignature signature) {
        var record = question.record();
        database.write(AUTHOR, tx -> {
            Pending.done(tx, record.id());
            database.identity().ifPresent(till -> {
                if (tx.find(FiscalTypes.SIGNATURE, record.id()).isEmpty()) {
                    tx.insert(FiscalTypes.SIGNATURE, fact(till, question, signature));
                }
                FiscalState.outage(tx).ifPresent(outage -> {
                    FiscalState.end(tx);
                    outage(tx, till, question.device(), Change.ENDED, outage.reason());
                });
            });
            return 0;
        });
    }

    /** It could not be signed. */
    void failed(Question question, String why) {
        String reason = why.length() > MAX_REASON ? why.substring(0, MAX_REASON) : why;
        database.write(AUTHOR, tx -> {
            database.identity().filter(till -> FiscalState.outage(tx).isEmpty()).ifPresent(till -> {
                FiscalState.begin(tx, new Outage(now(), reason));
                outage(tx, till, question.device(), Change.BEGAN, reason);
            });
            return 0;
        });
    }

    private FiscalSignature fact(TillIdentity till, Question question, DeviceSignature signature) {
        var record = question.record();
        return new FiscalSignature(
                record.id(),
                till.storeId(),
                record.at(),
                record.registerId(),
                record.kind(),
                record.document(),
                question.device(),
                signature.serial(),
                signature.transactionNumber(),
                signature.signatureCounter(),
                signature.started(),
                signature.finished(),
                signature.algorithm(),
                signature.publicKey(),
                record.processType(),
                record.processData(),
                signature.signature(),
                now());
    }

    private void outage(UnitOfWork tx, TillIdentity till, String device, Change change, String reason) {
        tx.insert(
                FiscalTypes.OUTAGE,
                new FiscalOutage(Nanoid.random(), till.storeId(), now(), till.registerId(), device, change, reason));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
