package org.evertill.sync.merge;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.TreeMap;
import org.evertill.entity.CanonicalJson;
import org.evertill.kernel.Hlc;

/**
 * The text form of {@link FieldVersions}, canonical: {@code {"":[1,"R7f…",345,"018f3c2a9b10-0001"],"price":[…]}}, where
 * the empty name is the write that made the row, and an entry is version, replica, seq, HLC.
 */
public final class FieldVersionsJson {

    private static final String FIRST = "";

    private FieldVersionsJson() {}

    public static String write(FieldVersions versions) {
        var all = new TreeMap<String, List<Object>>();
        all.put(FIRST, entry(versions.first()));
        versions.later().forEach((group, version) -> all.put(group, entry(version)));
        var out = new StringBuilder(80 * all.size());
        CanonicalJson.write(out, all);
        return out.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static FieldVersions parse(String text) {
        var in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        var all = new TreeMap<String, FieldVersion>();
        try {
            in.beginObject();
            while (in.hasNext()) {
                all.put(in.nextName(), entry(in));
            }
            in.endObject();
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("something follows the field versions");
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("these are no field versions: " + e.getMessage(), e);
        }
        var first = all.remove(FIRST);
        if (first == null) {
            throw new IllegalArgumentException("field versions without the write that made the row");
        }
        return new FieldVersions(first, all);
    }

    private static List<Object> entry(FieldVersion version) {
        return List.of(
                version.version(),
                version.replica(),
                version.seq(),
                version.hlc().toString());
    }

    private static FieldVersion entry(JsonReader in) throws IOException {
        in.beginArray();
        var version = new FieldVersion(in.nextLong(), in.nextString(), in.nextLong(), Hlc.parse(in.nextString()));
        in.endArray();
        return version;
    }
}
