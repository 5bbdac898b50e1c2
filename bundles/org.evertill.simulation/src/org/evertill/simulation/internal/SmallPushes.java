package org.evertill.simulation.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/** A log of which a push takes little, so that a backlog of minutes takes several, as one of days does in a shop. */
final class SmallPushes implements ChangeTracker {

    private final ChangeTracker log;
    private final int operations;

    /**
     * @param operations more are not added to a push's first transaction
     */
    SmallPushes(ChangeTracker log, int operations) {
        this.log = log;
        this.operations = operations;
    }

    @Override
    public List<Operation> from(long seq, int maxOperations, int maxBytes) {
        return log.from(seq, Math.min(operations, maxOperations), maxBytes);
    }

    @Override
    public LogHead head() {
        return log.head();
    }

    @Override
    public long acknowledgedSeq() {
        return log.acknowledgedSeq();
    }

    @Override
    public long compactedSeq() {
        return log.compactedSeq();
    }

    @Override
    public Optional<String> hashOf(long seq) {
        return log.hashOf(seq);
    }

    @Override
    public void acknowledged(long lastSeq, List<Push.Remark> remarks) {
        log.acknowledged(lastSeq, remarks);
    }

    @Override
    public void lost(long afterSeq) {
        log.lost(afterSeq);
    }

    @Override
    public void clockIsAhead(Duration by) {
        log.clockIsAhead(by);
    }

    @Override
    public List<Hello.Branch> branches() {
        return log.branches();
    }

    @Override
    public void goOnBehind(long seq) {
        log.goOnBehind(seq);
    }

    @Override
    public Backlog backlog() {
        return log.backlog();
    }

    @Override
    public Listening listen(Runnable listener) {
        return log.listen(listener);
    }
}
