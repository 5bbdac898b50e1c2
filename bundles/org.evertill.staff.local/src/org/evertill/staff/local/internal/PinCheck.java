package org.evertill.staff.local.internal;

import java.util.Arrays;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.staff.PinHash;
import org.evertill.staff.WrongPins;
import org.evertill.storage.Database;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks PINs against the replicated hashes. One check at a time, so that wrong ones are counted exactly. Of somebody who does
 * not work here a hash is checked all the same: how long an answer takes does not tell who exists.
 */
final class PinCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PinCheck.class);

    private final Database database;
    private final PinHash pinHash;
    private final Lockout lockout;

    /** A hash that no PIN belongs to; made when it is needed first, which costs as much as a check. */
    private Optional<String> nobodys = Optional.empty();

    PinCheck(Database database, PinHash pinHash, Lockout lockout) {
        this.database = database;
        this.pinHash = pinHash;
        this.lockout = lockout;
    }

    synchronized Outcome<Staff> check(String staffId, char[] secret) {
        try {
            return checked(staffId, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** Somebody who works in this store. */
    Optional<Staff> present(String staffId) {
        return database.read(reader -> reader.find(DomainTypes.STAFF, staffId))
                .map(Stored::value)
                .filter(this::worksHere);
    }

    boolean worksHere(Staff person) {
        return database.identity()
                .map(TillIdentity::storeId)
                .map(person::worksIn)
                .orElse(person.active());
    }

    private Outcome<Staff> checked(String staffId, char[] secret) {
        var person = present(staffId);
        if (person.isEmpty()) {
            pinHash.matches(secret, nobodysHash());
            return Outcome.failed("staff.unknown", "Nobody by this name works here any more. Choose somebody else.");
        }
        var lock = lockout.remaining(staffId);
        if (lock.isPresent()) {
            return Outcome.failed(WrongPins.locked(lock.get()));
        }
        if (matches(person.get(), secret)) {
            lockout.forgive(staffId);
            LOG.info("the PIN of staff {} was right", staffId);
            return Outcome.ok(person.get());
        }
        var newLock = lockout.count(staffId);
        LOG.info("wrong PIN for staff {}", staffId);
        return Outcome.failed(newLock.map(WrongPins::locked).orElseGet(WrongPins::wrong));
    }

    private boolean matches(Staff person, char[] secret) {
        var password = Optional.ofNullable(person.passwordHash());
        char[] again = secret.clone();
        try {
            return pinHash.matches(secret, person.pinHash())
                    || password.isPresent() && pinHash.matches(again, password.get());
        } finally {
            Arrays.fill(again, '\0');
        }
    }

    private String nobodysHash() {
        var hash = nobodys.orElseGet(() -> pinHash.of(new char[] {'\0'}));
        nobodys = Optional.of(hash);
        return hash;
    }
}
