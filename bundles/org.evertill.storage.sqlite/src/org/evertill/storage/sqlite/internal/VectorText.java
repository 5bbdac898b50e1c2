package org.evertill.storage.sqlite.internal;

import java.util.TreeMap;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.RowJson;
import org.evertill.kernel.VersionVector;

/** Version vectors as the JSON text of their column, for example {@code {"R7f":345,"hq":12}}. */
final class VectorText {

    private VectorText() {}

    static String write(VersionVector vector) {
        var out = new StringBuilder(48);
        CanonicalJson.write(out, vector.counters());
        return out.toString();
    }

    static VersionVector parse(String text) {
        var counters = new TreeMap<String, Long>();
        RowJson.parse(text).values().forEach((replica, counter) -> {
            if (counter instanceof Long number) {
                counters.put(replica, number);
            }
        });
        return new VersionVector(counters);
    }
}
