package org.evertill.staff;

import java.util.List;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;

/** Lets people in; a service. Works on the local database alone. Any thread but the UI's: checking a PIN takes time. */
public interface Login {

    /** Who may log in here, by name. */
    List<Staff> people();

    /**
     * Checks a PIN. Problems: {@code staff.wrong-pin}, {@code staff.locked} after several wrong ones, with the seconds to
     * wait, {@code staff.unknown}.
     *
     * @param pin digits; the array is wiped
     */
    Outcome<Staff> login(String staffId, char[] pin);
}
