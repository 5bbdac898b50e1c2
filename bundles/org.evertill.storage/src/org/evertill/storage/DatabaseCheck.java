package org.evertill.storage;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Looks whether the till's database is what it should be; a service that is there while the database is open. Reads one
 * snapshot with flat memory and changes nothing; slow in proportion to the database. Any thread.
 */
public interface DatabaseCheck {

    /** Findings that are reported at most; more are only counted. */
    int MAX_FINDINGS = 100;

    /**
     * Checks the file, the operation log and its hash chain, and every row that has pending operations.
     *
     * @param progress told now and then how far it is, on the caller's thread
     */
    Report check(Consumer<Progress> progress);

    /**
     * How far a check is.
     *
     * @param step what is being looked at, in English
     * @param done of {@code total}; both 0 for a step whose size is not known
     */
    record Progress(String step, long done, long total) {}

    /**
     * One thing that is wrong.
     *
     * @param code such as {@code log.broken-chain}, {@code row.not-replayed}, {@code file.damaged}
     * @param message a whole English sentence, with ids only
     */
    record Finding(String code, String message) {}

    /**
     * What a check found.
     *
     * @param findings empty when all is well; at most {@link #MAX_FINDINGS}
     * @param findingCount all of them
     * @param counted what was looked at, by name: {@code operations}, {@code rows.products} …
     */
    record Report(List<Finding> findings, long findingCount, SortedMap<String, Long> counted) {

        public Report {
            findings = List.copyOf(findings);
        }
    }
}
