package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.SortedMap;

/** POKE as JSON. */
final class PokeJson {

    private static final Member<SortedMap<String, Long>> HEADS =
            new Member<>("heads", in -> in.map(WireReader::number, Limits.MAX_SCOPES));
    private static final Members.Shape POKE = new Members.Shape(HEADS);

    private PokeJson() {}

    static void write(JsonWriter out, Poke poke) throws IOException {
        out.beginObject();
        Numbers.write(HEADS.in(out), poke.heads());
        out.endObject();
    }

    static Poke read(WireReader in) throws IOException {
        return new Poke(in.object(POKE).get(HEADS));
    }
}
