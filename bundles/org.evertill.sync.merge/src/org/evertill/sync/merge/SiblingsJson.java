package org.evertill.sync.merge;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Hlc;
import org.jspecify.annotations.Nullable;

/**
 * Siblings as canonical JSON: {@code [{"hlc":"…","replica":"R7f…","seq":345,"user":"…","value":{…},"version":12}]}, in the
 * order in which they joined.
 */
public final class SiblingsJson {

    private SiblingsJson() {}

    public static String write(List<Sibling> siblings) {
        var out = new StringBuilder(200 * siblings.size());
        CanonicalJson.write(out, siblings.stream().map(SiblingsJson::members).toList());
        return out.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static List<Sibling> parse(String text) {
        var in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        try {
            var siblings = new ArrayList<Sibling>();
            in.beginArray();
            while (in.hasNext()) {
                siblings.add(read(in));
            }
            in.endArray();
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("something follows the siblings");
            }
            return List.copyOf(siblings);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("these are no siblings: " + e.getMessage(), e);
        }
    }

    private static TreeMap<String, @Nullable Object> members(Sibling sibling) {
        var members = new TreeMap<String, @Nullable Object>();
        members.put("hlc", sibling.hlc().toString());
        members.put("replica", sibling.replica());
        members.put("seq", sibling.seq());
        members.put("user", sibling.userId());
        members.put("value", sibling.value());
        members.put("version", sibling.version());
        return members;
    }

    private static Sibling read(JsonReader in) throws IOException {
        String replica = "";
        String user = "";
        String hlc = "";
        long seq = 0;
        long version = 0;
        Row value = Row.EMPTY;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "hlc" -> hlc = in.nextString();
                case "replica" -> replica = in.nextString();
                case "seq" -> seq = in.nextLong();
                case "user" -> user = in.nextString();
                case "value" -> value = RowJson.read(in);
                case "version" -> version = in.nextLong();
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Sibling(value, replica, seq, version, Hlc.parse(hlc), user);
    }
}
