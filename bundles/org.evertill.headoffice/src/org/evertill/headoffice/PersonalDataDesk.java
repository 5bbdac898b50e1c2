package org.evertill.headoffice;

import java.nio.file.Path;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Erasure;

/**
 * What a person may ask for who is in the chain's data: to get all that is held about him, and to be erased (decision 30). Whoever
 * calls has made sure that who acts may do so. Any thread.
 */
public interface PersonalDataDesk {

    /** How long the writing of a person's data may take: sales are looked through from the first to the last. */
    int MAX_EXPORT_MINUTES = 30;

    /**
     * Writes all that is held about a customer: the row, every operation on it with what lost, conflicts and incidents about it, and
     * the sales that name it with lines and payments; of a customer who was merged with others the same of all rows. JSON in UTF-8, in a file that only its owner reads and that appears when it
     * is complete. Problems: {@code headoffice.no-such-person}, {@code headoffice.export-failed}.
     *
     * @return how many sales it holds
     */
    Outcome<Long> exportCustomer(String id, Path target);

    /**
     * Erases a person's data from a row, here and, with their next exchange, on all tills: out of the row, all operations on it, what gave
     * way, conflicts and incidents. Identifier, number and country stay, and so do sales. What arrives later about the row loses such
     * data on arrival. Of a customer who was merged with others all rows are erased. Takes a moment in which nobody else is at work. A row that was erased already stays as it is. Problems:
     * {@code headoffice.no-such-person}, {@code headoffice.nothing-personal}, {@code headoffice.no-reason},
     * {@code headoffice.unknown-entity}, {@code headoffice.database-busy}.
     *
     * @param reason 1 to {@link Erasure#MAX_REASON} characters that name nobody: it stays
     */
    Outcome<Erasure> erase(String table, String id, String reason, String userId);

    /**
     * Does an erasure once more that a backup, which was put back, does not have; also when nobody is known here of that name, who
     * may come back from a till. Problems as of {@link #erase}.
     */
    Outcome<Erasure> repeat(Erasure before);

    /** All erasures, the oldest first. They have to be repeated when a backup of before is put back. */
    List<Erasure> erasures();
}
