package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;

/** Maps from names to numbers as JSON: cursors, heads, version vectors. */
final class Numbers {

    private Numbers() {}

    static void write(JsonWriter out, Map<String, Long> numbers) throws IOException {
        out.beginObject();
        for (var entry : numbers.entrySet()) {
            out.name(entry.getKey()).value(entry.getValue());
        }
        out.endObject();
    }
}
