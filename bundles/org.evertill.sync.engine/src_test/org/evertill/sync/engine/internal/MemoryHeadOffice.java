package org.evertill.sync.engine.internal;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Head office in memory, as the design says: overlap compared by hash, one order, pages by cursor. */
class MemoryHeadOffice implements SyncTransport {

    final Map<String, List<Operation>> received = new HashMap<>();
    final List<String> journal = new ArrayList<>();
    final Clock clock;
    int epoch = 1;
    int protocol = 1;
    /** Operations with these entities are set aside. */
    String quarantine = "none";
    /** So many pages from now on are spoilt on the way. */
    int spoiltPages;

    private final TreeMap<Long, Pull.Entry> feed = new TreeMap<>();
    private final Map<String, Long> seqOfRow = new HashMap<>();
    private long head;

    MemoryHeadOffice(Clock clock) {
        this.clock = clock;
    }

    /** Head office's own change of a row. */
    synchronized void write(String id, String text) {
        put(id, text, false);
    }

    synchronized long head() {
        return head;
    }

    synchronized void delete(String id) {
        put(id, "dead", true);
    }

    /** Put back from a backup that had only so many operations of each till. */
    synchronized void restoreTo(int operations) {
        received.values()
                .forEach(ops -> ops.subList(Math.min(operations, ops.size()), ops.size())
                        .clear());
        feed.clear();
        seqOfRow.clear();
        epoch++;
        head = Epoch.before(epoch);
        received.values().forEach(ops -> ops.forEach(this::apply));
    }

    synchronized SortedMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        feed.values().stream()
                .filter(e -> !e.deleted())
                .forEach(e -> rows.put(e.id(), String.valueOf(e.row().text("text"))));
        return rows;
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        throw new UnsupportedOperationException("the engine does not enrol");
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return Outcome.ok(true);
    }

    @Override
    public synchronized Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        journal.add("hello " + request.lastSeq());
        request.branches().forEach(branch -> know(request, branch));
        var ops = of(name(request.replica(), request.incarnation()));
        var heads = new TreeMap<>(Map.of("chain", head));
        return Outcome.ok(new Hello.Answer(
                protocol, epoch, ops.size(), hashAt(request.replica(), ops), clock.instant(), List.of(), heads));
    }

    /** A branch's log is what it goes on with, and its own. */
    private void know(Hello.Request request, Hello.Branch branch) {
        var parent = of(name(request.replica(), branch.of()));
        var shared = parent.subList(0, (int) Math.min(branch.afterSeq(), parent.size()));
        received.computeIfAbsent(name(request.replica(), branch.incarnation()), n -> new ArrayList<>(shared));
    }

    static String name(String replica, int incarnation) {
        return incarnation == 1 ? replica : replica + "~" + incarnation;
    }

    @Override
    public synchronized Outcome<Push.Answer> push(Line line, Push.Request request) {
        var ops = of(name(request.replica(), request.incarnation()));
        journal.add("push " + request.fromSeq() + "+" + request.operations().size());
        boolean gap = request.fromSeq() > ops.size() + 1;
        if (gap || !request.prevHash().equals(hashAt(request.replica(), ops.subList(0, (int) request.fromSeq() - 1)))) {
            return Outcome.ok(new Push.Rewind(ops.size(), hashAt(request.replica(), ops)));
        }
        int duplicates = 0;
        var remarks = new ArrayList<Push.Remark>();
        for (var op : request.operations()) {
            if (op.seq() <= ops.size()) {
                if (!ops.get((int) op.seq() - 1).hash().equals(op.hash())) {
                    return Outcome.ok(new Push.Fork(op.seq()));
                }
                duplicates++;
            } else {
                ops.add(op);
                apply(op);
            }
            if (op.entityId().equals(quarantine)) {
                remarks.add(new Push.Remark(op.seq(), Push.Verdict.QUARANTINED, "test.reason: set aside"));
            }
        }
        return Outcome.ok(new Push.Accepted(ops.size(), hashAt(request.replica(), ops), duplicates, remarks));
    }

    @Override
    public synchronized Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        long cursor = request.cursors().getOrDefault("chain", 0L);
        journal.add("pull " + cursor);
        if (spoiltPages > 0) {
            spoiltPages--;
            return Outcome.failed("sync.bad-page", "The page was spoilt.");
        }
        var reloads = new TreeMap<String, Long>();
        if (cursor > 0 && cursor < Epoch.before(epoch)) {
            cursor = 0;
            reloads.put("chain", 0L);
        }
        var entries = feed.tailMap(cursor, false).values().stream()
                .limit(request.limit())
                .toList();
        long after = entries.isEmpty() ? cursor : entries.getLast().seq();
        boolean more = !feed.tailMap(after, false).isEmpty();
        return Outcome.ok(new Pull.Answer(
                epoch,
                entries,
                new TreeMap<>(Map.of("chain", after)),
                reloads,
                of(name(request.replica(), request.incarnation())).size(),
                more));
    }

    private void apply(Operation op) {
        if (!op.entityId().equals(quarantine)) {
            put(op.entityId(), String.valueOf(op.after().text("text")), false);
        }
    }

    private void put(String id, String text, boolean deleted) {
        var old = seqOfRow.get(id);
        long version = old == null ? 1 : feed.remove(old).version() + 1;
        head++;
        seqOfRow.put(id, head);
        var row = Row.of(Map.of("id", id, "text", text));
        feed.put(head, new Pull.Entry("chain", head, "things", id, version, deleted, row));
    }

    private List<Operation> of(String replica) {
        return received.computeIfAbsent(replica, r -> new ArrayList<>());
    }

    private static String hashAt(String replica, List<Operation> ops) {
        return ops.isEmpty() ? HashChain.genesis(replica) : ops.getLast().hash();
    }
}
