package org.evertill.storage.sqlite;

import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;

/** Head office as two tills of one store know it. */
interface Office extends AutoCloseable {

    /** The entities that a till has. */
    List<EntityType<?>> types();

    /** Gives a till its identity. */
    void enrol(SqliteStore till, String register);

    /** All that a till has goes up, and all that is there comes down. */
    void round(SqliteStore till);

    /** All that a till has goes up, and it hears of nothing. */
    void send(SqliteStore till);

    /** A person decides that what is set aside never becomes part of the rows. */
    void turnDown();

    /** Every operation that changed a row of these tests, or was to. */
    List<Written> written();

    /** What a merge decided against, in the order in which it did. */
    List<Lost> losses();

    /** What a check of everything finds. */
    List<String> findings();

    @Override
    void close();

    /** An operation as it was received. */
    record Written(String replica, long seq, String table, String entityId, Row before, Row after) {}

    /** A value that does not stand. */
    record Lost(String entityId, String group, String rule, Row value) {}
}
