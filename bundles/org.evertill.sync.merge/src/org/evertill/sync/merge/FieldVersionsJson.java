package org.evertill.sync.merge;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evertill.entity.CanonicalJson;
import org.evertill.kernel.Hlc;

/**
 * The text form of {@link FieldVersions}, canonical: {@code {"":[1,"R7f…",345,"018f3c2a9b10-0001"],"price":[…]}}, where
 * the empty name is the write that made the row, and an entry is version, replica, seq, HLC, with {@code true} behind them
 * when a person decided.
 */
public final class FieldVersionsJson {

    private static final String FIRST = "";

    private FieldVersionsJson() {}

    public static String write(FieldVersions versions) {
        var all = new TreeMap<String, List<Object>>();
        all.put(FIRST, entry(versions.first(), false));
        versions.later()
                .forEach((group, version) ->
                        all.put(group, entry(version, versions.decided().contains(group))));
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
        var decided = new TreeSet<String>();
        try {
            in.beginObject();
            while (in.hasNext()) {
                String group = in.nextName();
                all.put(group, entry(in, group, decided));
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
        return new FieldVersions(first, all, decided);
    }

    private static List<Object> entry(FieldVersion version, boolean decided) {
        List<Object> entry = List.of(
                version.version(),
                version.replica(),
                version.seq(),
                version.hlc().toString());
        return decided ? Stream.concat(entry.stream(), Stream.<Object>of(true)).toList() : entry;
    }

    private static FieldVersion entry(JsonReader in, String group, Set<String> decided) throws IOException {
        in.beginArray();
        var version = new FieldVersion(in.nextLong(), in.nextString(), in.nextLong(), Hlc.parse(in.nextString()));
        if (in.hasNext() && in.nextBoolean()) {
            decided.add(group);
        }
        in.endArray();
        return version;
    }
}
