package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Enrolment as JSON. */
final class EnrolmentJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<String> SERIES = Member.name("series");

    private static final Member<String> CODE = Member.name("code");
    private static final Member<String> DEVICE_NAME = Member.name("deviceName");
    private static final Member<String> PUBLIC_KEY = Member.name("publicKey");
    private static final Member<List<String>> KEYS =
            new Member<>("keys", in -> in.list(key -> key.text(Limits.MAX_NAME_CHARS), Enrolment.Known.MAX_KEYS));
    private static final Members.Shape KNOWN_SHAPE = new Members.Shape(REPLICA, SERIES).and(KEYS);
    private static final Member<Enrolment.Known> KNOWN = new Member<>("known", EnrolmentJson::readKnown);
    private static final Members.Shape REQUEST = new Members.Shape(CODE, DEVICE_NAME, PUBLIC_KEY).and(KNOWN);

    private static final Member<String> CHAIN_NAME = Member.name("chainName");
    private static final Member<String> STORE_ID = Member.name("storeId");
    private static final Member<String> REGISTER_ID = Member.name("registerId");
    private static final Member<List<ServerKey>> SERVER_KEYS = ServerKeysJson.member("serverKeys");
    private static final Members.Shape ANSWER =
            new Members.Shape(REPLICA, CHAIN_NAME, STORE_ID, REGISTER_ID, SERIES, SERVER_KEYS);

    private EnrolmentJson() {}

    static void write(JsonWriter out, Enrolment.Request request) throws IOException {
        out.beginObject();
        CODE.in(out).value(request.code());
        DEVICE_NAME.in(out).value(request.deviceName());
        PUBLIC_KEY.in(out).value(request.publicKey());
        if (request.known().isPresent()) {
            write(KNOWN.in(out), request.known().get());
        }
        out.endObject();
    }

    private static void write(JsonWriter out, Enrolment.Known known) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(known.replica());
        SERIES.in(out).value(known.series());
        KEYS.in(out).beginArray();
        for (String key : known.keys()) {
            out.value(key);
        }
        out.endArray().endObject();
    }

    static Enrolment.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new Enrolment.Request(m.get(CODE), m.get(DEVICE_NAME), m.get(PUBLIC_KEY), m.find(KNOWN));
    }

    private static Enrolment.Known readKnown(WireReader in) throws IOException {
        var m = in.object(KNOWN_SHAPE);
        return new Enrolment.Known(m.get(REPLICA), m.get(SERIES), m.find(KEYS).orElse(List.of()));
    }

    static void write(JsonWriter out, Enrolment.Answer answer) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(answer.replica());
        CHAIN_NAME.in(out).value(answer.chainName());
        STORE_ID.in(out).value(answer.storeId());
        REGISTER_ID.in(out).value(answer.registerId());
        SERIES.in(out).value(answer.series());
        ServerKeysJson.write(SERVER_KEYS.in(out), answer.serverKeys());
        out.endObject();
    }

    static Enrolment.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Enrolment.Answer(
                m.get(REPLICA),
                m.get(CHAIN_NAME),
                m.get(STORE_ID),
                m.get(REGISTER_ID),
                m.get(SERIES),
                m.get(SERVER_KEYS));
    }
}
