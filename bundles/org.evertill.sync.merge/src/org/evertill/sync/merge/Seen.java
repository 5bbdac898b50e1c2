package org.evertill.sync.merge;

import org.evertill.kernel.VersionVector;

/**
 * What somebody had seen of a row: all that head office had merged up to a version, and what the own replica had written.
 *
 * @param version head office's, 0 for nothing
 * @param seq the newest of the replica's own operations that counts
 */
public record Seen(long version, String replica, long seq) {

    /** As a version vector says it, of a till that asks. */
    public static Seen by(String replica, VersionVector seen) {
        return new Seen(seen.get(VersionVector.HEAD_OFFICE), replica, seen.get(replica));
    }

    public boolean has(FieldVersion write) {
        return version >= write.version() || write.replica().equals(replica) && write.seq() <= seq;
    }
}
