package org.evertill.staff.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Approvals;
import org.evertill.staff.Login;
import org.evertill.staff.PinHash;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may log in and approve, by the till's own database. */
@Component
public final class LocalLogin implements Login, Approvals {

    private final Database database;
    private final Clock clock;
    private final Lockout lockout;
    private final PinCheck pins;

    @Activate
    public LocalLogin(@Reference Database database, @Reference PinHash pinHash, @Reference Clock clock) {
        this(database, pinHash, clock, System::nanoTime);
    }

    /**
     * For tests.
     *
     * @param nanoTime a counter that nobody sets back
     */
    LocalLogin(Database database, PinHash pinHash, Clock clock, LongSupplier nanoTime) {
        this.database = database;
        this.clock = clock;
        this.lockout = new Lockout(database, clock, nanoTime);
        this.pins = new PinCheck(database, pinHash, lockout);
    }

    @Override
    public List<Staff> people() {
        return database.read(LocalLogin::active).stream()
                .filter(pins::worksHere)
                .sorted(Comparator.comparing(Staff::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Staff::id))
                .toList();
    }

    @Override
    public Map<String, String> roleNames() {
        return database.read(LocalLogin::roles).stream().collect(Collectors.toUnmodifiableMap(Role::id, Role::name));
    }

    @Override
    public Outcome<Staff> login(String staffId, char[] secret) {
        return pins.check(staffId, secret);
    }

    @Override
    public Outcome<Staff> unlock(Approval approval) {
        synchronized (pins) {
            var person = pins.present(approval.staffId());
            boolean fits = approval.covers(Permission.UNLOCK_STAFF.name(), approval.staffId(), approval.staffId());
            if (person.isEmpty() || !fits) {
                return Outcome.failed(refused());
            }
            boolean fresh = database.write(new Database.Author(approval.approvedBy()), tx -> {
                boolean unused = tx.find(DomainTypes.APPROVAL, approval.id()).isEmpty();
                if (unused) {
                    tx.insert(DomainTypes.APPROVAL, approval);
                    lockout.forgive(tx, approval.staffId());
                }
                return unused;
            });
            return fresh ? Outcome.ok(person.get()) : Outcome.failed(refused());
        }
    }

    @Override
    public List<Staff> approvers(String permission) {
        var rights = database.read(reader -> new Rights(roles(reader)));
        return people().stream()
                .filter(person -> rights.may(person, permission))
                .toList();
    }

    @Override
    public Outcome<Approval> approve(Wanted wanted, String approverId, char[] pin) {
        return pins.check(approverId, pin).then(approver -> {
            var rights = database.read(reader -> new Rights(roles(reader)));
            if (!rights.may(approver, wanted.permission()) || approverId.equals(wanted.staffId())) {
                return Outcome.failed("staff.not-permitted", "This person may not allow it either. Ask somebody else.");
            }
            return till().map(till -> new Approval(
                    Nanoid.random(),
                    till.storeId(),
                    now(),
                    till.registerId(),
                    wanted.action(),
                    wanted.permission(),
                    wanted.staffId(),
                    approverId,
                    null));
        });
    }

    private Outcome<TillIdentity> till() {
        return database.identity()
                .<Outcome<TillIdentity>>map(Outcome::ok)
                .orElseGet(
                        () -> Outcome.failed(
                                "till.not-enrolled",
                                "This till does not belong to a store yet. Ask head office for an enrolment code and enrol it."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<Staff> active(Reader reader) {
        var selection = Selection.where(Filter.equal("active", true)).page(0, Selection.MAX_LIMIT);
        return reader.select(DomainTypes.STAFF, selection).stream()
                .map(Stored::value)
                .toList();
    }

    private static List<Role> roles(Reader reader) {
        return reader.select(DomainTypes.ROLE, Selection.where().page(0, Selection.MAX_LIMIT)).stream()
                .map(Stored::value)
                .toList();
    }

    private static Problem refused() {
        return Problem.of(
                "staff.approval-refused",
                "The approval is for something else, or was used before. Ask for the approver's PIN again.");
    }
}
