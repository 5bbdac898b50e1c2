package org.evertill.headoffice.postgres.internal;

import org.evertill.entity.Row;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a push makes of one row.
 *
 * @param before as it was before the push, null when it was not there
 * @param after as it shall be
 */
record RowChange(
        Table table, String id, String scope, @Nullable RowState before, RowState after) {

    boolean isNew() {
        return before == null;
    }

    Row row() {
        return after.row();
    }

    /** What the row added to its scope's digest so far. */
    long oldDigest() {
        return before == null ? 0 : digest(before);
    }

    /** What it adds now. */
    long newDigest() {
        return digest(after);
    }

    private long digest(RowState state) {
        return RowDigest.of(table.name(), id, state.version(), state.deleted(), state.row());
    }
}
