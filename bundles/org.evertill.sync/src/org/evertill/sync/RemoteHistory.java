package org.evertill.sync;

import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.History;

/**
 * Asks head office for the history of a row; a service. Blocks until the answer or a time limit that a person at a screen
 * bears. Problems that pass by themselves have a code that begins with {@code connection.}.
 */
public interface RemoteHistory {

    /** One page. What the till may not see is not in it. Problem: {@code headoffice.unknown-entity}. */
    Outcome<History.Page> history(Line line, History.Request request);
}
