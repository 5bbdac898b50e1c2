package org.evertill.app.office.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Approvals;
import org.evertill.staff.Login;
import org.evertill.staff.PinHash;
import org.evertill.staff.WrongPins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come in at head office: people of the chain, of no single store, who see what shifts have taken. What locks somebody out is
 * forgotten with the window: whoever can start one can read the database past all of it; this is for who answers for what is done.
 */
final class OfficeLogin implements Login, Approvals {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeLogin.class);

    private final HeadOfficeDesk desk;
    private final PinHash pins;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();

    /**
     * @param nanoTime a counter that nobody sets back
     */
    OfficeLogin(HeadOfficeDesk desk, PinHash pins, LongSupplier nanoTime) {
        this.desk = desk;
        this.pins = pins;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Staff> people() {
        var rights = new Rights(desk.all(DomainTypes.ROLE));
        return desk.all(DomainTypes.STAFF).stream()
                .filter(person -> comesIn(person, rights))
                .sorted(Comparator.comparing(Staff::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Staff::id))
                .toList();
    }

    @Override
    public Map<String, String> roleNames() {
        return desk.all(DomainTypes.ROLE).stream().collect(Collectors.toUnmodifiableMap(Role::id, Role::name));
    }

    @Override
    public synchronized Outcome<Staff> login(String staffId, char[] secret) {
        try {
            var person = people().stream().filter(p -> p.id().equals(staffId)).findFirst();
            if (person.isEmpty()) {
                return Outcome.failed(
                        "staff.unknown", "Nobody by this name works here any more. Choose somebody else.");
            }
            long left = !ends.containsKey(staffId) ? 0 : ends.get(staffId) - nanoTime.getAsLong();
            return left > 0 ? Outcome.failed(WrongPins.locked(Duration.ofNanos(left))) : checked(person.get(), secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public Outcome<Staff> unlock(Approval approval) {
        return Outcome.failed(nobodyElse());
    }

    /** Nobody: at head office people do what their own role allows. */
    @Override
    public List<Staff> approvers(String permission) {
        return List.of();
    }

    @Override
    public Outcome<Approval> approve(Wanted wanted, String approverId, char[] pin) {
        Arrays.fill(pin, '\0');
        return Outcome.failed(nobodyElse());
    }

    private static boolean comesIn(Staff person, Rights rights) {
        return person.storeId() == null && rights.may(person, Permission.MANAGE_SHIFT);
    }

    private Outcome<Staff> checked(Staff person, char[] secret) {
        if (isOwn(person, secret)) {
            failures.remove(person.id());
            LOG.info("the PIN of staff {} was right", person.id());
            return Outcome.ok(person);
        }
        LOG.info("wrong PIN for staff {}", person.id());
        int wrong = failures.merge(person.id(), 1, Integer::sum);
        var lock = WrongPins.lockAfter(wrong);
        lock.ifPresent(duration -> ends.put(person.id(), nanoTime.getAsLong() + duration.toNanos()));
        return Outcome.failed(lock.map(WrongPins::locked).orElseGet(WrongPins::wrong));
    }

    private boolean isOwn(Staff person, char[] secret) {
        String password = person.passwordHash();
        return pins.matches(secret.clone(), person.pinHash())
                || password != null && pins.matches(secret.clone(), password);
    }

    private static Problem nobodyElse() {
        return Problem.of(
                "staff.not-permitted", "At head office nobody allows it for somebody else. Log in as who may do it.");
    }
}
