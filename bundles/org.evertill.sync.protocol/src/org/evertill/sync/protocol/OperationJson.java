package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;

/** Operations as JSON. */
final class OperationJson {

    private static final Member<Long> SEQ = Member.number("seq");
    private static final Member<String> TXN = Member.name("txn");
    private static final Member<String> ID = Member.name("id");
    private static final Member<String> TABLE = Member.name("table");
    private static final Member<String> ENTITY_ID = Member.name("entityId");
    private static final Member<String> SCOPE = Member.name("scope");
    private static final Member<OperationKind> KIND = new Member<>("kind", in -> in.constant(OperationKind.class));
    private static final Member<Row> BEFORE = new Member<>("before", WireReader::row);
    private static final Member<Row> AFTER = new Member<>("after", WireReader::row);
    private static final Member<VersionVector> CONTEXT =
            new Member<>("context", in -> new VersionVector(in.map(WireReader::number, Limits.MAX_VECTOR_ENTRIES)));
    private static final Member<Hlc> HLC = new Member<>("hlc", in -> Hlc.parse(in.text(Limits.MAX_NAME_CHARS)));
    private static final Member<String> USER_ID = Member.name("userId");
    private static final Member<Integer> SCHEMA_VERSION = Member.smallNumber("schemaVersion");
    private static final Member<String> HASH = Member.name("hash");

    /** Only of operations that are not as they were made. */
    private static final Member<Operation.Contents> CONTENTS =
            new Member<>("contents", in -> in.constant(Operation.Contents.class));

    private static final Members.Shape SHAPE = new Members.Shape(
                    SEQ,
                    TXN,
                    ID,
                    TABLE,
                    ENTITY_ID,
                    SCOPE,
                    KIND,
                    BEFORE,
                    AFTER,
                    CONTEXT,
                    HLC,
                    USER_ID,
                    SCHEMA_VERSION,
                    HASH)
            .and(CONTENTS);

    private OperationJson() {}

    static void write(JsonWriter out, Operation op) throws IOException {
        out.beginObject();
        SEQ.in(out).value(op.seq());
        TXN.in(out).value(op.txn());
        ID.in(out).value(op.id());
        TABLE.in(out).value(op.table());
        ENTITY_ID.in(out).value(op.entityId());
        SCOPE.in(out).value(op.scope());
        KIND.in(out).value(op.kind().name());
        RowJson.write(BEFORE.in(out), op.before());
        RowJson.write(AFTER.in(out), op.after());
        Numbers.write(CONTEXT.in(out), op.context().counters());
        HLC.in(out).value(op.hlc().toString());
        USER_ID.in(out).value(op.userId());
        SCHEMA_VERSION.in(out).value(op.schemaVersion());
        HASH.in(out).value(op.hash());
        if (!op.isWhole()) {
            CONTENTS.in(out).value(op.contents().name());
        }
        out.endObject();
    }

    static Operation read(WireReader in) throws IOException {
        var m = in.object(SHAPE);
        return new Operation(
                m.get(SEQ),
                m.get(TXN),
                m.get(ID),
                m.get(TABLE),
                m.get(ENTITY_ID),
                m.get(SCOPE),
                m.get(KIND),
                m.get(BEFORE),
                m.get(AFTER),
                m.get(CONTEXT),
                m.get(HLC),
                m.get(USER_ID),
                m.get(SCHEMA_VERSION),
                m.get(HASH),
                m.find(CONTENTS).orElse(Operation.Contents.WHOLE));
    }
}
