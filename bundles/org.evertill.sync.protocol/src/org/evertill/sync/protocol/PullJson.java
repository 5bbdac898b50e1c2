package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;

/** PULL as JSON. */
final class PullJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<SortedMap<String, Long>> CURSORS =
            new Member<>("cursors", in -> in.map(WireReader::number, Limits.MAX_SCOPES));
    private static final Member<Integer> LIMIT = Member.smallNumber("limit");
    private static final Member<SortedMap<String, Long>> LOADS =
            new Member<>("loads", in -> in.map(WireReader::number, Limits.MAX_SCOPES));
    private static final Members.Shape REQUEST = new Members.Shape(REPLICA, INCARNATION, CURSORS, LIMIT).and(LOADS);

    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<Long> SEQ = Member.number("seq");
    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ID = Member.name("id");
    private static final Member<Long> VERSION = Member.number("version");
    private static final Member<Boolean> DELETED = Member.flag("deleted");
    private static final Member<Boolean> GONE = Member.flag("gone");
    private static final Member<Row> ROW = new Member<>("row", WireReader::row);
    private static final Members.Shape ENTRY =
            new Members.Shape(SCOPE, SEQ, TABLE, ID, VERSION, DELETED, ROW).and(GONE);

    private static final Member<Integer> EPOCH = Member.smallNumber("epoch");
    private static final Member<Entries> ENTRIES = new Member<>("entries", PullJson::entries);
    private static final Member<Long> ACKED_SEQ = Member.number("ackedSeq");
    private static final Member<Boolean> MORE = Member.flag("more");
    private static final Member<String> SUM = Member.name("sum");
    private static final Member<SortedMap<String, Long>> RELOADS =
            new Member<>("reloads", in -> in.map(WireReader::number, Limits.MAX_SCOPES));
    private static final Member<SortedMap<String, Long>> DIGESTS =
            new Member<>("digests", in -> in.map(DigestJson::sum, Limits.MAX_SCOPES));
    private static final Members.Shape ANSWER = new Members.Shape(EPOCH, ENTRIES, CURSORS, ACKED_SEQ, MORE)
            .and(SUM)
            .and(RELOADS)
            .and(DIGESTS);

    private PullJson() {}

    static void write(JsonWriter out, Pull.Request request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        INCARNATION.in(out).value(request.incarnation());
        Numbers.write(CURSORS.in(out), request.cursors());
        if (request.loads().isPresent()) {
            Numbers.write(LOADS.in(out), request.loads().get());
        }
        LIMIT.in(out).value(request.limit());
        out.endObject();
    }

    static Pull.Request readRequest(WireReader in) throws IOException {
        var m = in.object(REQUEST);
        return new Pull.Request(m.get(REPLICA), m.get(INCARNATION), m.get(CURSORS), m.find(LOADS), m.get(LIMIT));
    }

    /** A page's entries, and what they add up to so far. */
    private record Entries(List<Pull.Entry> entries, PageSum sum) {}

    static void write(JsonWriter out, Pull.Answer answer) throws IOException {
        var sum = new PageSum();
        out.beginObject();
        EPOCH.in(out).value(answer.epoch());
        ENTRIES.in(out).beginArray();
        for (Pull.Entry entry : answer.entries()) {
            write(out, entry, sum);
        }
        out.endArray();
        Numbers.write(CURSORS.in(out), answer.cursors());
        if (!answer.reloads().isEmpty()) {
            Numbers.write(RELOADS.in(out), answer.reloads());
        }
        ACKED_SEQ.in(out).value(answer.ackedSeq());
        MORE.in(out).value(answer.more());
        if (!answer.digests().isEmpty()) {
            DIGESTS.in(out).beginObject();
            for (var digest : answer.digests().entrySet()) {
                out.name(digest.getKey()).value(RowDigest.text(digest.getValue()));
            }
            out.endObject();
        }
        SUM.in(out).value(sum.of(answer.epoch(), answer.cursors(), answer.ackedSeq(), answer.more()));
        out.endObject();
    }

    private static void write(JsonWriter out, Pull.Entry entry, PageSum sum) throws IOException {
        String row = RowJson.write(entry.row());
        sum.add(entry, row);
        write(out, entry, row);
    }

    /** An entry that is no page's. */
    static void writeEntry(JsonWriter out, Pull.Entry entry) throws IOException {
        write(out, entry, RowJson.write(entry.row()));
    }

    private static void write(JsonWriter out, Pull.Entry entry, String row) throws IOException {
        out.beginObject();
        SCOPE.in(out).value(entry.scope());
        SEQ.in(out).value(entry.seq());
        TABLE.in(out).value(entry.table());
        ID.in(out).value(entry.id());
        VERSION.in(out).value(entry.version());
        DELETED.in(out).value(entry.deleted());
        if (entry.gone()) {
            GONE.in(out).value(true);
        }
        ROW.in(out).jsonValue(row);
        out.endObject();
    }

    /** A page without a sum comes from an older head office and is taken as it is. */
    static Pull.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        var page = new Pull.Answer(
                m.get(EPOCH),
                m.get(ENTRIES).entries(),
                m.get(CURSORS),
                m.find(RELOADS).orElse(Collections.emptySortedMap()),
                m.get(ACKED_SEQ),
                m.get(MORE),
                m.find(DIGESTS).orElse(Collections.emptySortedMap()));
        var told = m.find(SUM);
        if (told.isPresent()) {
            String sum = m.get(ENTRIES).sum().of(page.epoch(), m.get(CURSORS), page.ackedSeq(), page.more());
            if (!sum.equals(told.get())) {
                throw in.badSum();
            }
        }
        return page;
    }

    private static Entries entries(WireReader in) throws IOException {
        var sum = new PageSum();
        return new Entries(in.list(reader -> entry(reader, sum), Limits.MAX_PULL_ROWS), sum);
    }

    private static Pull.Entry entry(WireReader in, PageSum sum) throws IOException {
        var entry = readEntry(in);
        sum.add(entry, RowJson.write(entry.row()));
        return entry;
    }

    static Pull.Entry readEntry(WireReader in) throws IOException {
        var m = in.object(ENTRY);
        return new Pull.Entry(
                m.get(SCOPE),
                m.get(SEQ),
                m.get(TABLE),
                m.get(ID),
                m.get(VERSION),
                m.get(DELETED),
                m.find(GONE).orElse(false),
                m.get(ROW));
    }
}
