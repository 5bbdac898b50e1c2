package org.evertill.sync.merge;

import org.evertill.kernel.Hlc;

/**
 * Who last wrote a field group.
 *
 * @param version head office's version of the row that came of it, from 1: who saw that version saw this value
 * @param replica the writer
 * @param seq the writer's operation
 * @param hlc when, clamped to head office's clock as it was when the operation arrived
 */
public record FieldVersion(long version, String replica, long seq, Hlc hlc) {

    public FieldVersion {
        if (version < 1 || seq < 1) {
            throw new IllegalArgumentException("counted from 1: version " + version + ", seq " + seq);
        }
    }

    /** Whether this write comes after the other in the order that decides between concurrent ones: HLC, then replica. */
    boolean isLaterThan(FieldVersion other) {
        int byTime = hlc.compareTo(other.hlc);
        return byTime != 0 ? byTime > 0 : replica.compareTo(other.replica) > 0;
    }
}
