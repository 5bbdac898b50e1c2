package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.BadMessage.BAD;
import static org.evertill.headoffice.http.internal.BadMessage.LARGE;
import static org.evertill.headoffice.http.internal.WireTill.update;

import java.util.ArrayList;
import java.util.List;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.WireJson;

/** Pushes of a till that are not as they should be, and the operations that they are made of. */
record BadPushes(WireTill till) {

    /** All that may be wrong with the operations of a push. */
    List<BadMessage> all() {
        long next = till.log.size() + 1L;
        var op = till.operation(
                next, "t1", update("products", "p1", WireMessages.name("Tea"), WireMessages.name("x"), 1));
        var second = linked(op, "t2");
        var third = linked(second, "t1");
        var bad = new ArrayList<BadMessage>();
        bad.add(push("a wrong hash", "422 sync.bad-hash", op.withHash("0".repeat(64))));
        bad.add(push("altered", "422 sync.bad-hash", renamed(op)));
        bad.add(push("in another order", BAD, second, op));
        bad.add(push("one left out", BAD, op, third));
        bad.add(push("one twice", BAD, op, op));
        bad.add(push("a transaction in pieces", "422 sync.split-transaction", op, second, third));
        bad.add(push("too many", LARGE, many(Limits.MAX_PUSH_OPERATIONS + 1, "t1", "t2")));
        bad.add(push("too many of one transaction", LARGE, many(Limits.MAX_TXN_OPERATIONS + 1, "t1", "t1")));
        bad.add(pushed("another generation", 7, till.hashBefore(next), "422 sync.wrong-incarnation", op));
        return bad;
    }

    private BadMessage push(String name, String expected, Operation... operations) {
        return pushed(name, 1, till.hashBefore(till.log.size() + 1L), expected, operations);
    }

    /** Written by hand: the record refuses some of these itself. */
    private BadMessage pushed(String name, int incarnation, String hash, String expected, Operation... operations) {
        var texts = new ArrayList<String>();
        for (Operation op : operations) {
            var one = new Push.Request(till.replica(), 1, op.seq(), hash, List.of(op));
            String json = WireMessages.json(WireJson.PUSH_REQUEST, one);
            texts.add(json.substring(json.indexOf("[") + 1, json.lastIndexOf("]")));
        }
        String body = "{\"replica\":\"" + till.replica() + "\",\"incarnation\":" + incarnation
                + ",\"fromSeq\":4,\"prevHash\":\"" + hash + "\",\"operations\":[" + String.join(",", texts) + "]}";
        return BadMessage.of(name, "/sync/v1/push", till.token, body, expected);
    }

    private static Operation linked(Operation before, String txn) {
        return relinked(copy(before, before.seq() + 1, txn, "id" + before.seq()), before.hash());
    }

    /** An operation with the hash that it has behind another one. */
    static Operation relinked(Operation op, String hash) {
        return op.withHash(HashChain.next(hash, op));
    }

    private static Operation renamed(Operation op) {
        return copy(op, op.seq(), "another", op.id());
    }

    private static Operation copy(Operation op, long seq, String txn, String id) {
        return new Operation(
                seq,
                txn,
                id,
                op.table(),
                op.entityId(),
                op.scope(),
                OperationKind.UPDATE,
                op.before(),
                op.after(),
                op.context(),
                op.hlc(),
                op.userId(),
                op.schemaVersion(),
                op.hash());
    }

    private Operation[] many(int count, String first, String rest) {
        var op =
                till.operation(4, first, update("products", "p1", WireMessages.name("Tea"), WireMessages.name("x"), 1));
        var operations = new Operation[count];
        for (int i = 0; i < count; i++) {
            operations[i] = copy(op, 4 + i, i == 0 ? first : rest, op.id());
        }
        return operations;
    }
}
