package org.evertill.sync.merge;

import org.evertill.entity.Row;

/** A row with the scope it is in. */
public record StoredRow(String scope, RowState state) {

    /** The same with other values, at the same version. */
    public StoredRow with(Row row) {
        return new StoredRow(
                scope, new RowState(row, state.version(), state.fields(), state.deleted(), state.conflicts()));
    }
}
