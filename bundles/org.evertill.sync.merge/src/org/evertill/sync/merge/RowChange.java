package org.evertill.sync.merge;

import java.util.Optional;

/**
 * What a judgement makes of one row.
 *
 * @param before as it was, empty when it was not there
 * @param after as it shall be; in another scope than before when it moves
 */
public record RowChange(RowKey key, Optional<StoredRow> before, StoredRow after) {

    /** Whether the row leaves its scope for another one. */
    public boolean isMove() {
        return before.filter(row -> !row.scope().equals(after.scope())).isPresent();
    }
}
