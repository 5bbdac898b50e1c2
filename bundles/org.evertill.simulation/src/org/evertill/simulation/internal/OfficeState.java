package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;

/** What is committed at head office: its tables, in memory. */
final class OfficeState {

    final OfficeTables tables = new OfficeTables();
    private final Map<String, Author> authors = new HashMap<>();
    private final Map<String, List<Operation>> operations = new HashMap<>();
    private final Map<String, TreeMap<Long, Push.Remark>> remarks = new HashMap<>();
    private final Map<String, TreeMap<Long, Feed>> feeds = new HashMap<>();
    private final Map<RowKey, Feed> places = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<String, Long> floors = new HashMap<>();

    /** A replica's row. */
    record Author(long lastSeq, String lastHash, Hlc lastHlc) {}

    /**
     * An entry of the change feed.
     *
     * @param gone whether the row has left the scope
     */
    record Feed(RowKey key, String scope, long seq, boolean gone) {}

    Author author(String replica) {
        return authors.getOrDefault(replica, new Author(0, HashChain.genesis(replica), Hlc.ZERO));
    }

    /** What was said about operations of a replica. */
    List<Push.Remark> remarks(String replica, long from, long to) {
        return List.copyOf(remarks.getOrDefault(replica, new TreeMap<>())
                .subMap(from, true, Math.max(from - 1, to) + 1, false)
                .values());
    }

    void remark(String replica, List<Push.Remark> more) {
        var known = remarks.computeIfAbsent(replica, r -> new TreeMap<>());
        more.forEach(remark -> known.put(remark.seq(), remark));
    }

    /** A replica's operations, all of them in order. */
    List<Operation> operations(String replica) {
        return operations.computeIfAbsent(replica, r -> new ArrayList<>());
    }

    /** The hash of an operation, null for one that is not here. */
    @Nullable
    String hashOf(String replica, long seq) {
        if (seq == 0) {
            return HashChain.genesis(replica);
        }
        var all = operations(replica);
        return seq <= all.size() ? all.get((int) seq - 1).hash() : null;
    }

    /** The newest number of a scope. */
    long head(String scope) {
        return heads.getOrDefault(scope, 0L);
    }

    /** The highest number of a scope that was taken out of its feed. */
    long floor(String scope) {
        return floors.getOrDefault(scope, 0L);
    }

    /** Takes deleted rows and word of rows that moved out of a scope's feed, up to a number; gives how many. */
    long letGo(String scope, long upTo) {
        var gone = feed(scope).headMap(upTo, true).values().stream()
                .filter(entry -> entry.gone() || isOver(entry.key()))
                .map(Feed::seq)
                .toList();
        gone.forEach(feed(scope)::remove);
        gone.forEach(seq -> floors.merge(scope, seq, Math::max));
        return gone.size();
    }

    private boolean isOver(RowKey key) {
        var state = tables.row(key).state();
        return state.deleted() && state.conflicts().isEmpty();
    }

    TreeSet<String> scopes() {
        return new TreeSet<>(heads.keySet());
    }

    /** Entries of a scope after a number, in order. */
    Iterable<Feed> after(String scope, long seq) {
        return feeds.getOrDefault(scope, new TreeMap<>()).tailMap(seq, false).values();
    }

    /** Adds operations behind those that the replica has sent before. */
    void append(String replica, List<Operation> more) {
        if (more.isEmpty()) {
            return;
        }
        operations(replica).addAll(more);
        var last = more.getLast();
        var before = author(replica).lastHlc();
        var hlc = last.hlc().compareTo(before) > 0 ? last.hlc() : before;
        authors.put(replica, new Author(last.seq(), last.hash(), hlc));
    }

    /** Writes a row with its new numbers: in its scope, and in the one that it leaves. */
    void write(RowChange change) {
        var old = places.get(change.key());
        if (old != null) {
            feed(old.scope()).remove(old.seq());
        }
        if (change.isMove()) {
            enter(new Feed(change.key(), change.before().orElseThrow().scope(), 0, true));
        }
        tables.put(change.key(), change.after());
        places.put(change.key(), enter(new Feed(change.key(), change.after().scope(), 0, false)));
    }

    private Feed enter(Feed entry) {
        long seq = heads.merge(entry.scope(), 1L, Long::sum);
        var numbered = new Feed(entry.key(), entry.scope(), seq, entry.gone());
        // a row that comes back to a scope is no longer gone from it
        feed(entry.scope()).values().removeIf(f -> f.gone() && f.key().equals(entry.key()));
        feed(entry.scope()).put(seq, numbered);
        return numbered;
    }

    private TreeMap<Long, Feed> feed(String scope) {
        return feeds.computeIfAbsent(scope, s -> new TreeMap<>());
    }
}
