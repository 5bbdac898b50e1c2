package org.evertill.simulation.internal;

import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;

/** Between two concurrent values of one group. */
record Verdict(boolean forPerson, boolean comes, String rule) {

    static Verdict between(FieldGroup group, Row stands, Write last, Row wanted, Write by) {
        var later = new Verdict(false, by.isLaterThan(last), "last-write-wins");
        String column = group.columns().getFirst();
        return switch (group.policy()) {
            case HEAD_OFFICE_WINS -> {
                boolean ours = last.replica().equals(VersionVector.HEAD_OFFICE);
                boolean theirs = by.replica().equals(VersionVector.HEAD_OFFICE);
                yield ours == theirs ? later : new Verdict(false, theirs, "head-office-wins");
            }
            case MAXIMUM ->
                new Verdict(false, Expected.number(wanted, column) > Expected.number(stands, column), "maximum");
            case MINIMUM ->
                new Verdict(false, Expected.number(wanted, column) < Expected.number(stands, column), "minimum");
            case RULE -> {
                boolean fails = String.valueOf(wanted.text(column)).contains(Policies.BAD);
                yield new Verdict(fails, Policies.prefers(wanted, stands), "policy:longer");
            }
            case MANUAL -> new Verdict(true, false, "manual");
            case LAST_WRITE_WINS, COUNTER, SET -> later;
        };
    }
}
