package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** A member that a message must have: its name and how its value is read. */
record Member<T>(String name, WireReader.Decoder<T> decoder) {

    static Member<String> name(String name) {
        return new Member<>(name, in -> in.text(Limits.MAX_NAME_CHARS));
    }

    static Member<String> sentence(String name) {
        return new Member<>(name, in -> in.text(Limits.MAX_SENTENCE_CHARS));
    }

    static Member<Long> number(String name) {
        return new Member<>(name, WireReader::number);
    }

    static Member<Integer> smallNumber(String name) {
        return new Member<>(name, WireReader::smallNumber);
    }

    static Member<Boolean> flag(String name) {
        return new Member<>(name, WireReader::flag);
    }

    /** Writes the member's name, so that the value can follow. */
    JsonWriter in(JsonWriter out) throws IOException {
        return out.name(name);
    }
}
