package org.evertill.sync.merge;

import org.evertill.kernel.Hlc;

/**
 * A conflict that waits for a person, as the row it is about remembers it.
 *
 * @param version of the conflict's own row at head office, from 1
 */
public record OpenConflict(Conflict conflict, long version) {

    /** The name of the conflict's own row. */
    public RowKey key() {
        return new RowKey(Conflict.TYPE.table(), conflict.id());
    }

    /**
     * The conflict's own row at head office.
     *
     * @param replica who made it what it is, and when
     */
    public StoredRow row(String replica, Hlc at) {
        var by = new FieldVersion(version, replica, 1, at);
        var state = new RowState(Conflict.TYPE.toRow(conflict), version, FieldVersions.of(by), false);
        return new StoredRow(conflict.rowScope(), state);
    }
}
