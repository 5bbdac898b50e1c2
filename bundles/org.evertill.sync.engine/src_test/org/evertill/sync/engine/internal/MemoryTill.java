package org.evertill.sync.engine.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** A till whose log, cursors and rows are kept in memory, with the behaviour that the seams describe. */
final class MemoryTill implements ChangeTracker, PullTarget, Database {

    Duration clockAhead = Duration.ZERO;

    final String replica;
    final List<Operation> log = new ArrayList<>();
    final List<Push.Remark> remarks = new ArrayList<>();
    /** What is visible of others and of oneself after the last cut: row → text. */
    final SortedMap<String, String> rows = new TreeMap<>();

    private static final DeviceKey KEY = DeviceKey.make();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Pull.Entry> staged = new ArrayList<>();
    private SortedMap<String, Long> cursors = new TreeMap<>();
    private long acked;
    private long compacted;
    private int epoch;
    private boolean enrolled = true;
    private volatile OptionalLong keptApart = OptionalLong.empty();
    private int incarnation = 1;
    /** Part of what is made, so that what is made anew is something else. */
    String life = "";

    final List<Hello.Branch> branches = new ArrayList<>();
    int cuts;
    int adopted;

    MemoryTill(String replica) {
        this.replica = replica;
    }

    /** A local transaction that writes so many rows. */
    void commit(int operations) {
        log(operations);
        listeners.forEach(Runnable::run);
    }

    private synchronized void log(int operations) {
        String txn = replica + life + "-txn-" + log.size();
        for (int i = 0; i < operations; i++) {
            long seq = log.size() + 1L;
            var before =
                    log.isEmpty() ? HashChain.genesis(replica) : log.getLast().hash();
            String id = replica + "-" + seq;
            var row = Row.of(Map.of("id", id, "text", "made by " + replica));
            var operation = new Operation(
                    seq,
                    txn,
                    "op-" + id,
                    "things",
                    id,
                    "chain",
                    OperationKind.INSERT,
                    Row.of(Map.of()),
                    row,
                    VersionVector.EMPTY,
                    new Hlc(seq, 0),
                    "system:test",
                    1,
                    "");
            log.add(operation.withHash(HashChain.next(before, operation)));
            rows.put(id, "made by " + replica);
        }
    }

    /** Forgets everything after a number of operations, as a database put back from a backup has. */
    synchronized void restoreTo(int operations) {
        log.subList(operations, log.size()).clear();
        life += "+";
        acked = Math.min(acked, operations);
    }

    @Override
    public synchronized List<Hello.Branch> branches() {
        return List.copyOf(branches);
    }

    @Override
    public synchronized void goOnBehind(long seq) {
        int of = incarnation++;
        branches.add(new Hello.Branch(incarnation, of, seq, hashOf(seq).orElseThrow(), "A2XX"));
        acked = Math.min(acked, seq);
    }

    void unenrol() {
        enrolled = false;
    }

    @Override
    public synchronized void lost(long afterSeq) {
        acked = Math.min(acked, afterSeq);
    }

    @Override
    public synchronized LogHead head() {
        return new LogHead(log.size(), hashOf(log.size()).orElseThrow());
    }

    @Override
    public synchronized long acknowledgedSeq() {
        return acked;
    }

    /** Lets go of its oldest operations, as a till does with those that are safe. */
    synchronized void compactTo(long seq) {
        compacted = seq;
    }

    @Override
    public synchronized long compactedSeq() {
        return compacted;
    }

    @Override
    public synchronized Optional<String> hashOf(long seq) {
        if (seq < compacted) {
            return Optional.empty();
        }
        if (seq == 0) {
            return Optional.of(HashChain.genesis(replica));
        }
        return seq <= log.size() ? Optional.of(log.get((int) seq - 1).hash()) : Optional.empty();
    }

    @Override
    public synchronized List<Operation> from(long seq, int maxOperations, int maxBytes) {
        int end = (int) seq - 1;
        int start = end;
        while (end < log.size()) {
            int next = end + 1;
            while (next < log.size() && log.get(next).txn().equals(log.get(end).txn())) {
                next++;
            }
            if (end > start && next - start > maxOperations) {
                break;
            }
            end = next;
        }
        return List.copyOf(log.subList(start, end));
    }

    @Override
    public void shutOut(long keptApartSeq) {
        keptApart = OptionalLong.of(keptApartSeq);
    }

    @Override
    public void letIn() {
        keptApart = OptionalLong.empty();
    }

    @Override
    public OptionalLong keptApartSeq() {
        return keptApart;
    }

    @Override
    public void clockIsAhead(Duration by) {
        clockAhead = by;
    }

    @Override
    public synchronized void acknowledged(long lastSeq, List<Push.Remark> news) {
        acked = Math.max(acked, lastSeq);
        remarks.addAll(news);
    }

    @Override
    public synchronized Backlog backlog() {
        return new Backlog(log.size() - acked, Optional.empty(), 0, 0);
    }

    @Override
    public Listening listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized SortedMap<String, Long> cursors() {
        return new TreeMap<>(cursors);
    }

    @Override
    public synchronized void stage(Pull.Answer page) {
        if (!page.reloads().isEmpty()) {
            staged.clear();
            rows.clear();
        }
        staged.addAll(page.entries());
        cursors = new TreeMap<>(page.cursors());
    }

    @Override
    public synchronized long apply(long ackedSeq) {
        for (var entry : staged) {
            if (entry.deleted()) {
                rows.remove(entry.id());
            } else {
                rows.put(entry.id(), String.valueOf(entry.row().text("text")));
            }
        }
        log.stream()
                .skip(ackedSeq)
                .forEach(op -> rows.put(op.entityId(), String.valueOf(op.after().text("text"))));
        long count = staged.size();
        staged.clear();
        cuts++;
        return count;
    }

    @Override
    public synchronized void adopt(int newEpoch) {
        epoch = newEpoch;
        adopted++;
    }

    @Override
    public synchronized int epoch() {
        return epoch;
    }

    @Override
    public Optional<Instant> appliedAt() {
        return Optional.empty();
    }

    @Override
    public Optional<TillIdentity> identity() {
        return enrolled
                ? Optional.of(new TillIdentity(
                        replica,
                        incarnation,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://127.0.0.1:1"),
                        KEY,
                        List.of()))
                : Optional.empty();
    }

    @Override
    public List<EntityType<?>> types() {
        return List.of();
    }

    @Override
    public Outcome<TillIdentity> enrol(TillIdentity identity) {
        throw new UnsupportedOperationException("the engine does not enrol");
    }

    @Override
    public <R> R read(Function<Reader, R> work) {
        throw new UnsupportedOperationException("the engine does not read rows");
    }

    @Override
    public <R> R write(Author author, Function<UnitOfWork, R> work) {
        throw new UnsupportedOperationException("the engine does not write rows");
    }

    @Override
    public Outcome<Path> backup(Path target) {
        throw new UnsupportedOperationException("the engine makes no backups");
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
