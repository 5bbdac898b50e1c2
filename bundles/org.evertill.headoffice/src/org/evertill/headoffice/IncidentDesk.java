package org.evertill.headoffice;

import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;

/** What people at head office look at: transactions that were set aside, facts with something wrong, open conflicts. Any thread. */
public interface IncidentDesk {

    /** The open incidents, the oldest first, at most 1,000. */
    List<Incident> incidents();

    /** The open conflicts, the oldest first, at most 1,000. They are decided at a till that sees the row. */
    List<Conflict> conflicts();

    /** The operations that an open incident is about, in order; empty when there is no such incident, or not any more. */
    List<Operation> operations(String id);

    /**
     * Judges a transaction that was set aside once more.
     *
     * @return the incident as it is then; still open, with the reason, when the transaction cannot be taken. Problems: {@code
     *     headoffice.no-incident}, {@code headoffice.incident-closed}, {@code headoffice.not-quarantined}
     */
    Outcome<Incident> release(String id, String userId);

    /**
     * Closes an incident: a transaction that was set aside never becomes part of the rows, a fact stays as it is. What was
     * received is kept. Problems as of {@link #release}.
     */
    Outcome<Incident> close(String id, String userId);
}
