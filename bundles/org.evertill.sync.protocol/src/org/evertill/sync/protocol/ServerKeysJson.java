package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** The keys of head office's servers as JSON: a list of fingerprints. */
final class ServerKeysJson {

    private ServerKeysJson() {}

    static Member<List<ServerKey>> member(String name) {
        return new Member<>(name, in -> in.list(ServerKeysJson::read, Limits.MAX_SERVER_KEYS));
    }

    static void write(JsonWriter out, List<ServerKey> keys) throws IOException {
        out.beginArray();
        for (var key : keys) {
            out.value(key.sha256());
        }
        out.endArray();
    }

    private static ServerKey read(WireReader in) throws IOException {
        try {
            return new ServerKey(in.text(Limits.MAX_NAME_CHARS));
        } catch (IllegalArgumentException e) {
            throw in.malformed("not the fingerprint of a key");
        }
    }
}
