package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.sqlite.internal.Witness;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Lineage;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** What stands on a till's disk. A transaction works on a copy, which becomes the state when it commits. */
final class TillState {

    final Map<RowKey, Image> rows;
    final Map<RowKey, Shadow> shadows;
    final List<Pull.Entry> staged;
    final TreeMap<String, Long> stagedCursors;
    final TreeMap<String, Long> cursors;
    /** Scopes that are loaded from nothing, with the floors at the beginning. */
    final TreeMap<String, Long> loads;

    final Map<Long, Push.Remark> remarks;
    /** Balances by store and product, on real databases. */
    final TreeMap<String, Long> stock = new TreeMap<>();

    long acknowledged;
    /** The newest own operation that is part of the rows as head office has them. */
    long pulledSeq;

    int epoch;
    int stagedPages;
    /** How many pages the last cut had. */
    int pagesOfCut;

    Hlc lastHlc;

    /** Its name, whatever incarnation it is. */
    String till = "";

    /** Whose the operations of the log are. */
    Lineage lineage;

    boolean witnessed;

    private final List<Operation> log;
    private int logged;

    TillState() {
        rows = new HashMap<>();
        shadows = new HashMap<>();
        staged = new ArrayList<>();
        stagedCursors = new TreeMap<>();
        cursors = new TreeMap<>();
        loads = new TreeMap<>();
        remarks = new HashMap<>();
        lastHlc = Hlc.ZERO;
        lineage = Lineage.first("", 1, "A");
        log = new ArrayList<>();
    }

    private TillState(TillState other, List<Operation> log) {
        rows = new HashMap<>(other.rows);
        shadows = new HashMap<>(other.shadows);
        staged = new ArrayList<>(other.staged);
        stagedCursors = new TreeMap<>(other.stagedCursors);
        cursors = new TreeMap<>(other.cursors);
        loads = new TreeMap<>(other.loads);
        remarks = new HashMap<>(other.remarks);
        acknowledged = other.acknowledged;
        pulledSeq = other.pulledSeq;
        epoch = other.epoch;
        stagedPages = other.stagedPages;
        pagesOfCut = other.pagesOfCut;
        lastHlc = other.lastHlc;
        till = other.till;
        lineage = other.lineage;
        witnessed = other.witnessed;
        this.log = log;
        stock.putAll(other.stock);
        logged = other.logged;
    }

    /** One list for all copies, each of which knows how much of it is its own: the log only grows. */
    TillState copy() {
        return new TillState(this, log);
    }

    /** A copy that goes another way. */
    TillState detached() {
        return new TillState(this, new ArrayList<>(after(0)));
    }

    /**
     * Goes on as another incarnation. What this head office has said of what comes behind does not count any more.
     */
    void goOn(long afterSeq, RandomGenerator random) {
        lineage = lineage.goOn(afterSeq, hashOf(afterSeq), random);
        pulledSeq = Math.min(pulledSeq, afterSeq);
        lose(afterSeq);
    }

    /** Head office does not have what is behind an operation. */
    void lose(long afterSeq) {
        acknowledged = Math.min(acknowledged, afterSeq);
        remarks.keySet().removeIf(seq -> seq > afterSeq);
    }

    /** The name under which head office has an operation of the log. */
    String authorOf(long seq) {
        return lineage.branches().stream()
                .filter(branch -> branch.afterSeq() < seq)
                .map(branch -> Lineage.name(till, branch.incarnation()))
                .reduce((one, next) -> next)
                .orElse(till);
    }

    String hashOf(long seq) {
        return seq == 0 ? HashChain.genesis(till) : log.get((int) seq - 1).hash();
    }

    Witness.Mark mark() {
        return markAt(lastSeq());
    }

    /** Where the log stood before the newest transaction. */
    Optional<Witness.Mark> markBefore() {
        if (logged == 0) {
            return Optional.empty();
        }
        int first = logged;
        while (first > 1 && log.get(first - 2).txn().equals(log.get(logged - 1).txn())) {
            first--;
        }
        return Optional.of(markAt(first - 1L));
    }

    private Witness.Mark markAt(long seq) {
        return new Witness.Mark(lineage.present().incarnation(), seq, hashOf(seq));
    }

    /**
     * A row as the till shows it.
     *
     * @param headOffice head office's version below it, 0 when there is none
     * @param own the newest own operation on top of that, 0 when there is none
     */
    record Image(Row row, String scope, long headOffice, long own, boolean deleted) {

        VersionVector vector(String replica) {
            var vector = headOffice == 0 ? VersionVector.EMPTY : VersionVector.ofHeadOffice(headOffice);
            return own == 0 ? vector : vector.with(replica, own);
        }
    }

    /**
     * Head office's image of a row that has operations on top; of a row that left before its maker saw it, as he shows it.
     *
     * @param afterSeq own operations up to this one are in the image already
     * @param gone whether the row has left this till's scopes, and goes with its last pending operation
     */
    record Shadow(Row row, String scope, long version, boolean deleted, long afterSeq, boolean gone) {

        Shadow left() {
            return new Shadow(row, scope, version, deleted, afterSeq, true);
        }
    }

    long lastSeq() {
        return logged;
    }

    /** Operations after a sequence number, to the newest. */
    List<Operation> after(long seq) {
        return log.subList((int) seq, logged);
    }

    void append(Operation operation) {
        log.subList(logged, log.size()).clear();
        log.add(operation);
        logged++;
    }
}
