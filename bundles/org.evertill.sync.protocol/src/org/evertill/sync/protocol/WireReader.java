package org.evertill.sync.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.entity.WellFormed;

/** Reads the values that messages are made of, strictly, and turns whatever is wrong into a {@link WireException}. */
final class WireReader {

    private final BoundedReader source;
    private final JsonReader json;

    private WireReader(Reader in) {
        source = new BoundedReader(in, Limits.MAX_BODY_BYTES, Limits.MAX_ROW_CHARS);
        json = new JsonReader(source);
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(Limits.MAX_DEPTH);
    }

    /** Reads one kind of value where the reader stands. */
    @FunctionalInterface
    interface Decoder<T> {
        T read(WireReader in) throws IOException;
    }

    /** Reads a whole document that holds one value. */
    static <T> T readDocument(Reader reader, Decoder<T> decoder) throws IOException {
        var in = new WireReader(reader);
        try {
            T value = decoder.read(in);
            in.end();
            return value;
        } catch (MalformedJsonException
                | EOFException
                | IllegalStateException
                | IllegalArgumentException
                | DateTimeException e) {
            throw in.unreadable(e);
        }
    }

    /** An object with the members of a shape, each at most once. */
    Members object(Members.Shape shape) throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        json.beginObject();
        var values = new HashMap<String, Object>();
        for (int members = 0; hasNext(); members++) {
            if (members == Limits.MAX_MEMBERS) {
                throw tooLarge("more than " + Limits.MAX_MEMBERS + " members");
            }
            var member = shape.find(json.nextName());
            if (member == null) {
                skipValue();
            } else if (values.put(member.name(), member.decoder().read(this)) != null) {
                throw malformed("the member stands there twice");
            }
        }
        json.endObject();
        return shape.complete(values, this);
    }

    /** An array of at most so many elements. */
    <T> List<T> list(Decoder<T> decoder, int maxElements) throws IOException {
        expect(JsonToken.BEGIN_ARRAY);
        json.beginArray();
        var elements = new ArrayList<T>();
        while (hasNext()) {
            if (elements.size() == maxElements) {
                throw tooLarge("more than " + maxElements + " elements");
            }
            elements.add(decoder.read(this));
        }
        json.endArray();
        return elements;
    }

    /** An object whose member names are data. */
    <T> SortedMap<String, T> map(Decoder<T> decoder, int maxEntries) throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        json.beginObject();
        var entries = new TreeMap<String, T>();
        while (hasNext()) {
            String name = checked(json.nextName(), Limits.MAX_NAME_CHARS);
            if (entries.size() == maxEntries) {
                throw tooLarge("more than " + maxEntries + " members");
            }
            if (entries.put(name, decoder.read(this)) != null) {
                throw malformed("the member stands there twice");
            }
        }
        json.endObject();
        return entries;
    }

    Row row() throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        var row = RowJson.read(json);
        long chars = 0; // of its texts; the bound of what is read at once is coarser
        for (var field : row.values().entrySet()) {
            if (field.getKey().length() > Limits.MAX_NAME_CHARS) {
                throw tooLarge("a column's name has more than " + Limits.MAX_NAME_CHARS + " characters");
            }
            chars += field.getValue() instanceof String text ? text.length() : 0;
        }
        if (chars > Limits.MAX_ROW_CHARS) {
            throw tooLarge("a row has more than " + Limits.MAX_ROW_CHARS + " characters");
        }
        return row;
    }

    String text(int maxChars) throws IOException {
        expect(JsonToken.STRING);
        return checked(json.nextString(), maxChars);
    }

    /** A value that a column may have: a text, a 64-bit integer, a truth value. */
    Object scalar() throws IOException {
        source.startPart();
        return switch (json.peek()) {
            case STRING -> checked(json.nextString(), Limits.MAX_ROW_CHARS);
            case NUMBER -> Long.valueOf(json.nextString());
            case BOOLEAN -> json.nextBoolean();
            default -> throw malformed("there is " + json.peek() + " where a plain value belongs");
        };
    }

    /** A count or a sequence number: 0 or more. */
    long number() throws IOException {
        expect(JsonToken.NUMBER);
        long number = Long.parseLong(json.nextString());
        if (number < 0) {
            throw malformed("the number is negative");
        }
        return number;
    }

    int smallNumber() throws IOException {
        long number = number();
        if (number > Integer.MAX_VALUE) {
            throw malformed("the number is too large");
        }
        return (int) number;
    }

    boolean flag() throws IOException {
        expect(JsonToken.BOOLEAN);
        return json.nextBoolean();
    }

    Instant instant() throws IOException {
        return Instant.parse(text(Limits.MAX_NAME_CHARS));
    }

    <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        return Enum.valueOf(type, text(Limits.MAX_NAME_CHARS));
    }

    WireException malformed(String what) {
        return new WireException(WireException.Reason.MALFORMED, at(what));
    }

    WireException tooLarge(String what) {
        return new WireException(WireException.Reason.TOO_LARGE, at(what));
    }

    WireException badSum() {
        return new WireException(WireException.Reason.BAD_SUM, "the page does not add up to its checksum");
    }

    /** The cause stays out of the text: it may quote what stood there. */
    private WireException unreadable(Exception cause) {
        return source.ended() || cause instanceof EOFException
                ? new WireException(WireException.Reason.TRUNCATED, at("it ends"), cause)
                : new WireException(WireException.Reason.MALFORMED, at("it is not what it should be"), cause);
    }

    private String at(String what) {
        return "at " + json.getPath() + " " + what;
    }

    private String checked(String text, int maxChars) throws WireException {
        if (text.length() > maxChars) {
            throw tooLarge("a text has more than " + maxChars + " characters");
        }
        if (!WellFormed.isStorable(text)) {
            throw malformed("a text holds NUL or half a surrogate pair");
        }
        return text;
    }

    private boolean hasNext() throws IOException {
        source.startPart();
        return json.hasNext();
    }

    private void expect(JsonToken token) throws IOException {
        source.startPart();
        if (json.peek() != token) {
            throw malformed("there is " + json.peek() + " where " + token + " belongs");
        }
    }

    /** Passes over a value token by token, so that its parts are bounded and not its whole. */
    private void skipValue() throws IOException {
        int depth = 0;
        do {
            source.startPart();
            switch (json.peek()) {
                case BEGIN_ARRAY -> {
                    json.beginArray();
                    depth++;
                }
                case BEGIN_OBJECT -> {
                    json.beginObject();
                    depth++;
                }
                case END_ARRAY -> {
                    json.endArray();
                    depth--;
                }
                case END_OBJECT -> {
                    json.endObject();
                    depth--;
                }
                case END_DOCUMENT -> throw new EOFException("inside a value");
                case NAME -> json.nextName();
                case STRING, NUMBER, BOOLEAN, NULL -> json.skipValue();
            }
        } while (depth > 0);
    }

    private void end() throws IOException {
        source.startPart();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw malformed("something follows the message");
        }
    }
}
