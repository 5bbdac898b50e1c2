package org.evertill.storage.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Hlc;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;

/** Head office in two maps: the real judgement, a change feed with one entry per row, and every operation ever received. */
final class MergingOffice {

    private final Merger merger = new Merger(List.of(Parcel.TYPE));
    private final Map<RowKey, StoredRow> rows = new HashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final LinkedHashMap<RowKey, Pull.Entry> feed = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Ticks ticks;
    private long seq;

    MergingOffice(Ticks ticks) {
        this.ticks = ticks;
    }

    List<Operation> operations() {
        return operations;
    }

    List<Loss> losses() {
        return losses;
    }

    /** Takes all that a till has. */
    void push(SqliteStore till) {
        TillIdentity who = till.identity().orElseThrow();
        long last = acknowledged.getOrDefault(who.replica(), 0L);
        var sent = till.changes().from(last + 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        var author = new Author(who.replica(), who.storeId(), who.registerId());
        var judgement = new Judgement(merger, author, new Known(rows, claims), ticks.instant());
        var transactions = new LinkedHashMap<String, List<Operation>>();
        sent.forEach(op ->
                transactions.computeIfAbsent(op.txn(), t -> new ArrayList<>()).add(op));
        transactions.values().forEach(judgement::judge);
        judgement.changes().forEach(change -> keep(change.key(), change.after()));
        claims.putAll(judgement.claims());
        operations.addAll(sent);
        losses.addAll(judgement.losses());
        long now = last + sent.size();
        acknowledged.put(who.replica(), now);
        till.changes().acknowledged(now, judgement.remarks());
    }

    /** Brings a till to the cut of now. */
    void pull(SqliteStore till) {
        SortedMap<String, Long> had = till.pullTarget().cursors();
        long acked = acknowledged.getOrDefault(till.identity().orElseThrow().replica(), 0L);
        var news = feed.values().stream()
                .filter(e -> e.seq() > had.getOrDefault("all", 0L))
                .toList();
        till.pullTarget().stage(new Pull.Answer(1, news, new TreeMap<>(Map.of("all", seq)), acked, false));
        till.pullTarget().apply(acked);
    }

    private void keep(RowKey key, StoredRow stored) {
        rows.put(key, stored);
        seq++;
        feed.remove(key);
        var state = stored.state();
        feed.put(
                key,
                new Pull.Entry(
                        stored.scope(), seq, key.table(), key.id(), state.version(), state.deleted(), state.row()));
    }

    /** A clock that moves on by a millisecond whenever somebody looks. */
    static final class Ticks extends java.time.Clock {

        private long millis = Hlc.ZERO.millis() + 1_790_000_000_000L;

        @Override
        public java.time.Instant instant() {
            millis++;
            return java.time.Instant.ofEpochMilli(millis);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
