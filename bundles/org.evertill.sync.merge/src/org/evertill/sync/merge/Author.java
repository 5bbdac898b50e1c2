package org.evertill.sync.merge;

import java.util.regex.Pattern;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/**
 * Who sends operations, and what is theirs to write.
 *
 * @param storeId null for head office itself, as is the register
 */
public record Author(
        String replica, @Nullable String storeId, @Nullable String registerId) {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** Whether rows of a scope are this replica's to write: the chain's, its store's, its register's. */
    public boolean mayWrite(String scope) {
        if (replica.equals(VersionVector.HEAD_OFFICE) || scope.equals("chain")) {
            return true;
        }
        String facts = "facts:" + storeId + ":";
        return scope.equals("store:" + storeId)
                || scope.equals("register:" + registerId)
                || scope.startsWith(facts)
                        && MONTH.matcher(scope.substring(facts.length())).matches();
    }

    /** Where people read what could not be done with this replica's operations. */
    public String incidentScope() {
        return registerId == null ? "chain" : "register:" + registerId;
    }
}
