package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** SALVAGE as JSON. */
final class SalvageJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<List<Rows.Entry>> ROWS =
            new Member<>("rows", in -> in.list(RowsJson::readEntry, Salvage.MAX_ROWS));
    private static final Members.Shape OFFER = new Members.Shape(REPLICA, INCARNATION, ROWS);

    private static final Member<Long> TAKEN = Member.number("taken");
    private static final Members.Shape ANSWER = new Members.Shape(TAKEN);

    private SalvageJson() {}

    static void write(JsonWriter out, Salvage.Offer offer) throws IOException {
        out.beginObject();
        REPLICA.in(out).value(offer.replica());
        INCARNATION.in(out).value(offer.incarnation());
        ROWS.in(out).beginArray();
        for (Rows.Entry row : offer.rows()) {
            RowsJson.write(out, row);
        }
        out.endArray();
        out.endObject();
    }

    static Salvage.Offer readOffer(WireReader in) throws IOException {
        var m = in.object(OFFER);
        return new Salvage.Offer(m.get(REPLICA), m.get(INCARNATION), m.get(ROWS));
    }

    static void write(JsonWriter out, Salvage.Answer answer) throws IOException {
        out.beginObject();
        TAKEN.in(out).value(answer.taken());
        out.endObject();
    }

    static Salvage.Answer readAnswer(WireReader in) throws IOException {
        return new Salvage.Answer(in.object(ANSWER).get(TAKEN));
    }
}
