package org.evertill.staff.local.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.evertill.staff.WrongPins;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/**
 * Wrong PINs in a row and how long they lock. Within a run of the program a lock is measured on the machine's monotonic
 * counter, so that setting the clock changes nothing. Over a restart there is only the clock: put back, it makes the lock begin again,
 * put forward it ends it, which a till that is offline cannot tell from a night that has passed; the count of wrong PINs stays,
 * so the next one locks for longer. Not thread-safe.
 */
final class Lockout {

    private static final Database.Author AUTHOR = new Database.Author("system:login");

    private final Database database;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /** When the locks of this run end, by the monotonic counter. */
    private final Map<String, Long> ends = new HashMap<>();

    Lockout(Database database, Clock clock, LongSupplier nanoTime) {
        this.database = database;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** How long somebody still has to wait; empty for somebody who need not. */
    Optional<Duration> remaining(String staffId) {
        var end = ends.computeIfAbsent(staffId, id -> database.read(reader -> endOfEarlierRun(reader, id)));
        long nanos = end - nanoTime.getAsLong();
        return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }

    /** Counts one wrong PIN; gives the lock that it brings. */
    Optional<Duration> count(String staffId) {
        long now = clock.millis();
        var lock = database.write(AUTHOR, tx -> counted(tx, staffId, now));
        lock.ifPresent(duration -> ends.put(staffId, nanoTime.getAsLong() + duration.toNanos()));
        return lock;
    }

    /** Forgets the wrong PINs of somebody who typed the right one. */
    void forgive(String staffId) {
        database.write(AUTHOR, tx -> forgive(tx, staffId));
    }

    /** The same in a transaction of the caller's. */
    int forgive(UnitOfWork tx, String staffId) {
        ends.remove(staffId);
        return tx.execute("DELETE FROM login_lock WHERE staff_id = ?", List.of(staffId));
    }

    private static Optional<Duration> counted(UnitOfWork tx, String staffId, long now) {
        tx.execute(
                "INSERT INTO login_lock VALUES (?, 1, 0, 0)"
                        + " ON CONFLICT (staff_id) DO UPDATE SET failures = failures + 1",
                List.of(staffId));
        int failures = tx.query(
                        "SELECT failures FROM login_lock WHERE staff_id = ?", List.of(staffId), row -> row.getInt(1))
                .getFirst();
        var lock = WrongPins.lockAfter(failures);
        tx.execute(
                "UPDATE login_lock SET lock_ms = ?, begun_ms = ? WHERE staff_id = ?",
                List.of(lock.map(Duration::toMillis).orElse(0L), now, staffId));
        return lock;
    }

    private long endOfEarlierRun(Reader reader, String staffId) {
        long left = reader
                .query(
                        "SELECT lock_ms, begun_ms FROM login_lock WHERE staff_id = ?",
                        List.of(staffId),
                        row -> left(row.getLong(1), clock.millis() - row.getLong(2)))
                .stream()
                .findFirst()
                .orElse(0L);
        return nanoTime.getAsLong() + Duration.ofMillis(left).toNanos();
    }

    private static long left(long lockMs, long passedMs) {
        return passedMs < 0 ? lockMs : Math.max(0, lockMs - passedMs);
    }
}
