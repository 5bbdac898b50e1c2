package org.evertill.headoffice;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;

/**
 * Rows of head office's tables that were changed past it, by plain SQL or by a failing disk, and what the operations say that they
 * have to be. Tills get to see what the operations say, never what somebody put into a table; the table itself is put right when a
 * person wants it. Any thread.
 */
public interface RepairDesk {

    /** The rows that are not what was merged, at most 1,000. Looks at all rows: some 10 s per million. */
    List<Misfit> misfits();

    /**
     * Puts a row right; what is right already stays. Nothing is sent for it: tills never saw anything else. Problems: {@code
     * entity.missing} for a row that head office does not know, {@code headoffice.unknown-entity}, {@code headoffice.not-rebuilt} when
     * the operations do not give it.
     *
     * @return the row as it was found and as it is now
     */
    Outcome<Misfit> repair(String table, String id);

    /**
     * @param found what stands in the table; empty when the row is not there
     * @param right what was merged; empty when the operations do not give it
     */
    record Misfit(String table, String id, String scope, Optional<Row> found, Optional<Row> right) {}
}
