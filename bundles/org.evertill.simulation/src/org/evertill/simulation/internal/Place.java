package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.kernel.VersionVector;

/**
 * Where a till stands, and what it may see and write.
 *
 * @param replica also of head office, which stands in no store; a copy of a till has its name
 * @param machine nobody else's
 */
record Place(String replica, String machine, String store, String register) {

    static final Place HEAD_OFFICE = new Place(VersionVector.HEAD_OFFICE, VersionVector.HEAD_OFFICE, "", "");

    private static final String BRANCH = "~.*";

    static Place of(int number, int store) {
        String name = "till-" + number;
        return new Place(name, name, "S" + store, "S" + store + "-R" + number);
    }

    /** Where a copy of this till stands. */
    Place copied(String otherMachine) {
        return new Place(replica, otherMachine, store, register);
    }

    /** The same for one of the till's incarnations, by the name that head office gives it. */
    Place as(String incarnation) {
        return new Place(incarnation, machine, store, register);
    }

    /** The till whose incarnation somebody is. */
    static String tillOf(String incarnation) {
        return incarnation.replaceFirst(BRANCH, "");
    }

    /** Whether it is another than the till's first incarnation. */
    boolean isBranch() {
        return !tillOf(replica).equals(replica);
    }

    boolean isHeadOffice() {
        return equals(HEAD_OFFICE);
    }

    /** The scopes that are this till's whether there is something in them or not; the months of its store come besides. */
    List<String> scopes() {
        return List.of("chain", "store:" + store, "register:" + register);
    }

    /** Whether rows of a scope come to this till, and may be written by it. */
    boolean sees(String scope) {
        return isHeadOffice() || scopes().contains(scope) || scope.startsWith("facts:" + store + ":");
    }
}
