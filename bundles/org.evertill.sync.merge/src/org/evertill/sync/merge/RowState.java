package org.evertill.sync.merge;

import org.evertill.entity.Row;

/**
 * A row as head office has it.
 *
 * @param row all data columns, those that this version does not know included
 * @param version counted per row from 1, one for every operation merged into it
 * @param deleted whether the row is dead; its columns stay
 */
public record RowState(Row row, long version, FieldVersions fields, boolean deleted) {

    public RowState {
        if (version < 1) {
            throw new IllegalArgumentException("versions are counted from 1, not " + version);
        }
    }
}
