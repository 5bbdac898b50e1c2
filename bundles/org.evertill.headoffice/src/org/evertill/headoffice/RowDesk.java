package org.evertill.headoffice;

import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Rows;

/**
 * Gives and takes single rows of head office, for tills that work on them over the network. Any thread. A till reads only
 * rows of scopes it is subscribed to, and writes only those it could push. Problems of all:
 * {@code headoffice.unknown-entity}, {@code headoffice.database-away}.
 */
public interface RowDesk {

    /** The living row of an identifier, or an empty page. */
    Outcome<Rows.Page> find(Caller caller, Rows.Find question);

    /** Problem: {@code sync.bad-selection} for a column that is not there or a value that does not fit it. */
    Outcome<Rows.Page> select(Caller caller, Rows.Select question);

    /** Problem: as of {@link #select}. */
    Outcome<Rows.Total> count(Caller caller, Rows.Count question);

    /**
     * Makes one change, as an operation of head office's own, and gives the row as it is then; a change that changes
     * nothing makes no operation. A request that was done before is not done again: it is answered with the row as it is
     * now. Remembered for a day.
     *
     * <p>Problems: {@code entity.exists}, {@code entity.missing}, {@code entity.stale} with the facts {@code seen} and
     * {@code current}, {@code entity.invalid}, {@code entity.fact}, {@code entity.derived}, {@code sync.foreign-scope},
     * {@code auth.not-permitted} when the person of the request may not do it,
     * {@code sync.request-reused}, {@code headoffice.not-saved}.
     */
    Outcome<Rows.Entry> write(Caller caller, Rows.Write request);
}
