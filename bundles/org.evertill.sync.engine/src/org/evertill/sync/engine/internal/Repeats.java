package org.evertill.sync.engine.internal;

import java.util.EnumMap;
import java.util.Map;

/** What happens again and again in one round, which is a contradiction from some number on. Used by one thread. */
final class Repeats {

    private final Map<What, Integer> counts = new EnumMap<>(What.class);

    /** What may, and how often. */
    enum What {
        REWIND(3),
        EPOCH_CHANGE(2),
        MORE_THAN_SENT(2),
        /** One after the other. */
        BAD_PAGE(3),
        RELOAD(20),
        /** Head office moves on between the cut and the comparison; or scopes that differ. */
        COMPARISON(30);

        private final int most;

        What(int most) {
            this.most = most;
        }
    }

    /** It has happened once more; gives whether that is too often. */
    boolean isTooOften(What what) {
        return counts.merge(what, 1, Integer::sum) > what.most;
    }

    /** It has come to an end. */
    void forget(What what) {
        counts.remove(what);
    }
}
