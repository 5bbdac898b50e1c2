package org.evertill.sync.merge;

import org.evertill.entity.ScopeName;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/**
 * Who sends operations, and what is theirs to write.
 *
 * @param storeId null for head office itself, as is the register
 */
public record Author(
        String replica, @Nullable String storeId, @Nullable String registerId) {

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
