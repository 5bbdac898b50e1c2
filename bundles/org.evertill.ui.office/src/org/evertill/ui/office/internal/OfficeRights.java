package org.evertill.ui.office.internal;

import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.Staff;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** Whether somebody may do something at head office, by the roles of this moment. Any thread but the window's. */
final class OfficeRights {

    private OfficeRights() {}

    /** Stores, registers and their tills. Problem: {@code headoffice.not-permitted}. */
    static Outcome<Staff> configure(HeadOfficeDesk desk, String staffId) {
        return may(desk, staffId, Permission.CONFIGURE);
    }

    /** What waits for a decision. Problem: {@code headoffice.not-permitted}. */
    static Outcome<Staff> decide(HeadOfficeDesk desk, String staffId) {
        return may(desk, staffId, Permission.RESOLVE_CONFLICT);
    }

    private static Outcome<Staff> may(HeadOfficeDesk desk, String staffId, Permission permission) {
        var person = desk.find(DomainTypes.STAFF, staffId);
        var rights = new Rights(desk.all(DomainTypes.ROLE));
        return person.filter(p -> rights.may(p, permission))
                .<Outcome<Staff>>map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                                "headoffice.not-permitted",
                                "Your role does not allow this (" + permission.name()
                                        + "). Nothing was done. Ask somebody who may.")
                        .with("permission", permission.name())));
    }
}
