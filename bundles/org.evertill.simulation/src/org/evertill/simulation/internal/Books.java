package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.sync.merge.RowKey;

/** What people at head office look at before they change something. */
interface Books {

    /** Rows of a table by identifier, the living or the dead. */
    List<Row> rows(EntityType<?> type, boolean dead);

    /** A row as it shall be. */
    record Wanted(EntityType<?> type, RowKey key, Row row) {}

    /** A change, made of the rows as they are when it is made. */
    interface Change {
        List<Wanted> of(Books books);
    }
}
