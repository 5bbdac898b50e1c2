package org.evertill.entity;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A set of texts as the text of its column: a canonical JSON array, sorted, each element once. */
public final class TextSet {

    private TextSet() {}

    /** The column's text. */
    public static String write(Collection<?> elements) {
        var sorted = new TreeSet<String>();
        elements.forEach(e -> sorted.add((String) e));
        var out = new StringBuilder();
        CanonicalJson.write(out, sorted);
        return out.toString();
    }

    /**
     * The elements, sorted; none for an empty column.
     *
     * @throws IllegalArgumentException when the text is no JSON array of texts
     */
    public static SortedSet<String> read(@Nullable String text) {
        var elements = new TreeSet<String>();
        if (text == null) {
            return elements;
        }
        try (var in = new JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            in.beginArray();
            while (in.hasNext()) {
                if (in.peek() != JsonToken.STRING) {
                    throw new IllegalArgumentException("an element that is no text");
                }
                elements.add(in.nextString());
            }
            in.endArray();
            return Collections.unmodifiableSortedSet(elements);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("not a set of texts", e);
        }
    }
}
