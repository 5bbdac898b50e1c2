package org.evertill.headoffice.http.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.http.internal.Channel;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** A till without a database: operations as a till makes them, and the line that its product has. */
final class WireTill implements AutoCloseable {

    final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());
    final Enrolment.Answer identity;
    final Line line;
    final String token;
    final List<Operation> log = new ArrayList<>();

    private long millis = Instant.parse("2026-11-23T09:00:00Z").toEpochMilli();

    /**
     * @param typed a code, with the letters of a server that has a key
     */
    WireTill(URI headOffice, String typed) {
        var key = DeviceKey.make();
        var code = Enrolment.Code.of(typed);
        identity = transport
                .enrol(headOffice, code.serverLetters(), new Enrolment.Request(code.secret(), "till", key.publicKey()))
                .orThrow();
        line = new Line(headOffice, identity.replica(), key, identity.serverKeys());
        try (var channel = new Channel(Clock.systemUTC())) {
            token = channel.token(line).orThrow();
        }
    }

    String replica() {
        return identity.replica();
    }

    /** An operation to be. */
    record Draft(
            String table, String id, String scope, OperationKind kind, Row before, Row after, VersionVector context) {}

    static <T extends Record> Draft insert(EntityType<T> type, T value) {
        var row = type.toRow(value);
        return new Draft(
                type.table(),
                type.idOf(value),
                type.scopeOf(row),
                OperationKind.INSERT,
                Row.EMPTY,
                row,
                VersionVector.EMPTY);
    }

    static Draft update(String table, String id, Row before, Row after, long seen) {
        return new Draft(table, id, "chain", OperationKind.UPDATE, before, after, VersionVector.ofHeadOffice(seen));
    }

    /** A local transaction, at the end of the log. */
    List<Operation> transaction(Draft... drafts) {
        String txn = Nanoid.random();
        var made = new ArrayList<Operation>();
        for (Draft draft : drafts) {
            var op = operation(log.size() + 1, txn, draft);
            log.add(op);
            made.add(op);
        }
        return made;
    }

    /** An operation that follows the log's newest one. */
    Operation operation(long seq, String txn, Draft draft) {
        var op = new Operation(
                seq,
                txn,
                Nanoid.random(),
                draft.table,
                draft.id,
                draft.scope,
                draft.kind,
                draft.before,
                draft.after,
                draft.context,
                new Hlc(millis++, 0),
                "staff-1",
                1,
                "");
        return op.withHash(HashChain.next(hashBefore(seq), op));
    }

    String hashBefore(long seq) {
        return seq == 1 ? HashChain.genesis(replica()) : log.get((int) seq - 2).hash();
    }

    Push.Request request(long from, long to) {
        return new Push.Request(replica(), 1, from, hashBefore(from), log.subList((int) from - 1, (int) to));
    }

    Push.Answer push(long from, long to) {
        return transport.push(line, request(from, to)).orThrow();
    }

    Hello.Request greeting() {
        long last = log.size();
        return new Hello.Request(replica(), "0.1.0", last, hashBefore(last + 1), Instant.ofEpochMilli(millis), 0);
    }

    /** As it greets after its database was put back, as another incarnation that begins where its log ends. */
    Hello.Request greetingOfAnotherLife() {
        long last = log.size();
        var branch = new Hello.Branch(2, 1, last, hashBefore(last + 1), "A2BC");
        return new Hello.Request(
                replica(), 2, "0.1.0", last, hashBefore(last + 1), Instant.ofEpochMilli(millis), 0, List.of(branch), 1);
    }

    Pull.Answer pull(SortedMap<String, Long> cursors, int limit) {
        return transport
                .pull(line, new Pull.Request(replica(), 1, new TreeMap<>(cursors), Optional.of(new TreeMap<>()), limit))
                .orThrow();
    }

    @Override
    public void close() {
        transport.close();
    }
}
