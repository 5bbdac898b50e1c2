package org.evertill.sync.words;

import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;

/** What whoever describes knows of the rows that are described. */
public interface KnownRows {

    /** The entity of a table, empty when its bundle is not here. */
    Optional<EntityType<?>> type(String table);

    /** A row as it stands, dead or alive; empty when it is not here. */
    Optional<Row> row(String table, String id);

    /** Who made an operation and where, as far as that is known. */
    Origin origin(String table, String id, String replica, long seq);

    /**
     * Who and where; what is not known is empty.
     *
     * @param registerId for example {@code S1-R1}
     */
    record Origin(String userId, String registerId) {

        public static final Origin UNKNOWN = new Origin("", "");
    }
}
