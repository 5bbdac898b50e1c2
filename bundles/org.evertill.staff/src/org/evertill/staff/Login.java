package org.evertill.staff;

import java.util.List;
import java.util.Map;
import org.evertill.domain.Approval;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;

/** Lets people in; a service. Works on the local database alone. Any thread but the UI's: checking a PIN takes time. */
public interface Login {

    /** Who may log in here, by name: those of this store and those of all stores. */
    List<Staff> people();

    /** What the chain calls its roles, by their identifiers. */
    Map<String, String> roleNames();

    /**
     * Checks a PIN, or the password of somebody who has one. Problems: {@code staff.wrong-pin}; {@code staff.locked} after
     * several wrong ones, with the seconds to wait; {@code staff.unknown}, which takes as long to answer as a wrong PIN.
     *
     * @param secret the array is wiped
     */
    Outcome<Staff> login(String staffId, char[] secret);

    /**
     * Lets somebody try again at once whom wrong PINs have locked out. Problem: {@code staff.approval-refused} when the
     * approval is for something else or was used before.
     *
     * @param approval of {@code UNLOCK_STAFF} for the person, with the person's identifier as the action
     */
    Outcome<Staff> unlock(Approval approval);
}
