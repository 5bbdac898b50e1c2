package org.evertill.sync.merge;

import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.GroupOutcome.Side;

/**
 * One of the values that a conflict is about.
 *
 * @param value the group's columns; {@code is_deleted} for a conflict about a row's life; {@code entity_id} for one about a
 *     claimed value
 * @param replica whose value it is
 * @param seq which of its operations
 * @param version head office's version of the row by which this value had joined: who saw that version saw this value
 * @param hlc when, clamped
 * @param userId who; empty when that is not remembered any more
 */
public record Sibling(Row value, String replica, long seq, long version, Hlc hlc, String userId) {

    static Sibling of(Row value, FieldVersion by, String userId) {
        return new Sibling(value, by.replica(), by.seq(), by.version(), by.hlc(), userId);
    }

    Side side() {
        return new Side(value, replica, seq);
    }

    public FieldVersion by() {
        return new FieldVersion(version, replica, seq, hlc);
    }
}
