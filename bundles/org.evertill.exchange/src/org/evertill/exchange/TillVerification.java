package org.evertill.exchange;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;

/**
 * Checks everything that must hold in a till's database: file, operation log and hash chain, receipt numbers unique and
 * gapless, every total the sum of its lines and of its payments, stock the sum of its movements; a service.
 */
public interface TillVerification {

    /** Looks; changes nothing. Slow in proportion to the database. Problems: {@code storage.…}. */
    Outcome<Result> verify(Progress progress);

    /**
     * What was found.
     *
     * @param findings one sentence each, empty when all is well
     * @param more findings beyond those that are listed
     * @param counted what was looked at, by name
     */
    record Result(List<String> findings, long more, SortedMap<String, Long> counted) {

        public Result {
            findings = List.copyOf(findings);
            counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
        }

        /** Whether all is well. */
        public boolean isClean() {
            return findings.isEmpty() && more == 0;
        }
    }
}
