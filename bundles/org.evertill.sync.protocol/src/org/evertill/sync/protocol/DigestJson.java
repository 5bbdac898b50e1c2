package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** DIGEST as JSON. Sums are 64 bits, written as 16 hexadecimal digits: a reader in another language may have no such number. */
final class DigestJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<Long> SEQ = Member.number("seq");
    private static final Member<List<Long>> SUMS =
            new Member<>("buckets", in -> in.list(DigestJson::sum, Digest.BUCKETS));
    private static final Members.Shape QUESTION = new Members.Shape(REPLICA, INCARNATION, SCOPE, SEQ, SUMS);

    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ID = Member.name("id");
    private static final Member<Long> VERSION = Member.number("version");
    private static final Member<Long> DIGEST = new Member<>("digest", DigestJson::sum);
    private static final Members.Shape LINE = new Members.Shape(TABLE, ID, VERSION, DIGEST);
    private static final Members.Shape NAME = new Members.Shape(TABLE, ID);

    private static final Member<Long> HEAD = Member.number("head");
    private static final Member<Boolean> MANY = Member.flag("many");
    private static final Member<List<Integer>> DIFFER =
            new Member<>("buckets", in -> in.list(WireReader::smallNumber, Digest.BUCKETS));
    private static final Member<List<Digest.Line>> LINES =
            new Member<>("lines", in -> in.list(DigestJson::line, Digest.MAX_LINES));
    private static final Members.Shape ANSWER = new Members.Shape(HEAD, MANY, DIFFER, LINES);

    private static final Member<List<Digest.Name>> ROWS =
            new Member<>("rows", in -> in.list(DigestJson::name, Digest.MAX_ROWS));
    private static final Member<Digest.Name> FIRST = new Member<>("first", DigestJson::name);
    private static final Member<Long> COUNT = Member.number("differ");
    private static final Members.Shape FETCH = new Members.Shape(REPLICA, INCARNATION, SCOPE, SEQ, ROWS, FIRST, COUNT);

    private static final Member<List<Pull.Entry>> ENTRIES =
            new Member<>("entries", in -> in.list(PullJson::readEntry, Digest.MAX_ROWS));
    private static final Members.Shape PAGE = new Members.Shape(HEAD, ENTRIES);

    private DigestJson() {}

    static void write(JsonWriter out, Digest.Question question) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(question.replica());
        INCARNATION.in(out).value(question.incarnation());
        SCOPE.in(out).value(question.scope());
        SEQ.in(out).value(question.seq());
        SUMS.in(out).beginArray();
        for (long sum : question.buckets()) {
            out.value(text(sum));
        }
        out.endArray();
        out.endObject();
    }

    static Digest.Question readQuestion(WireReader in) throws IOException {
        var m = in.object(QUESTION);
        if (m.get(SUMS).size() != Digest.BUCKETS) {
            throw in.malformed("there are " + Digest.BUCKETS + " buckets");
        }
        return new Digest.Question(m.get(REPLICA), m.get(INCARNATION), m.get(SCOPE), m.get(SEQ), m.get(SUMS));
    }

    static void write(JsonWriter out, Digest.Answer answer) throws IOException {
        out.beginObject();
        HEAD.in(out).value(answer.head());
        MANY.in(out).value(answer.many());
        DIFFER.in(out).beginArray();
        for (int bucket : answer.buckets()) {
            out.value(bucket);
        }
        out.endArray();
        LINES.in(out).beginArray();
        for (Digest.Line line : answer.lines()) {
            out.beginObject();
            TABLE.in(out).value(line.table());
            ID.in(out).value(line.id());
            VERSION.in(out).value(line.version());
            DIGEST.in(out).value(text(line.digest()));
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }

    static Digest.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Digest.Answer(m.get(HEAD), m.get(MANY), m.get(DIFFER), m.get(LINES));
    }

    static void write(JsonWriter out, Digest.Fetch fetch) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(fetch.replica());
        INCARNATION.in(out).value(fetch.incarnation());
        SCOPE.in(out).value(fetch.scope());
        SEQ.in(out).value(fetch.seq());
        ROWS.in(out).beginArray();
        for (Digest.Name name : fetch.rows()) {
            write(out, name);
        }
        out.endArray();
        write(FIRST.in(out), fetch.first());
        COUNT.in(out).value(fetch.differ());
        out.endObject();
    }

    static Digest.Fetch readFetch(WireReader in) throws IOException {
        var m = in.object(FETCH);
        return new Digest.Fetch(
                m.get(REPLICA), m.get(INCARNATION), m.get(SCOPE), m.get(SEQ), m.get(ROWS), m.get(FIRST), m.get(COUNT));
    }

    static void write(JsonWriter out, Digest.Page page) throws IOException {
        out.beginObject();
        HEAD.in(out).value(page.head());
        ENTRIES.in(out).beginArray();
        for (Pull.Entry entry : page.entries()) {
            PullJson.writeEntry(out, entry);
        }
        out.endArray();
        out.endObject();
    }

    static Digest.Page readPage(WireReader in) throws IOException {
        var m = in.object(PAGE);
        return new Digest.Page(m.get(HEAD), m.get(ENTRIES));
    }

    private static void write(JsonWriter out, Digest.Name name) throws IOException {
        out.beginObject();
        TABLE.in(out).value(name.table());
        ID.in(out).value(name.id());
        out.endObject();
    }

    private static Digest.Name name(WireReader in) throws IOException {
        var m = in.object(NAME);
        return new Digest.Name(m.get(TABLE), m.get(ID));
    }

    private static Digest.Line line(WireReader in) throws IOException {
        var m = in.object(LINE);
        return new Digest.Line(m.get(TABLE), m.get(ID), m.get(VERSION), m.get(DIGEST));
    }

    static String text(long sum) {
        return RowDigest.text(sum);
    }

    static long sum(WireReader in) throws IOException {
        try {
            return RowDigest.parse(in.text(Limits.MAX_NAME_CHARS));
        } catch (NumberFormatException e) {
            throw in.malformed("a sum has 16 hexadecimal digits");
        }
    }
}
