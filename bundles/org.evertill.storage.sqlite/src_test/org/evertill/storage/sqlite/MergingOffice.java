package org.evertill.storage.sqlite;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.contract.Samples;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;

/** Head office in two maps: the real judgement, a change feed with one entry per row, and every operation ever received. */
final class MergingOffice implements Office {

    private static final List<EntityType<?>> TYPES = List.of(Parcel.TYPE, ParcelItem.TYPE);

    private final Merger merger = new Merger(TYPES);
    private final Map<RowKey, StoredRow> rows = new HashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final LinkedHashMap<RowKey, Pull.Entry> feed = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Lost> losses = new ArrayList<>();
    private final Clock clock;
    private long seq;

    MergingOffice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<EntityType<?>> types() {
        return TYPES;
    }

    @Override
    public void enrol(SqliteStore till, String register) {
        till.enrol(Samples.till(register)).orThrow();
    }

    @Override
    public void round(SqliteStore till) {
        send(till);
        pull(till);
    }

    @Override
    public void send(SqliteStore till) {
        TillIdentity who = till.identity().orElseThrow();
        long last = acknowledged.getOrDefault(who.replica(), 0L);
        var sent = till.changes().from(last + 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        var author = new Author(who.replica(), who.storeId(), who.registerId());
        var judgement = new Judgement(merger, author, new Known(rows, claims), clock.instant());
        var transactions = new LinkedHashMap<String, List<Operation>>();
        sent.forEach(op ->
                transactions.computeIfAbsent(op.txn(), t -> new ArrayList<>()).add(op));
        transactions.values().forEach(judgement::judge);
        judgement.changes().forEach(change -> keep(change.key(), change.after()));
        claims.putAll(judgement.claims());
        sent.forEach(op ->
                written.add(new Written(who.replica(), op.seq(), op.table(), op.entityId(), op.before(), op.after())));
        judgement.losses().forEach(loss -> losses.add(lost(loss)));
        long now = last + sent.size();
        acknowledged.put(who.replica(), now);
        till.changes().acknowledged(now, judgement.remarks());
    }

    @Override
    public List<Written> written() {
        return written;
    }

    @Override
    public List<Lost> losses() {
        return losses;
    }

    @Override
    public List<String> findings() {
        return List.of();
    }

    @Override
    public void close() {
        // Two maps need no closing.
    }

    private static Lost lost(Judgement.Loss loss) {
        var decided = loss.decided();
        return new Lost(
                loss.operation().entityId(),
                decided.group(),
                decided.rule(),
                decided.loser().value());
    }

    /** Brings a till to the cut of now. */
    private void pull(SqliteStore till) {
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
}
