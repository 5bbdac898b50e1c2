package org.evertill.app.bench.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;

/** The operation log of a till that keeps only what it has not sent. One thread. */
final class FleetLog {

    private final String replica;
    private final HlcClock clock;
    private final List<Operation> unsent = new ArrayList<>();
    private String sentHash;
    private String lastHash;
    private long lastSeq;

    FleetLog(String replica, Clock clock) {
        this.replica = replica;
        this.clock = new HlcClock(clock, Hlc.ZERO);
        this.sentHash = HashChain.genesis(replica);
        this.lastHash = sentHash;
    }

    /** Appends a local transaction that makes these rows. */
    void append(List<Fact<?>> facts, String userId) {
        String txn = Nanoid.random();
        for (Fact<?> fact : facts) {
            var operation = operation(fact, txn, userId);
            lastSeq = operation.seq();
            lastHash = HashChain.next(lastHash, operation);
            unsent.add(operation.withHash(lastHash));
        }
    }

    private <T extends Record> Operation operation(Fact<T> fact, String txn, String userId) {
        var type = fact.type();
        var row = fact.row();
        return new Operation(
                lastSeq + 1,
                txn,
                Nanoid.random(),
                type.table(),
                type.idOf(fact.value()),
                type.scopeOf(row),
                OperationKind.INSERT,
                Row.EMPTY,
                row,
                VersionVector.EMPTY,
                clock.tick(),
                userId,
                type.version(),
                "");
    }

    long lastSeq() {
        return lastSeq;
    }

    String lastHash() {
        return lastHash;
    }

    int unsent() {
        return unsent.size();
    }

    /** All that was not sent. */
    Push.Request request() {
        return new Push.Request(replica, 1, lastSeq - unsent.size() + 1, sentHash, unsent);
    }

    /** Head office has all of it. */
    void sent() {
        unsent.clear();
        sentHash = lastHash;
    }
}
