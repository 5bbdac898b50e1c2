package org.evertill.sync.merge;

import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;

/**
 * Two concurrent edits of one group, with different values. Pure: decides without looking at anything else.
 *
 * @param stored what the row has
 * @param incoming what the operation wants
 */
record Contest(FieldGroup group, Row stored, FieldVersion storedBy, Row incoming, FieldVersion incomingBy) {

    /** Which of the two the row gets, and why. */
    record Decision(boolean incomingWins, String rule) {}

    Decision decide() {
        return switch (group.policy()) {
            case HEAD_OFFICE_WINS -> headOfficeWins();
            case MAXIMUM -> larger(Rules.MAXIMUM, 1);
            case MINIMUM -> larger(Rules.MINIMUM, -1);
            // those after the first need more than a choice between two values; until then the later one stands
            case LAST_WRITE_WINS, COUNTER, SET, RULE, MANUAL -> lastWriteWins();
        };
    }

    private Decision lastWriteWins() {
        return new Decision(incomingBy.isLaterThan(storedBy), Rules.LAST_WRITE_WINS);
    }

    private Decision headOfficeWins() {
        boolean ours = isHeadOffice(storedBy);
        boolean theirs = isHeadOffice(incomingBy);
        return ours == theirs ? lastWriteWins() : new Decision(theirs, Rules.HEAD_OFFICE_WINS);
    }

    private static boolean isHeadOffice(FieldVersion by) {
        return by.replica().equals(VersionVector.HEAD_OFFICE);
    }

    /** Compares the numbers in the group's first column; only when that is all the two differ in. */
    private Decision larger(String rule, int sign) {
        String column = group.columns().getFirst();
        boolean onlyThere = stored.agrees(
                incoming, group.columns().subList(1, group.columns().size()));
        if (onlyThere && stored.get(column) instanceof Long mine && incoming.get(column) instanceof Long theirs) {
            return new Decision(sign * theirs.compareTo(mine) > 0, rule);
        }
        return lastWriteWins();
    }
}
