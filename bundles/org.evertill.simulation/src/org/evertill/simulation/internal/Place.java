package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.kernel.VersionVector;

/**
 * Where a till stands, and what it may see and write.
 *
 * @param replica also of head office, which stands in no store
 */
record Place(String replica, String store, String register) {

    static final Place HEAD_OFFICE = new Place(VersionVector.HEAD_OFFICE, "", "");

    static Place of(int number, int store) {
        return new Place("till-" + number, "S" + store, "S" + store + "-R" + number);
    }

    boolean isHeadOffice() {
        return equals(HEAD_OFFICE);
    }

    /** Whether rows of a scope come to this till, and may be written by it. */
    boolean sees(String scope) {
        return isHeadOffice()
                || List.of("chain", "store:" + store, "register:" + register).contains(scope)
                || scope.startsWith("facts:" + store + ":");
    }
}
