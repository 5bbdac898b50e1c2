package org.evertill.simulation.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.simulation.Happening;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/** The operation log on the fake disk. */
final class TillLog implements ChangeTracker {

    private final TillDisk disk;
    private final String replica;

    TillLog(TillDisk disk, String replica) {
        this.disk = disk;
        this.replica = replica;
    }

    @Override
    public LogHead head() {
        long last = disk.read().lastSeq();
        return new LogHead(last, hashOf(last).orElseThrow());
    }

    @Override
    public long acknowledgedSeq() {
        return disk.read().acknowledged;
    }

    @Override
    public Optional<String> hashOf(long seq) {
        if (seq == 0) {
            return Optional.of(HashChain.genesis(replica));
        }
        return disk.read().lastSeq() < seq
                ? Optional.empty()
                : Optional.of(disk.read().after(seq - 1).getFirst().hash());
    }

    @Override
    public List<Operation> from(long seq, int maxOperations, int maxBytes) {
        var log = disk.read().after(seq - 1);
        int end = 0;
        while (end < log.size()) {
            int next = end + 1;
            while (next < log.size() && log.get(next).txn().equals(log.get(end).txn())) {
                next++;
            }
            if (end > 0 && next > maxOperations) {
                break;
            }
            end = next;
        }
        return List.copyOf(log.subList(0, end));
    }

    @Override
    public void acknowledged(long lastSeq, List<Push.Remark> remarks) {
        disk.write(
                Happening.CRASH_IN_ACKNOWLEDGE,
                state -> {
                    state.acknowledged = Math.max(state.acknowledged, Math.min(lastSeq, state.lastSeq()));
                    disk.statement();
                    remarks.forEach(remark -> state.remarks.put(remark.seq(), remark));
                    return lastSeq;
                },
                done -> {});
    }

    @Override
    public void lost(long afterSeq) {
        disk.write(
                Happening.CRASH_IN_ACKNOWLEDGE,
                state -> {
                    state.lose(afterSeq);
                    return afterSeq;
                },
                done -> {});
    }

    @Override
    public List<Hello.Branch> branches() {
        return disk.read().lineage.told();
    }

    @Override
    public void goOnBehind(long seq) {
        disk.goOnBehind(seq);
    }

    @Override
    public Listening listen(Runnable listener) {
        throw new UnsupportedOperationException("rounds of the simulation begin when the seed says");
    }

    @Override
    public Backlog backlog() {
        var state = disk.read();
        long quarantined = state.remarks.values().stream()
                .filter(r -> r.verdict() == Push.Verdict.QUARANTINED)
                .count();
        return new Backlog(state.lastSeq() - state.acknowledged, Optional.empty(), 0, quarantined);
    }
}
