package org.evertill.headoffice;

import java.nio.file.Path;
import org.evertill.kernel.Outcome;

/**
 * What a person may ask for who is in the chain's data: to get all that is held about him, and to be erased (decision 30). Whoever
 * calls has made sure that who acts may do so. Any thread.
 */
public interface PersonalDataDesk {

    /** How long the writing of a person's data may take: sales are looked through from the first to the last. */
    int MAX_EXPORT_MINUTES = 30;

    /**
     * Writes all that is held about a customer: the row, every operation on it with what lost, conflicts and incidents about it, and
     * the sales that name it with lines and payments. JSON in UTF-8, in a file that only its owner reads and that appears when it
     * is complete. Problems: {@code headoffice.no-such-person}, {@code headoffice.export-failed}.
     *
     * @return how many sales it holds
     */
    Outcome<Long> exportCustomer(String id, Path target);
}
