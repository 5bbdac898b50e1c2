package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
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
        log = new ArrayList<>();
    }

    private TillState(TillState other) {
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
        // One list for all copies, each of which knows how much of it is its own: the log only grows.
        log = other.log;
        stock.putAll(other.stock);
        logged = other.logged;
    }

    TillState copy() {
        return new TillState(this);
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
