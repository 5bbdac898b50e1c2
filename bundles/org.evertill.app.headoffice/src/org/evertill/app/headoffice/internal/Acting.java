package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.Arrays;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.Staff;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.PinHash;

/**
 * Who acts, where a command asks for a person: a member of staff who may do it, and shows by PIN or password who it is. Whoever can
 * run commands here can read the database past all of them; this is for who answers for it.
 */
record Acting(Parts parts, Terminal terminal) {

    /** Problems: {@code headoffice.unknown-staff}, {@code headoffice.not-permitted}, {@code headoffice.wrong-pin}. */
    Outcome<Staff> person(HeadOfficeDesk desk, String id, Permission permission) throws IOException {
        var found = desk.find(DomainTypes.STAFF, id);
        if (found.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "headoffice.unknown-staff", "Nobody has the identifier " + id + ". List them: staff list."));
        }
        var person = found.get();
        if (!new Rights(desk.all(DomainTypes.ROLE)).may(person, permission)) {
            return Outcome.failed(Problem.of(
                            "headoffice.not-permitted",
                            "The role of " + id + " does not allow this (" + permission.name()
                                    + "), or the person works here no more. Nothing was done. Ask somebody who may, or change the role"
                                    + " (roles --allow).")
                    .with("permission", permission));
        }
        char[] secret = terminal.secret("PIN or password of " + id);
        try {
            return parts.pinHash().then(hash -> isOwn(hash, person, secret) ? Outcome.ok(person) : wrong());
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static boolean isOwn(PinHash hash, Staff person, char[] secret) {
        String password = person.passwordHash();
        return hash.matches(secret.clone(), person.pinHash())
                || password != null && hash.matches(secret.clone(), password);
    }

    private static <T> Outcome<T> wrong() {
        return Outcome.failed("headoffice.wrong-pin", "That is not the PIN or password. Nothing was done.");
    }
}
