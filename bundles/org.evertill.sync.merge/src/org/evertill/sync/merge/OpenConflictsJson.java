package org.evertill.sync.merge;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.RowJson;
import org.jspecify.annotations.Nullable;

/**
 * The text form of what waits for a person about one row, canonical: {@code {"price":[3,{…}]}}, by field group the version of
 * the conflict's row and that row.
 */
public final class OpenConflictsJson {

    private OpenConflictsJson() {}

    /** Null when nothing waits, which is the rule. */
    public static @Nullable String write(SortedMap<String, OpenConflict> conflicts) {
        return conflicts.isEmpty() ? null : text(conflicts);
    }

    /** One conflict; null for none. */
    public static @Nullable String write(@Nullable OpenConflict conflict) {
        return conflict == null ? null : write(new TreeMap<>(Map.of(group(conflict), conflict)));
    }

    /**
     * Reads what {@link #write(SortedMap)} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static SortedMap<String, OpenConflict> parse(@Nullable String text) {
        if (text == null) {
            return Collections.emptySortedMap();
        }
        var in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        var conflicts = new TreeMap<String, OpenConflict>();
        try {
            in.beginObject();
            while (in.hasNext()) {
                conflicts.put(in.nextName(), read(in));
            }
            in.endObject();
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("something follows the conflicts");
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("these are no conflicts: " + e.getMessage(), e);
        }
        return conflicts;
    }

    private static String group(OpenConflict open) {
        return open.conflict().fieldGroup();
    }

    private static String text(SortedMap<String, OpenConflict> conflicts) {
        var all = new TreeMap<String, List<Object>>();
        conflicts.forEach(
                (group, open) -> all.put(group, List.of(open.version(), Conflict.TYPE.toRow(open.conflict()))));
        var out = new StringBuilder(500 * all.size());
        CanonicalJson.write(out, all);
        return out.toString();
    }

    private static OpenConflict read(JsonReader in) throws IOException {
        in.beginArray();
        long version = in.nextLong();
        var conflict = Conflict.TYPE.fromRow(RowJson.read(in));
        in.endArray();
        return new OpenConflict(conflict, version);
    }
}
