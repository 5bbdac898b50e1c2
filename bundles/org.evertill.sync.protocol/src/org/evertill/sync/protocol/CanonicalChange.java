package org.evertill.sync.protocol;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;

/**
 * What an operation changed, read back from the text that its hash was taken of.
 *
 * @param before as in {@link Operation}
 * @param after as in {@link Operation}
 */
public record CanonicalChange(Row before, Row after) {

    /** Where {@link HashChain#canonical} puts the row before. */
    private static final int BEFORE = 7;

    /**
     * Reads an operation's canonical text.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static CanonicalChange of(String canonical) {
        try (var in = new JsonReader(new StringReader(canonical))) {
            in.beginArray();
            for (int i = 0; i < BEFORE; i++) {
                in.skipValue();
            }
            return new CanonicalChange(RowJson.read(in), RowJson.read(in));
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("this is no operation's canonical text", e);
        }
    }
}
