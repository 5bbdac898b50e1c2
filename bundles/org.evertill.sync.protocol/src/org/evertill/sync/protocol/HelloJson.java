package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** HELLO as JSON. */
final class HelloJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<String> APP_VERSION = Member.name("appVersion");
    private static final Member<Long> LAST_SEQ = Member.number("lastSeq");
    private static final Member<String> LAST_HASH = Member.name("lastHash");
    private static final Member<Instant> CLOCK = new Member<>("clock", WireReader::instant);
    private static final Member<Long> PENDING = Member.number("pending");
    private static final Member<Integer> OF = Member.smallNumber("of");
    private static final Member<Long> AFTER_SEQ = Member.number("afterSeq");
    private static final Member<String> AFTER_HASH = Member.name("afterHash");
    private static final Member<String> SERIES = Member.name("series");
    private static final Members.Shape BRANCH_SHAPE = new Members.Shape(INCARNATION, OF, AFTER_SEQ, AFTER_HASH, SERIES);
    static final Member<List<Hello.Branch>> BRANCHES =
            new Member<>("branches", in -> in.list(HelloJson::readBranch, Limits.MAX_BRANCHES));
    private static final Member<Integer> EPOCH = Member.smallNumber("epoch");
    private static final Members.Shape REQUEST = new Members.Shape(
                    REPLICA, INCARNATION, APP_VERSION, LAST_SEQ, LAST_HASH, CLOCK, PENDING)
            .and(BRANCHES, EPOCH);

    private static final Member<Integer> PROTOCOL = Member.smallNumber("protocol");
    private static final Member<SortedMap<String, Long>> HEADS =
            new Member<>("heads", in -> in.map(WireReader::number, Limits.MAX_SCOPES));
    private static final Member<List<ServerKey>> SERVER_KEYS = ServerKeysJson.member("serverKeys");
    private static final Members.Shape ANSWER =
            new Members.Shape(PROTOCOL, EPOCH, LAST_SEQ, LAST_HASH, CLOCK, HEADS).and(SERVER_KEYS);

    private HelloJson() {}

    static void write(JsonWriter out, Hello.Request request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        INCARNATION.in(out).value(request.incarnation());
        APP_VERSION.in(out).value(request.appVersion());
        LAST_SEQ.in(out).value(request.lastSeq());
        LAST_HASH.in(out).value(request.lastHash());
        CLOCK.in(out).value(request.clock().toString());
        PENDING.in(out).value(request.pending());
        write(out, request.branches());
        if (request.epoch() > 0) {
            EPOCH.in(out).value(request.epoch());
        }
        out.endObject();
    }

    /** The member of branches, where there are any. */
    static void write(JsonWriter out, List<Hello.Branch> branches) throws IOException {
        if (!branches.isEmpty()) {
            BRANCHES.in(out).beginArray();
            for (var branch : branches) {
                write(out, branch);
            }
            out.endArray();
        }
    }

    private static void write(JsonWriter out, Hello.Branch branch) throws IOException {
        out.beginObject();
        INCARNATION.in(out).value(branch.incarnation());
        OF.in(out).value(branch.of());
        AFTER_SEQ.in(out).value(branch.afterSeq());
        AFTER_HASH.in(out).value(branch.afterHash());
        SERIES.in(out).value(branch.series());
        out.endObject();
    }

    private static Hello.Branch readBranch(WireReader in) throws IOException {
        var m = in.object(BRANCH_SHAPE);
        return new Hello.Branch(m.get(INCARNATION), m.get(OF), m.get(AFTER_SEQ), m.get(AFTER_HASH), m.get(SERIES));
    }

    static Hello.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new Hello.Request(
                m.get(REPLICA),
                m.get(INCARNATION),
                m.get(APP_VERSION),
                m.get(LAST_SEQ),
                m.get(LAST_HASH),
                m.get(CLOCK),
                m.get(PENDING),
                m.find(BRANCHES).orElse(List.of()),
                m.find(EPOCH).orElse(0));
    }

    static void write(JsonWriter out, Hello.Answer answer) throws IOException {
        out.beginObject();
        PROTOCOL.in(out).value(answer.protocol());
        EPOCH.in(out).value(answer.epoch());
        LAST_SEQ.in(out).value(answer.lastSeq());
        LAST_HASH.in(out).value(answer.lastHash());
        CLOCK.in(out).value(answer.clock().toString());
        ServerKeysJson.write(SERVER_KEYS.in(out), answer.serverKeys());
        Numbers.write(HEADS.in(out), answer.heads());
        out.endObject();
    }

    static Hello.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Hello.Answer(
                m.get(PROTOCOL),
                m.get(EPOCH),
                m.get(LAST_SEQ),
                m.get(LAST_HASH),
                m.get(CLOCK),
                m.find(SERVER_KEYS).orElse(List.of()),
                m.get(HEADS));
    }
}
