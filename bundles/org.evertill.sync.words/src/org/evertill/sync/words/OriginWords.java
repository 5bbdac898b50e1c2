package org.evertill.sync.words;

import java.time.Instant;
import org.evertill.kernel.VersionVector;

/** Who, where and when. */
final class OriginWords {

    private static final String SYSTEM = "system:";

    private final Texts texts;
    private final RowWords rows;

    OriginWords(Texts texts, RowWords rows) {
        this.texts = texts;
        this.rows = rows;
    }

    String told(String userId, String registerId, String replica, Instant when) {
        return texts.get("origin", who(userId), where(registerId, replica), texts.time(when));
    }

    String who(String userId) {
        if (userId.isEmpty()) {
            return texts.get("who.unknown");
        }
        if (userId.startsWith(SYSTEM)) {
            return texts.find("who." + userId.substring(SYSTEM.length())).orElseGet(() -> texts.get("who.system"));
        }
        return rows.name("staff", userId);
    }

    String where(String registerId, String replica) {
        if (replica.equals(VersionVector.HEAD_OFFICE)) {
            return texts.get("where.headoffice");
        }
        return registerId.isEmpty() ? texts.get("where.unknown") : texts.get("where.register", registerId);
    }

    /** The same as a heading. */
    String place(String registerId, String replica) {
        if (replica.equals(VersionVector.HEAD_OFFICE)) {
            return texts.get("side.headoffice");
        }
        return registerId.isEmpty() ? texts.get("side.unknown") : texts.get("side.register", registerId);
    }
}
