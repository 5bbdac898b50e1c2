package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;

/** SALVAGE as JSON. */
final class SalvageJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ID = Member.name("id");
    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<Row> ROW = new Member<>("row", WireReader::row);
    private static final Members.Shape FACT = new Members.Shape(TABLE, ID, SCOPE, ROW);

    private static final Member<List<Salvage.Fact>> ROWS =
            new Member<>("rows", in -> in.list(SalvageJson::fact, Salvage.MAX_ROWS));

    private static final Member<Long> VERSION = Member.number("version");
    private static final Member<Boolean> DELETED = Member.flag("deleted");
    private static final Members.Shape EDIT = new Members.Shape(TABLE, ID, SCOPE, VERSION, DELETED, ROW);
    private static final Member<List<Salvage.Edit>> EDITS =
            new Member<>("edits", in -> in.list(SalvageJson::edit, Salvage.MAX_ROWS));

    private static final Members.Shape OFFER = new Members.Shape(REPLICA, INCARNATION, ROWS).and(EDITS);

    private static final Member<Long> TAKEN = Member.number("taken");
    private static final Member<Long> KEPT = Member.number("kept");
    private static final Members.Shape ANSWER = new Members.Shape(TAKEN).and(KEPT);

    private SalvageJson() {}

    static void write(JsonWriter out, Salvage.Offer offer) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(offer.replica());
        INCARNATION.in(out).value(offer.incarnation());
        ROWS.in(out).beginArray();
        for (Salvage.Fact fact : offer.rows()) {
            out.beginObject();
            TABLE.in(out).value(fact.table());
            ID.in(out).value(fact.id());
            SCOPE.in(out).value(fact.scope());
            RowJson.write(ROW.in(out), fact.row());
            out.endObject();
        }
        out.endArray();
        EDITS.in(out).beginArray();
        for (Salvage.Edit edit : offer.edits()) {
            write(out, edit);
        }
        out.endArray();
        out.endObject();
    }

    private static void write(JsonWriter out, Salvage.Edit edit) throws IOException {
        out.beginObject();
        TABLE.in(out).value(edit.table());
        ID.in(out).value(edit.id());
        SCOPE.in(out).value(edit.scope());
        VERSION.in(out).value(edit.version());
        DELETED.in(out).value(edit.deleted());
        RowJson.write(ROW.in(out), edit.row());
        out.endObject();
    }

    static Salvage.Offer readOffer(WireReader in) throws IOException {
        var m = in.object(OFFER);
        return new Salvage.Offer(
                m.get(REPLICA), m.get(INCARNATION), m.get(ROWS), m.find(EDITS).orElse(List.of()));
    }

    private static Salvage.Fact fact(WireReader in) throws IOException {
        var m = in.object(FACT);
        return new Salvage.Fact(m.get(TABLE), m.get(ID), m.get(SCOPE), m.get(ROW));
    }

    private static Salvage.Edit edit(WireReader in) throws IOException {
        var m = in.object(EDIT);
        return new Salvage.Edit(m.get(TABLE), m.get(ID), m.get(SCOPE), m.get(VERSION), m.get(DELETED), m.get(ROW));
    }

    static void write(JsonWriter out, Salvage.Answer answer) throws IOException {
        out.beginObject();
        TAKEN.in(out).value(answer.taken());
        if (answer.kept().isPresent()) {
            KEPT.in(out).value(answer.kept().get());
        }
        out.endObject();
    }

    static Salvage.Answer readAnswer(WireReader in) throws IOException {
        var m = in.object(ANSWER);
        return new Salvage.Answer(m.get(TAKEN), m.find(KEPT));
    }
}
