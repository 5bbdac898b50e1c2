package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Epoch;

/** What is committed at head office: its tables, in memory. */
final class OfficeState {

    final OfficeTables tables;
    final OfficeShelf shelf;
    final Epochs epochs;
    private final Map<String, TreeMap<Long, Feed>> feeds = new HashMap<>();
    private final Map<RowKey, Feed> places = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<String, Long> floors = new HashMap<>();

    OfficeState() {
        this(new OfficeTables(), new OfficeShelf(), new Epochs());
    }

    private OfficeState(OfficeTables tables, OfficeShelf shelf, Epochs epochs) {
        this.tables = tables;
        this.shelf = shelf;
        this.epochs = epochs;
    }

    /** A backup. */
    OfficeState copy() {
        var copy = new OfficeState(tables.copy(), shelf.copy(), epochs.copy());
        feeds.forEach((scope, feed) -> copy.feeds.put(scope, new TreeMap<>(feed)));
        copy.places.putAll(places);
        copy.heads.putAll(heads);
        copy.floors.putAll(floors);
        return copy;
    }

    /** Begins an epoch, in a database that was put back. */
    void beginEpoch(Instant at) {
        epochs.begin(at, heads);
    }

    /** A replica's row, as its next own write needs it. */
    record Author(long lastSeq, String lastHash, Hlc lastHlc) {}

    /**
     * An entry of the change feed.
     *
     * @param gone whether the row has left the scope
     */
    record Feed(RowKey key, String scope, long seq, boolean gone) {}

    Author author(String replica) {
        var known = shelf.get(replica);
        return new Author(known.lastSeq(), known.lastHash(), shelf.clock(replica));
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
        long seq = heads.getOrDefault(entry.scope(), Epoch.before(epochs.now())) + 1;
        heads.put(entry.scope(), seq);
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
