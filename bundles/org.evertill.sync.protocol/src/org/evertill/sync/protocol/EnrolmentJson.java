package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Enrolment as JSON. */
final class EnrolmentJson {

    private static final Member<String> CODE = Member.name("code");
    private static final Member<String> DEVICE_NAME = Member.name("deviceName");
    private static final Members.Shape REQUEST = new Members.Shape(CODE, DEVICE_NAME);

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<String> TOKEN = Member.name("token");
    private static final Member<String> CHAIN_NAME = Member.name("chainName");
    private static final Member<String> STORE_ID = Member.name("storeId");
    private static final Member<String> REGISTER_ID = Member.name("registerId");
    private static final Member<String> SERIES = Member.name("series");
    private static final Members.Shape ANSWER =
            new Members.Shape(REPLICA, TOKEN, CHAIN_NAME, STORE_ID, REGISTER_ID, SERIES);

    private EnrolmentJson() {}

    static void write(JsonWriter out, Enrolment.Request request) throws IOException {
        out.beginObject();
        CODE.in(out).value(request.code());
        DEVICE_NAME.in(out).value(request.deviceName());
        out.endObject();
    }

    static Enrolment.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new Enrolment.Request(m.get(CODE), m.get(DEVICE_NAME));
    }

    static void write(JsonWriter out, Enrolment.Answer answer) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(answer.replica());
        TOKEN.in(out).value(answer.token());
        CHAIN_NAME.in(out).value(answer.chainName());
        STORE_ID.in(out).value(answer.storeId());
        REGISTER_ID.in(out).value(answer.registerId());
        SERIES.in(out).value(answer.series());
        out.endObject();
    }

    static Enrolment.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Enrolment.Answer(
                m.get(REPLICA), m.get(TOKEN), m.get(CHAIN_NAME), m.get(STORE_ID), m.get(REGISTER_ID), m.get(SERIES));
    }
}
