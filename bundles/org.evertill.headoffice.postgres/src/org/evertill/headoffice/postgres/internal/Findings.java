package org.evertill.headoffice.postgres.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.HeadOfficeDesk.Verification;

/** What a verification found, bounded: a database that is wholly wrong does not fill the memory. */
final class Findings {

    static final int MAX_FINDINGS = 1_000;

    private final List<String> found = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private long total;

    /** A line for people: what is wrong, and where. */
    void add(String finding) {
        total++;
        if (found.size() < MAX_FINDINGS) {
            found.add(finding);
        }
    }

    /** A line for people: what was looked at. */
    void counted(String what) {
        counted.add(what);
    }

    Verification verification() {
        if (total > found.size()) {
            found.add("… and " + (total - found.size()) + " more");
        }
        return new Verification(found, counted);
    }
}
