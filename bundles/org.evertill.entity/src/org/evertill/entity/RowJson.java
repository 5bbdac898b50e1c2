package org.evertill.entity;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, streaming. The text form is the canonical one. */
public final class RowJson {

    /** The most columns a row has on the wire. */
    public static final int MAX_COLUMNS = 500;

    private RowJson() {}

    public static String write(Row row) {
        return CanonicalJson.of(row);
    }

    /** Writes a row where the writer stands. */
    public static void write(JsonWriter out, Row row) throws IOException {
        out.jsonValue(CanonicalJson.of(row));
    }

    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException when the text is no JSON object of texts, 64-bit integers, booleans and nulls
     */
    public static Row parse(String text) {
        var in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        try {
            var row = read(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("something follows the row");
            }
            return row;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("not a row: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a row where the reader stands.
     *
     * @throws IOException when the reader fails, {@link MalformedJsonException} when what follows is JSON but no row
     * @throws IllegalStateException when what follows is no object
     */
    public static Row read(JsonReader in) throws IOException {
        var values = new TreeMap<String, @Nullable Object>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (values.containsKey(name)) {
                throw new MalformedJsonException("a column stands there twice");
            }
            if (values.size() == MAX_COLUMNS) {
                throw new MalformedJsonException("more than " + MAX_COLUMNS + " columns");
            }
            values.put(name, readValue(in));
        }
        in.endObject();
        return new Row(values);
    }

    private static @Nullable Object readValue(JsonReader in) throws IOException {
        JsonToken token = in.peek();
        if (token == JsonToken.STRING) {
            return in.nextString();
        }
        if (token == JsonToken.NUMBER) {
            return readInteger(in);
        }
        if (token == JsonToken.BOOLEAN) {
            return in.nextBoolean();
        }
        if (token == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        throw new MalformedJsonException("a column holds " + token);
    }

    private static Long readInteger(JsonReader in) throws IOException {
        String digits = in.nextString();
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new MalformedJsonException("a column holds a number that is no 64-bit integer", e);
        }
    }
}
