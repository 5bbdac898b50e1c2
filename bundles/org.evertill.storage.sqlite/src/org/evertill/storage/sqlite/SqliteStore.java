package org.evertill.storage.sqlite;

import org.evertill.storage.Database;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.KeyRotation;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RowHistory;

/** An open database with everything that stands on the same file; valid until the database is closed. */
public interface SqliteStore extends Database {

    /** Its operation log. */
    ChangeTracker changes();

    /** Where pulled rows land. */
    PullTarget pullTarget();

    /** What this till knows itself of its rows' history. */
    RowHistory history();

    /** What this till has changed at head office, ahead of the cut that brings it. */
    EarlyRows earlyRows();

    /** What waits for a person. */
    ConflictDesk conflicts();

    /** Changes the key of what is encrypted in it. */
    KeyRotation keys();

    /**
     * What a text of its file says, sealed or not, for checks that read the file past the database.
     *
     * @param column the sealed one
     * @param id of the row
     */
    String plain(String table, String column, String id, String kept);

    /** Looks whether all is well. */
    DatabaseCheck check();
}
