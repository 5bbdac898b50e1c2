package org.evertill.sync.merge;

import java.util.HashMap;
import java.util.List;
import org.evertill.entity.ScopeName;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/**
 * Who sends operations, and what is theirs to write.
 *
 * @param storeId null for head office itself, as is the register
 * @param ancestors those whose logs it goes on with, after a restore; mostly none
 */
public record Author(
        String replica, @Nullable String storeId, @Nullable String registerId, List<Ancestor> ancestors) {

    public Author {
        ancestors = List.copyOf(ancestors);
    }

    /** One without ancestors. */
    public Author(String replica, @Nullable String storeId, @Nullable String registerId) {
        this(replica, storeId, registerId, List.of());
    }

    /**
     * What it had seen of a row.
     *
     * @param version head office's
     * @param seq the newest operation of its log that counts
     */
    public Seen seen(long version, long seq) {
        var own = new HashMap<String, Long>();
        ancestors.forEach(a -> own.put(a.replica(), Math.min(a.lastSeq(), seq)));
        own.put(replica, seq);
        return new Seen(version, own);
    }

    /** The name under which the till speaks: its first replica's. */
    public String till() {
        return ancestors.isEmpty() ? replica : ancestors.getFirst().replica();
    }

    /** Whether an operation is the first of its own, behind those that it goes on with. */
    boolean beginsWith(long seq) {
        return !ancestors.isEmpty() && seq == ancestors.getLast().lastSeq() + 1;
    }

    /** Whether rows of a scope are this replica's to write: the chain's, its store's, its register's; head office's are all. */
    public boolean mayWrite(String scope) {
        if (replica.equals(VersionVector.HEAD_OFFICE) || scope.equals(ScopeName.CHAIN)) {
            return true;
        }
        return storeId != null && (scope.equals(ScopeName.store(storeId)) || ScopeName.isFactsOf(storeId, scope))
                || registerId != null && scope.equals(ScopeName.register(registerId));
    }

    /** Where people read what could not be done with this replica's operations. */
    public String incidentScope() {
        return registerId == null ? ScopeName.CHAIN : ScopeName.register(registerId);
    }
}
