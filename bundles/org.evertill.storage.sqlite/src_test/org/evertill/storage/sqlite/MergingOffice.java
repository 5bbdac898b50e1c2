package org.evertill.storage.sqlite;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.contract.Samples;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;

/** Head office in two maps: the real judgement, a change feed with one entry per row, and every operation ever received. */
final class MergingOffice implements Office {

    private static final List<EntityType<?>> TYPES =
            List.of(Parcel.TYPE, ParcelItem.TYPE, DomainTypes.STOCK_MOVEMENT, DomainTypes.STOCK_COUNT);

    private static final List<EntityType<?>> TYPES_OF_TILLS =
            Stream.concat(TYPES.stream(), Stream.<EntityType<?>>of(Gadget.TYPE)).toList();

    private final Merger merger = new Merger(TYPES);
    private final Map<RowKey, StoredRow> rows = new HashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final LinkedHashMap<RowKey, Pull.Entry> feed = new LinkedHashMap<>();
    private final Map<String, Author> authors = new HashMap<>();
    private final Map<String, List<Operation>> received = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Lost> losses = new ArrayList<>();
    private final Clock clock;
    private long seq;

    MergingOffice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<EntityType<?>> types() {
        return TYPES_OF_TILLS;
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
        authors.put(who.replica(), new Author(who.replica(), who.storeId(), who.registerId()));
        var judgement = judgement(who.replica());
        var transactions = new LinkedHashMap<String, List<Operation>>();
        sent.forEach(op ->
                transactions.computeIfAbsent(op.txn(), t -> new ArrayList<>()).add(op));
        transactions.values().forEach(judgement::judge);
        received.computeIfAbsent(who.replica(), r -> new ArrayList<>()).addAll(sent);
        sent.forEach(op ->
                written.add(new Written(who.replica(), op.seq(), op.table(), op.entityId(), op.before(), op.after())));
        store(judgement);
        long now = last + sent.size();
        acknowledged.put(who.replica(), now);
        till.changes().acknowledged(now, judgement.remarks());
        waiting().filter(this::hasArrived).forEach(this::judgeAgain);
    }

    @Override
    public void turnDown() {
        waiting().forEach(incident -> {
            var judgement = judgement(incident.replica());
            judgement.close(incident, Incident.Status.REJECTED, clock.instant(), "boss");
            store(judgement);
        });
    }

    private Judgement judgement(String replica) {
        return new Judgement(merger, authors.get(replica), new Known(rows, claims), clock.instant());
    }

    private void store(Judgement judgement) {
        judgement.changes().forEach(change -> keep(change.key(), change.after()));
        claims.putAll(judgement.claims());
        judgement.losses().forEach(loss -> losses.add(lost(loss)));
    }

    /** What is set aside, in a copy: judging changes the rows. */
    private Stream<Incident> waiting() {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().table().equals(Incident.TYPE.table()))
                .map(row -> Incident.TYPE.fromRow(row.getValue().state().row()))
                .filter(incident -> incident.status() == Incident.Status.OPEN)
                .toList()
                .stream();
    }

    private boolean hasArrived(Incident incident) {
        return incident.waitsForTable() != null
                && incident.waitsForId() != null
                && rows.containsKey(new RowKey(incident.waitsForTable(), incident.waitsForId()));
    }

    private void judgeAgain(Incident incident) {
        var judgement = judgement(incident.replica());
        judgement.judgeAgain(incident, operations(incident), clock.instant(), "system:headoffice");
        store(judgement);
    }

    private List<Operation> operations(Incident incident) {
        return received.get(incident.replica()).subList((int) incident.firstSeq() - 1, (int) incident.lastSeq());
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
        var cursors = new TreeMap<>(Map.of("all", seq));
        feed.values().forEach(entry -> cursors.put(entry.scope(), seq)); // a month that is not named leaves
        till.pullTarget().stage(new Pull.Answer(1, news, cursors, acked, false));
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
