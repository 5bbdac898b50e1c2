package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.VersionVector;

/** Single rows as JSON. */
final class RowsJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ID = Member.name("id");
    private static final Members.Shape FIND = new Members.Shape(REPLICA, TABLE, ID);

    private static final Member<List<Rows.Filter>> FILTERS =
            new Member<>("filters", in -> in.list(RowConditionJson::filter, Rows.MAX_FILTERS));
    private static final Member<List<Rows.Order>> ORDER =
            new Member<>("order", in -> in.list(RowConditionJson::order, Rows.MAX_ORDER));
    private static final Member<Integer> OFFSET = Member.smallNumber("offset");
    private static final Member<Integer> LIMIT = Member.smallNumber("limit");
    private static final Members.Shape SELECT = new Members.Shape(REPLICA, TABLE, FILTERS, ORDER, OFFSET, LIMIT);
    private static final Members.Shape COUNT = new Members.Shape(REPLICA, TABLE, FILTERS);

    private static final Member<String> REQUEST_ID = Member.name("requestId");
    private static final Member<Rows.Change> CHANGE = new Member<>("change", in -> in.constant(Rows.Change.class));
    private static final Member<SortedMap<String, Long>> SEEN =
            new Member<>("seen", in -> in.map(WireReader::number, Limits.MAX_VECTOR_ENTRIES));
    private static final Member<Row> ROW = new Member<>("row", WireReader::row);
    private static final Member<String> USER_ID = Member.name("userId");
    private static final Member<Integer> SCHEMA_VERSION = Member.smallNumber("schemaVersion");
    private static final Members.Shape WRITE =
            new Members.Shape(REPLICA, REQUEST_ID, CHANGE, TABLE, ID, SEEN, ROW, USER_ID, SCHEMA_VERSION);

    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<Long> VERSION = Member.number("version");
    private static final Member<Boolean> DELETED = Member.flag("deleted");
    private static final Members.Shape ENTRY = new Members.Shape(TABLE, ID, SCOPE, VERSION, DELETED, ROW);
    private static final Member<List<Rows.Entry>> ENTRIES =
            new Member<>("entries", in -> in.list(RowsJson::readEntry, Limits.MAX_PULL_ROWS));
    private static final Members.Shape PAGE = new Members.Shape(ENTRIES);
    private static final Member<Long> ROWS = Member.number("rows");
    private static final Members.Shape TOTAL = new Members.Shape(ROWS);

    private RowsJson() {}

    static void write(JsonWriter out, Rows.Find request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        TABLE.in(out).value(request.table());
        ID.in(out).value(request.id());
        out.endObject();
    }

    static Rows.Find readFind(WireReader in) throws IOException {
        var m = in.object(FIND);
        return new Rows.Find(m.get(REPLICA), m.get(TABLE), m.get(ID));
    }

    static void write(JsonWriter out, Rows.Select request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        TABLE.in(out).value(request.table());
        RowConditionJson.write(FILTERS.in(out), request.filters());
        RowConditionJson.writeOrder(ORDER.in(out), request.order());
        OFFSET.in(out).value(request.offset());
        LIMIT.in(out).value(request.limit());
        out.endObject();
    }

    static Rows.Select readSelect(WireReader in) throws IOException {
        var m = in.object(SELECT);
        return new Rows.Select(m.get(REPLICA), m.get(TABLE), m.get(FILTERS), m.get(ORDER), m.get(OFFSET), m.get(LIMIT));
    }

    static void write(JsonWriter out, Rows.Count request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        TABLE.in(out).value(request.table());
        RowConditionJson.write(FILTERS.in(out), request.filters());
        out.endObject();
    }

    static Rows.Count readCount(WireReader in) throws IOException {
        var m = in.object(COUNT);
        return new Rows.Count(m.get(REPLICA), m.get(TABLE), m.get(FILTERS));
    }

    static void write(JsonWriter out, Rows.Write request) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(request.replica());
        REQUEST_ID.in(out).value(request.requestId());
        CHANGE.in(out).value(request.change().name());
        TABLE.in(out).value(request.table());
        ID.in(out).value(request.id());
        Numbers.write(SEEN.in(out), request.seen().counters());
        RowJson.write(ROW.in(out), request.row());
        USER_ID.in(out).value(request.userId());
        SCHEMA_VERSION.in(out).value(request.schemaVersion());
        out.endObject();
    }

    static Rows.Write readWrite(WireReader in) throws IOException {
        var m = in.object(WRITE);
        return new Rows.Write(
                m.get(REPLICA),
                m.get(REQUEST_ID),
                m.get(CHANGE),
                m.get(TABLE),
                m.get(ID),
                new VersionVector(m.get(SEEN)),
                m.get(ROW),
                m.get(USER_ID),
                m.get(SCHEMA_VERSION));
    }

    static void write(JsonWriter out, Rows.Page answer) throws IOException {
        out.beginObject();
        ENTRIES.in(out).beginArray();
        for (Rows.Entry entry : answer.entries()) {
            write(out, entry);
        }
        out.endArray();
        out.endObject();
    }

    static Rows.Page readPage(WireReader in) throws IOException {
        return new Rows.Page(in.object(PAGE).get(ENTRIES));
    }

    static void write(JsonWriter out, Rows.Total answer) throws IOException {
        out.beginObject();
        ROWS.in(out).value(answer.rows());
        out.endObject();
    }

    static Rows.Total readTotal(WireReader in) throws IOException {
        return new Rows.Total(in.object(TOTAL).get(ROWS));
    }

    static void write(JsonWriter out, Rows.Entry entry) throws IOException {
        out.beginObject();
        TABLE.in(out).value(entry.table());
        ID.in(out).value(entry.id());
        SCOPE.in(out).value(entry.scope());
        VERSION.in(out).value(entry.version());
        DELETED.in(out).value(entry.deleted());
        RowJson.write(ROW.in(out), entry.row());
        out.endObject();
    }

    static Rows.Entry readEntry(WireReader in) throws IOException {
        var m = in.object(ENTRY);
        return new Rows.Entry(m.get(TABLE), m.get(ID), m.get(SCOPE), m.get(VERSION), m.get(DELETED), m.get(ROW));
    }
}
