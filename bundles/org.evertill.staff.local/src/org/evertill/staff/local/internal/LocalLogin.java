package org.evertill.staff.local.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Login;
import org.evertill.staff.PinHash;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks PINs against the replicated hashes. One check at a time, so that wrong ones are counted exactly. */
@Component
public final class LocalLogin implements Login {

    /** Wrong PINs in a row that are free; each further one locks for twice as long as the one before. */
    static final int FREE_FAILURES = 5;

    static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    static final Duration LONGEST_LOCK = Duration.ofHours(1);

    private static final Author AUTHOR = new Author("system:login");
    private static final Logger LOG = LoggerFactory.getLogger(LocalLogin.class);

    private final Database database;
    private final PinHash pinHash;
    private final Clock clock;

    @Activate
    public LocalLogin(@Reference Database database, @Reference PinHash pinHash, @Reference Clock clock) {
        this.database = database;
        this.pinHash = pinHash;
        this.clock = clock;
    }

    @Override
    public List<Staff> people() {
        var active = Selection.where(Filter.equal("active", true)).page(0, Selection.MAX_LIMIT);
        return database.read(reader -> reader.select(DomainTypes.STAFF, active)).stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(Staff::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Staff::id))
                .toList();
    }

    @Override
    public synchronized Outcome<Staff> login(String staffId, char[] pin) {
        try {
            return checked(staffId, pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private Outcome<Staff> checked(String staffId, char[] pin) {
        var person =
                database.read(reader -> reader.find(DomainTypes.STAFF, staffId)).map(Stored::value);
        if (person.isEmpty() || !person.get().active()) {
            return Outcome.failed("staff.unknown", "Nobody by this name works here any more. Choose somebody else.");
        }
        var lock = remainingLock(staffId);
        if (lock.isPresent()) {
            return Outcome.failed(locked(lock.get()));
        }
        if (pinHash.matches(pin, person.get().pinHash())) {
            forgive(staffId);
            LOG.info("staff {} logged in", staffId);
            return Outcome.ok(person.get());
        }
        var newLock = countFailure(staffId);
        LOG.info("wrong PIN for staff {}", staffId);
        return Outcome.failed(newLock.map(LocalLogin::locked)
                .orElseGet(() -> Problem.of("staff.wrong-pin", "The PIN is not right. Type it again.")));
    }

    private Optional<Duration> remainingLock(String staffId) {
        long now = clock.millis();
        return database
                .read(reader -> reader.query(
                        "SELECT locked_until_ms FROM login_failures WHERE staff_id = ?",
                        List.of(staffId),
                        row -> row.getLong(1)))
                .stream()
                // A clock that was wrong while locking must not lock for years.
                .map(until -> Math.min(until - now, LONGEST_LOCK.toMillis()))
                .filter(remaining -> remaining > 0)
                .map(Duration::ofMillis)
                .findFirst();
    }

    private Optional<Duration> countFailure(String staffId) {
        long now = clock.millis();
        return database.write(AUTHOR, tx -> {
            tx.execute(
                    "INSERT INTO login_failures VALUES (?, 1, 0)"
                            + " ON CONFLICT (staff_id) DO UPDATE SET failures = failures + 1",
                    List.of(staffId));
            int failures = tx.query(
                            "SELECT failures FROM login_failures WHERE staff_id = ?",
                            List.of(staffId),
                            row -> row.getInt(1))
                    .getFirst();
            var lock = lockAfter(failures);
            tx.execute(
                    "UPDATE login_failures SET locked_until_ms = ? WHERE staff_id = ?",
                    List.of(lock.map(d -> now + d.toMillis()).orElse(0L), staffId));
            return lock;
        });
    }

    static Optional<Duration> lockAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Optional.empty();
        }
        int doublings = Math.min(failures - FREE_FAILURES, 20);
        var lock = FIRST_LOCK.multipliedBy(1L << doublings);
        return Optional.of(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK);
    }

    private void forgive(String staffId) {
        database.write(AUTHOR, tx -> tx.execute("DELETE FROM login_failures WHERE staff_id = ?", List.of(staffId)));
    }

    private static Problem locked(Duration remaining) {
        long seconds = (remaining.toMillis() + 999) / 1000;
        return Problem.of(
                        "staff.locked",
                        "There were too many wrong PINs. Wait " + seconds + " seconds, then type the right one.")
                .with("seconds", seconds);
    }
}
