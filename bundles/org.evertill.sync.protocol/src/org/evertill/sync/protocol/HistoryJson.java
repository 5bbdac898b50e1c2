package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Hlc;

/** Histories as JSON. */
final class HistoryJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ID = Member.name("id");
    private static final Member<Long> AFTER_PLACE = Member.number("after");
    private static final Member<Integer> LIMIT = Member.smallNumber("limit");
    private static final Members.Shape REQUEST = new Members.Shape(REPLICA, TABLE, ID, AFTER_PLACE, LIMIT);

    private static final Member<Instant> DECIDED_AT = new Member<>("decidedAt", WireReader::instant);
    private static final Member<String> GROUP = Member.name("group");
    private static final Member<String> RULE = Member.name("rule");
    private static final Member<Row> VALUE = new Member<>("value", WireReader::row);
    private static final Member<String> WINNER_REPLICA = Member.name("winnerReplica");
    private static final Member<Long> WINNER_SEQ = Member.number("winnerSeq");
    private static final Member<Row> WINNER = new Member<>("winner", WireReader::row);
    private static final Members.Shape LOSS =
            new Members.Shape(DECIDED_AT, GROUP, RULE, VALUE, WINNER_REPLICA, WINNER_SEQ, WINNER);

    private static final Member<Long> PLACE = Member.number("place");
    private static final Member<Instant> RECEIVED_AT = new Member<>("receivedAt", WireReader::instant);
    private static final Member<String> USER_ID = Member.name("userId");
    private static final Member<String> REGISTER_ID = Member.name("registerId");
    private static final Member<String> STORE_ID = Member.name("storeId");
    private static final Member<Long> SEQ = Member.number("seq");
    private static final Member<OperationKind> KIND = new Member<>("kind", in -> in.constant(OperationKind.class));
    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<Hlc> HLC = new Member<>("hlc", in -> Hlc.parse(in.text(Limits.MAX_NAME_CHARS)));
    private static final Member<Row> BEFORE = new Member<>("before", WireReader::row);
    private static final Member<Row> AFTER = new Member<>("after", WireReader::row);
    private static final Member<String> VERDICT = Member.name("verdict");
    private static final Member<String> REASON = Member.sentence("reason");
    private static final Member<List<History.Loss>> LOSSES =
            new Member<>("losses", in -> in.list(HistoryJson::readLoss, History.MAX_LOSSES));
    private static final Members.Shape ENTRY = new Members.Shape(
                    PLACE,
                    USER_ID,
                    REPLICA,
                    REGISTER_ID,
                    STORE_ID,
                    SEQ,
                    KIND,
                    SCOPE,
                    HLC,
                    BEFORE,
                    AFTER,
                    VERDICT,
                    REASON,
                    LOSSES)
            .and(RECEIVED_AT);

    private static final Member<List<History.Entry>> ENTRIES =
            new Member<>("entries", in -> in.list(HistoryJson::readEntry, History.MAX_ENTRIES));
    private static final Member<Long> NEXT = Member.number("next");
    private static final Members.Shape PAGE = new Members.Shape(ENTRIES, NEXT);

    private HistoryJson() {}

    static void write(JsonWriter out, History.Request request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        TABLE.in(out).value(request.table());
        ID.in(out).value(request.id());
        AFTER_PLACE.in(out).value(request.after());
        LIMIT.in(out).value(request.limit());
        out.endObject();
    }

    static History.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new History.Request(m.get(REPLICA), m.get(TABLE), m.get(ID), m.get(AFTER_PLACE), m.get(LIMIT));
    }

    static void write(JsonWriter out, History.Page page) throws IOException {
        out.beginObject();
        ENTRIES.in(out).beginArray();
        for (History.Entry entry : page.entries()) {
            write(out, entry);
        }
        out.endArray();
        NEXT.in(out).value(page.next());
        out.endObject();
    }

    static History.Page readPage(WireReader in) throws IOException {
        var m = in.object(PAGE);
        return new History.Page(m.get(ENTRIES), m.get(NEXT));
    }

    private static void write(JsonWriter out, History.Entry entry) throws IOException {
        out.beginObject();
        PLACE.in(out).value(entry.place());
        if (entry.receivedAt().isPresent()) {
            RECEIVED_AT.in(out).value(entry.receivedAt().get().toString());
        }
        USER_ID.in(out).value(entry.author().userId());
        REPLICA.in(out).value(entry.author().replica());
        REGISTER_ID.in(out).value(entry.author().registerId());
        STORE_ID.in(out).value(entry.author().storeId());
        SEQ.in(out).value(entry.seq());
        KIND.in(out).value(entry.kind().name());
        SCOPE.in(out).value(entry.scope());
        HLC.in(out).value(entry.hlc().toString());
        RowJson.write(BEFORE.in(out), entry.before());
        RowJson.write(AFTER.in(out), entry.after());
        VERDICT.in(out).value(entry.verdict());
        REASON.in(out).value(entry.reason());
        LOSSES.in(out).beginArray();
        for (History.Loss loss : entry.losses()) {
            write(out, loss);
        }
        out.endArray();
        out.endObject();
    }

    private static History.Entry readEntry(WireReader in) throws IOException {
        var m = in.object(ENTRY);
        return new History.Entry(
                m.get(PLACE),
                m.find(RECEIVED_AT),
                new History.Author(m.get(USER_ID), m.get(REPLICA), m.get(REGISTER_ID), m.get(STORE_ID)),
                m.get(SEQ),
                m.get(KIND),
                m.get(SCOPE),
                m.get(HLC),
                m.get(BEFORE),
                m.get(AFTER),
                m.get(VERDICT),
                m.get(REASON),
                m.get(LOSSES));
    }

    private static void write(JsonWriter out, History.Loss loss) throws IOException {
        out.beginObject();
        DECIDED_AT.in(out).value(loss.decidedAt().toString());
        GROUP.in(out).value(loss.group());
        RULE.in(out).value(loss.rule());
        RowJson.write(VALUE.in(out), loss.value());
        WINNER_REPLICA.in(out).value(loss.winnerReplica());
        WINNER_SEQ.in(out).value(loss.winnerSeq());
        RowJson.write(WINNER.in(out), loss.winner());
        out.endObject();
    }

    private static History.Loss readLoss(WireReader in) throws IOException {
        var m = in.object(LOSS);
        return new History.Loss(
                m.get(DECIDED_AT),
                m.get(GROUP),
                m.get(RULE),
                m.get(VALUE),
                m.get(WINNER_REPLICA),
                m.get(WINNER_SEQ),
                m.get(WINNER));
    }
}
