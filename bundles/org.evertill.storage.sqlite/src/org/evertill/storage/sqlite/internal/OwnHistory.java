package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.kernel.VersionVector;

/**
 * Whether a row that has another version now is still what a caller saw: between the two, head office has merged the
 * caller's own till's operations and nothing else. A person who saves twice is not told that somebody was quicker only
 * because a cut came in between.
 */
final class OwnHistory {

    /** More operations on one row between two exchanges are looked at again by the caller. */
    private static final int MAX_OPERATIONS = 1_000;

    private OwnHistory() {}

    /**
     * Head office counts a row's version up by one for each operation it merges. Only those are counted here that head
     * office certainly had not merged into what the caller saw; so when the count fits, there is no room for a foreign
     * one.
     */
    static boolean isSame(Session session, VersionVector seen, VersionVector current) {
        var identity = Identities.read(session);
        if (identity.isEmpty()) {
            return false;
        }
        String own = identity.get().replica();
        long newest = seen.get(own);
        if (newest == 0 || current.get(own) != 0 && current.get(own) != newest) {
            return false;
        }
        long pulled = session.number("SELECT pulled_seq FROM replica_state");
        long base = seen.get(VersionVector.HEAD_OFFICE);
        long merged = merged(session, base, newest, pulled, own);
        boolean arrived = current.get(own) != 0 || newest <= pulled;
        return arrived && merged >= 0 && current.get(VersionVector.HEAD_OFFICE) == base + merged;
    }

    /** How many of the operations that stood on top of the version {@code base} are merged; -1 when it cannot be told. */
    private static long merged(Session session, long base, long newest, long pulled, String own) {
        long merged = 0;
        long seq = newest;
        for (int steps = 0; seq > 0 && steps < MAX_OPERATIONS; steps++) {
            var operation = OperationLog.find(session, seq);
            if (operation.isEmpty() || seq <= pulled && !isMerged(session, seq)) {
                return -1;
            }
            merged += seq <= pulled ? 1 : 0;
            var context = operation.get().context();
            // The one before stood there too, unless a cut came in between, which may have brought it.
            seq = context.get(VersionVector.HEAD_OFFICE) == base ? context.get(own) : 0;
        }
        return merged;
    }

    /** Head office took it, whatever was decided about it; only what is set aside or asks a person is not. */
    private static boolean isMerged(Session session, long seq) {
        return session.first("SELECT sync_status FROM sync_log WHERE seq = ?", List.of(seq), r -> r.getString(1))
                .filter(OperationLog.SYNCED::equals)
                .isPresent();
    }
}
