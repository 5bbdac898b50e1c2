package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** What a till that was shut out hands in, as JSON: what a PUSH has, and the branches of its log as in HELLO. */
final class ApartJson {

    private static final Member<List<Hello.Branch>> BRANCHES = HelloJson.BRANCHES;
    private static final Members.Shape SHAPE = PushJson.shape().and(BRANCHES);

    private ApartJson() {}

    static void write(JsonWriter out, Apart.Request request) throws IOException {
        out.beginObject();
        HelloJson.write(out, request.branches());
        PushJson.writeMembers(out, request.push());
        out.endObject();
    }

    static Apart.Request read(WireReader in) throws IOException {
        var m = in.object(SHAPE);
        return new Apart.Request(PushJson.of(m), m.find(BRANCHES).orElse(List.of()));
    }
}
