package org.evertill.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which days of which stores.
 *
 * @param to included
 * @param storeIds empty for all that the answering side has sales of: a till its own
 * @param registerId empty for all
 */
public record Question(
        LocalDate from, LocalDate to, List<String> storeIds, Optional<String> registerId, Grouping grouping) {

    public Question {
        storeIds = List.copyOf(storeIds);
    }

    /** Whether several stores have rows of their own. */
    public enum Grouping {
        TOGETHER,
        BY_STORE
    }

    /** All of some days. */
    public static Question of(LocalDate from, LocalDate to) {
        return new Question(from, to, List.of(), Optional.empty(), Grouping.TOGETHER);
    }

    /** The same of one register. */
    public Question ofRegister(String id) {
        return new Question(from, to, storeIds, Optional.of(id), grouping);
    }

    /** The same of some stores. */
    public Question ofStores(List<String> ids, Grouping how) {
        return new Question(from, to, ids, registerId, how);
    }
}
