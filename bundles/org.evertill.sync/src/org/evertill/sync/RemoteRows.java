package org.evertill.sync;

import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.Rows;

/**
 * Carries questions about single rows to head office; a service. Blocks until the answer or a time limit that a person
 * at a screen bears. Problems that pass by themselves have a code that begins with {@code connection.}; others are head
 * office's refusals.
 */
public interface RemoteRows {

    /** The living row of an identifier, or an empty page. */
    Outcome<Rows.Page> find(Line line, Rows.Find question);

    /** Problem: {@code sync.bad-selection}. */
    Outcome<Rows.Page> select(Line line, Rows.Select question);

    /** Problem: {@code sync.bad-selection}. */
    Outcome<Rows.Total> count(Line line, Rows.Count question);

    /**
     * One change, done once however often the same request is sent. After a problem {@code connection.…} it is not known
     * whether head office did it. Problems: {@code entity.…}, {@code sync.foreign-scope}, {@code auth.not-permitted}, {@code headoffice.not-saved}.
     */
    Outcome<Rows.Entry> write(Line line, Rows.Write request);
}
