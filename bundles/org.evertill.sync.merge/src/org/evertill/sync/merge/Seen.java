package org.evertill.sync.merge;

import java.util.Map;

/**
 * What somebody had seen of a row: all that head office had merged up to a version, and what the own replica had written.
 *
 * @param version head office's, 0 for nothing
 * @param own the replica, and those whose logs it goes on with → the newest operation that counts
 */
public record Seen(long version, Map<String, Long> own) {

    public Seen {
        own = Map.copyOf(own);
    }

    public boolean has(FieldVersion write) {
        return version >= write.version() || wrote(write.replica(), write.seq());
    }

    /** Whether an operation is one of the own ones that count. */
    boolean wrote(String replica, long seq) {
        return seq <= own.getOrDefault(replica, 0L);
    }
}
