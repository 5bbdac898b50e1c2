package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** The request of a PUSH as JSON. */
final class PushJson {

    private static final Member<String> REPLICA = Member.name("replica");
    private static final Member<Integer> INCARNATION = Member.smallNumber("incarnation");
    private static final Member<Long> FROM_SEQ = Member.number("fromSeq");
    private static final Member<String> PREV_HASH = Member.name("prevHash");
    private static final Member<List<Operation>> OPERATIONS = new Member<>("operations", PushJson::operations);
    private static final Members.Shape SHAPE = shape();

    private PushJson() {}

    /** Another one, to which members may be added. */
    static Members.Shape shape() {
        return new Members.Shape(REPLICA, INCARNATION, FROM_SEQ, PREV_HASH, OPERATIONS);
    }

    static void write(JsonWriter out, Push.Request request) throws IOException {
        out.beginObject();
        writeMembers(out, request);
        out.endObject();
    }

    /** What stands within its object. */
    static void writeMembers(JsonWriter out, Push.Request request) throws IOException {
        REPLICA.in(out).value(request.replica());
        INCARNATION.in(out).value(request.incarnation());
        FROM_SEQ.in(out).value(request.fromSeq());
        PREV_HASH.in(out).value(request.prevHash());
        OPERATIONS.in(out).beginArray();
        for (Operation operation : request.operations()) {
            OperationJson.write(out, operation);
        }
        out.endArray();
    }

    static Push.Request read(WireReader in) throws IOException {
        return of(in.object(SHAPE));
    }

    static Push.Request of(Members m) throws IOException {
        return new Push.Request(
                m.get(REPLICA), m.get(INCARNATION), m.get(FROM_SEQ), m.get(PREV_HASH), m.get(OPERATIONS));
    }

    /** Refuses the first operation that makes it too many; only one whole transaction may go beyond the usual limit. */
    private static List<Operation> operations(WireReader in) throws IOException {
        var batch = new Batch();
        return in.list(reader -> batch.next(OperationJson.read(reader), reader), Limits.MAX_TXN_OPERATIONS);
    }

    private static final class Batch {
        private int count;
        private String firstTxn = "";
        private boolean oneTxn = true;

        Operation next(Operation operation, WireReader in) throws WireException {
            firstTxn = count == 0 ? operation.txn() : firstTxn;
            oneTxn = oneTxn && operation.txn().equals(firstTxn);
            count++;
            if (count > Limits.MAX_PUSH_OPERATIONS && !oneTxn) {
                throw in.tooLarge("more than " + Limits.MAX_PUSH_OPERATIONS + " operations of several transactions");
            }
            return operation;
        }
    }
}
