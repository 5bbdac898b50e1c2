package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answers to a PUSH as JSON: an object with one member, {@code accepted}, {@code rewind} or {@code fork}, that holds
 * the answer of that kind.
 */
final class PushAnswerJson {

    private static final Member<Long> SEQ = Member.number("seq");
    private static final Member<Push.Verdict> VERDICT = new Member<>("verdict", in -> in.constant(Push.Verdict.class));
    private static final Member<String> REASON = Member.sentence("reason");
    private static final Members.Shape REMARK_SHAPE = new Members.Shape(SEQ, VERDICT, REASON);

    private static final Member<Long> LAST_SEQ = Member.number("lastSeq");
    private static final Member<String> LAST_HASH = Member.name("lastHash");
    private static final Member<Integer> DUPLICATES = Member.smallNumber("duplicates");
    private static final Member<List<Push.Remark>> REMARKS =
            new Member<>("remarks", in -> in.list(PushAnswerJson::remark, Limits.MAX_TXN_OPERATIONS));
    private static final Members.Shape ACCEPTED_SHAPE = new Members.Shape(LAST_SEQ, LAST_HASH, DUPLICATES, REMARKS);
    private static final Members.Shape REWIND_SHAPE = new Members.Shape(LAST_SEQ, LAST_HASH);
    private static final Members.Shape FORK_SHAPE = new Members.Shape(SEQ);

    private static final Member<Push.Accepted> ACCEPTED = new Member<>("accepted", PushAnswerJson::accepted);
    private static final Member<Push.Rewind> REWIND = new Member<>("rewind", PushAnswerJson::rewind);
    private static final Member<Push.Fork> FORK = new Member<>("fork", PushAnswerJson::fork);
    private static final Members.Shape KINDS = Members.Shape.ofOptional(ACCEPTED, REWIND, FORK);

    private PushAnswerJson() {}

    static void write(JsonWriter out, Push.Answer answer) throws IOException {
        out.beginObject();
        switch (answer) {
            case Push.Accepted accepted -> writeAccepted(ACCEPTED.in(out), accepted);
            case Push.Rewind rewind -> {
                REWIND.in(out).beginObject();
                LAST_SEQ.in(out).value(rewind.lastSeq());
                LAST_HASH.in(out).value(rewind.lastHash());
                out.endObject();
            }
            case Push.Fork fork -> {
                FORK.in(out).beginObject();
                SEQ.in(out).value(fork.seq());
                out.endObject();
            }
        }
        out.endObject();
    }

    private static void writeAccepted(JsonWriter out, Push.Accepted accepted) throws IOException {
        out.beginObject();
        LAST_SEQ.in(out).value(accepted.lastSeq());
        LAST_HASH.in(out).value(accepted.lastHash());
        DUPLICATES.in(out).value(accepted.duplicates());
        REMARKS.in(out).beginArray();
        for (Push.Remark remark : accepted.remarks()) {
            out.beginObject();
            SEQ.in(out).value(remark.seq());
            VERDICT.in(out).value(remark.verdict().name());
            REASON.in(out).value(remark.reason());
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }

    static Push.Answer read(WireReader in) throws IOException {
        var m = in.object(KINDS);
        List<Push.Answer> answers = Stream.<Optional<? extends Push.Answer>>of(
                        m.find(ACCEPTED), m.find(REWIND), m.find(FORK))
                .<Push.Answer>flatMap(Optional::stream)
                .toList();
        if (answers.size() != 1) {
            throw in.malformed("there are " + answers.size() + " answers instead of one");
        }
        return answers.getFirst();
    }

    private static Push.Accepted accepted(WireReader in) throws IOException {
        var m = in.object(ACCEPTED_SHAPE);
        return new Push.Accepted(m.get(LAST_SEQ), m.get(LAST_HASH), m.get(DUPLICATES), m.get(REMARKS));
    }

    private static Push.Remark remark(WireReader in) throws IOException {
        var m = in.object(REMARK_SHAPE);
        return new Push.Remark(m.get(SEQ), m.get(VERDICT), m.get(REASON));
    }

    private static Push.Rewind rewind(WireReader in) throws IOException {
        var m = in.object(REWIND_SHAPE);
        return new Push.Rewind(m.get(LAST_SEQ), m.get(LAST_HASH));
    }

    private static Push.Fork fork(WireReader in) throws IOException {
        return new Push.Fork(in.object(FORK_SHAPE).get(SEQ));
    }
}
