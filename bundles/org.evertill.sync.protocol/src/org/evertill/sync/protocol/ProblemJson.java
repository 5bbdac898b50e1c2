package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.SortedMap;
import org.evertill.kernel.Problem;

/** Problems as JSON. */
final class ProblemJson {

    private static final Member<String> CODE = Member.name("code");
    private static final Member<String> MESSAGE = Member.sentence("message");
    private static final Member<SortedMap<String, String>> FACTS =
            new Member<>("facts", in -> in.map(reader -> reader.text(Limits.MAX_SENTENCE_CHARS), Limits.MAX_FACTS));
    private static final Members.Shape SHAPE = new Members.Shape(CODE, MESSAGE, FACTS);

    private ProblemJson() {}

    static void write(JsonWriter out, Problem problem) throws IOException {
        out.beginObject();
        CODE.in(out).value(problem.code());
        MESSAGE.in(out).value(problem.message());
        FACTS.in(out).beginObject();
        for (var fact : problem.facts().entrySet()) {
            out.name(fact.getKey()).value(fact.getValue());
        }
        out.endObject();
        out.endObject();
    }

    static Problem read(WireReader in) throws IOException {
        var m = in.object(SHAPE);
        return new Problem(m.get(CODE), m.get(MESSAGE), m.get(FACTS));
    }
}
