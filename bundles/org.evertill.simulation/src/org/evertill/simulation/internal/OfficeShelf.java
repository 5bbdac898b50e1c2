package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Incarnation;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/** What head office has of logs, in memory: where the rules of branches look things up, and note what they come to. */
final class OfficeShelf implements Branching.Register<RuntimeException>, Intake.Shelf<RuntimeException> {

    private final Map<String, Incarnation> incarnations = new HashMap<>();
    private final Map<String, Hlc> clocks = new HashMap<>();
    private final Map<String, List<Operation>> operations = new HashMap<>();
    private final Map<String, TreeMap<Long, Push.Remark>> remarks = new HashMap<>();

    OfficeShelf() {
        enrol(Place.HEAD_OFFICE);
    }

    OfficeShelf copy() {
        var copy = new OfficeShelf();
        copy.incarnations.putAll(incarnations);
        copy.clocks.putAll(clocks);
        operations.forEach((replica, list) -> copy.operations.put(replica, new ArrayList<>(list)));
        remarks.forEach((replica, map) -> copy.remarks.put(replica, new TreeMap<>(map)));
        return copy;
    }

    void enrol(Place place) {
        String name = place.replica();
        var author = name.equals(VersionVector.HEAD_OFFICE)
                ? new Author(name, null, null)
                : new Author(name, place.store(), place.register());
        incarnations.put(
                name, new Incarnation(author, List.of(), Incarnation.FIRST, false, 0, HashChain.genesis(name), ""));
    }

    /** A replica by its name. */
    Incarnation get(String replica) {
        var found = incarnations.get(replica);
        if (found == null) {
            throw new ProblemException(Branching.wrong(0));
        }
        return new Incarnation(
                found.author(),
                found.baseHashes(),
                found.number(),
                !numbers(Place.tillOf(replica)).isEmpty(),
                found.lastSeq(),
                found.lastHash(),
                found.lastTxn());
    }

    /** All branches, by their names. */
    Set<String> branches() {
        return incarnations.keySet().stream()
                .filter(name -> !name.equals(Place.tillOf(name)))
                .collect(Collectors.toSet());
    }

    Hlc clock(String replica) {
        return clocks.getOrDefault(replica, Hlc.ZERO);
    }

    /** A replica's operations, all of them in order. */
    List<Operation> operations(String replica) {
        return operations.computeIfAbsent(replica, r -> new ArrayList<>());
    }

    /** All operations of a till's incarnations, or of head office itself. */
    Map<String, List<Operation>> all() {
        return operations;
    }

    /** Adds operations behind those that the replica has sent before. */
    void append(String replica, List<Operation> more) {
        if (more.isEmpty()) {
            return;
        }
        operations(replica).addAll(more);
        var last = more.getLast();
        var old = get(replica);
        incarnations.put(
                replica,
                new Incarnation(
                        old.author(),
                        old.baseHashes(),
                        old.number(),
                        old.branched(),
                        last.seq(),
                        last.hash(),
                        last.txn()));
        clocks.merge(replica, last.hlc(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** What was said about operations of a replica. */
    List<Push.Remark> remarks(String replica, long from, long to) {
        return List.copyOf(remarks.getOrDefault(replica, new TreeMap<>())
                .subMap(from, true, Math.max(from - 1, to) + 1, false)
                .values());
    }

    /** The same for a part of a log. */
    List<Push.Remark> remarks(KnownLog log, long from, long to) {
        return log.pieces(from, to).stream()
                .flatMap(piece -> remarks(piece.incarnation().id(), piece.first(), piece.last()).stream())
                .toList();
    }

    void remark(String replica, List<Push.Remark> more) {
        var known = remarks.computeIfAbsent(replica, r -> new TreeMap<>());
        more.forEach(remark -> known.put(remark.seq(), remark));
    }

    // --- what the rules ask for

    @Override
    public Map<Long, String> of(String replica, long first, long last) {
        var hashes = new TreeMap<Long, String>();
        operations(replica).stream()
                .filter(op -> op.seq() >= first && op.seq() <= last)
                .forEach(op -> hashes.put(op.seq(), op.hash()));
        return hashes;
    }

    @Override
    public Set<Integer> numbers(String till) {
        return incarnations.values().stream()
                .filter(one -> !one.id().equals(till) && Place.tillOf(one.id()).equals(till))
                .map(Incarnation::number)
                .collect(Collectors.toSet());
    }

    @Override
    public void hold(String replica) {
        // Whoever asks does all of it in one instant.
    }

    @Override
    public KnownLog log(String till, int incarnation) {
        String name = Incarnation.name(till, incarnation);
        if (!incarnations.containsKey(name)) {
            throw new ProblemException(Branching.wrong(incarnation));
        }
        return KnownLog.of(get(name), this::get);
    }

    @Override
    public Optional<Incarnation> whoHas(String till, long seq, String hash) {
        return operations.keySet().stream()
                .filter(name -> Place.tillOf(name).equals(till))
                .filter(name -> hash.equals(of(name, seq, seq).get(seq)))
                .map(this::get)
                .findFirst();
    }

    @Override
    public void insert(String till, Hello.Branch branch, KnownLog.Base base) {
        String name = Incarnation.name(till, branch.incarnation());
        put(name, branch.incarnation(), get(till).author(), base);
    }

    @Override
    public void begin(String replica, KnownLog.Base base) {
        var old = get(replica);
        put(replica, old.number(), old.author(), base);
    }

    private void put(String name, int number, Author author, KnownLog.Base base) {
        var self = new Author(name, author.storeId(), author.registerId(), base.ancestors());
        incarnations.put(name, new Incarnation(self, base.hashes(), number, true, base.seq(), base.hash(), ""));
    }
}
