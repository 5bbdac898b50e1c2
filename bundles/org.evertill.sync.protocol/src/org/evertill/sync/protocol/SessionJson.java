package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;

/** SESSION as JSON. */
final class SessionJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Instant> AT = new Member<>("at", WireReader::instant);
    private static final Member<String> NONCE = Member.name("nonce");
    private static final Member<String> SIGNATURE = Member.name("signature");
    private static final Members.Shape REQUEST = new Members.Shape(REPLICA, AT, NONCE, SIGNATURE);

    private static final Member<String> TOKEN = Member.name("token");
    private static final Member<Integer> SECONDS = Member.smallNumber("seconds");
    private static final Members.Shape ANSWER = new Members.Shape(TOKEN, SECONDS);

    private SessionJson() {}

    static void write(JsonWriter out, Session.Request request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        AT.in(out).value(request.at().toString());
        NONCE.in(out).value(request.nonce());
        SIGNATURE.in(out).value(request.signature());
        out.endObject();
    }

    static Session.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new Session.Request(m.get(REPLICA), m.get(AT), m.get(NONCE), m.get(SIGNATURE));
    }

    static void write(JsonWriter out, Session.Answer answer) throws IOException {
        out.beginObject();
        TOKEN.in(out).value(answer.token());
        SECONDS.in(out).value(answer.seconds());
        out.endObject();
    }

    static Session.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Session.Answer(m.get(TOKEN), m.get(SECONDS));
    }
}
