package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.sync.RowComparison;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.RowDigest;
import org.evertill.sync.protocol.Salvage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the sums that stand beside the cursors, and takes them anew from the rows. */
final class SqliteComparison implements RowComparison {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteComparison.class);

    /** How often all sums are taken anew: some seconds per million rows, beside everything else. */
    private static final Duration LOOK_EVERY = Duration.ofDays(1);

    private static final Duration LEAVE_FOR = Duration.ofHours(1);

    /** Facts are small: some hundred kilobytes. */
    private static final int OFFERED_AT_ONCE = Salvage.MAX_ROWS;

    private final Writer writer;
    private final ReaderPool readers;
    private final Tables tables;
    private final Clock clock;
    private final PullLanding landing;

    SqliteComparison(Writer writer, ReaderPool readers, Tables tables, Clock clock, PullLanding landing) {
        this.writer = writer;
        this.readers = readers;
        this.tables = tables;
        this.clock = clock;
        this.landing = landing;
    }

    @Override
    public Optional<Differing> next() {
        if (isLookDue()) {
            lookAtAll();
        }
        for (var scope = first(); scope.isPresent(); scope = first()) {
            var differing = take(scope.get());
            if (differing.isPresent()) {
                return differing;
            }
        }
        return Optional.empty();
    }

    /** A till that has just loaded all has nothing that could have been spoilt since. */
    private boolean isLookDue() {
        return readers.read(session -> {
            boolean unknown =
                    session.number("SELECT EXISTS (SELECT 1 FROM sync_cursor WHERE told IS NOT NULL AND digest"
                                    + " IS NULL) AND NOT EXISTS (SELECT 1 FROM early_row WHERE digest IS NULL)")
                            != 0;
            return unknown
                    || session.first(
                                    "SELECT looked_at FROM replica_state WHERE looked_at IS NOT NULL",
                                    List.of(),
                                    row -> Instant.parse(row.getString(1)))
                            .map(at -> !clock.instant().isBefore(at.plus(LOOK_EVERY)))
                            .orElse(false);
        });
    }

    /** Takes all sums anew. Nobody applies a cut meanwhile; what a till enters changes none. */
    private void lookAtAll() {
        Instant began = clock.instant();
        var sums = readers.read(session -> {
            var found = new TreeMap<String, Long>();
            new CountedRows(session, tables).each(row -> found.merge(row.scope(), row.digest(), Long::sum));
            return found;
        });
        writer.transaction(session -> {
            writer.guard().open();
            for (String scope : session.list("SELECT scope FROM sync_cursor", List.of(), row -> row.getString(1))) {
                set(session, scope, sums.getOrDefault(scope, 0L));
            }
            session.update("UPDATE replica_state SET looked_at = ? WHERE id = 1", ColumnType.text(clock.instant()));
            return 0;
        });
        LOG.debug(
                "all sums taken anew in {} ms",
                Duration.between(began, clock.instant()).toMillis());
    }

    private static void set(Session session, String scope, long sum) {
        String text = RowDigest.text(sum);
        if (session.update(
                        "UPDATE sync_cursor SET digest = ? WHERE scope = ? AND digest IS NOT NULL AND digest <> ?",
                        text,
                        scope,
                        text)
                > 0) {
            LOG.warn("the rows of {} are not those that came from head office", scope);
        }
        session.update("UPDATE sync_cursor SET digest = ? WHERE scope = ? AND digest IS NULL", text, scope);
    }

    private record Cursor(String scope, long seq, String told) {}

    private Optional<Cursor> first() {
        String limit = ColumnType.text(clock.instant().minus(LEAVE_FOR));
        return readers.read(session -> session.first(
                "SELECT scope, seq, told FROM sync_cursor WHERE told IS NOT NULL AND digest IS NOT NULL AND digest <> told"
                        + " AND (compared_at IS NULL OR compared_at < ?) ORDER BY scope",
                List.of(limit),
                row -> new Cursor(row.getString(1), row.getLong(2), row.getString(3))));
    }

    /** Takes the sums of one scope anew; gives nothing when they come to what was told after all. */
    private Optional<Differing> take(Cursor cursor) {
        var buckets = new long[Digest.BUCKETS];
        readers.read(session -> {
            new CountedRows(session, tables)
                    .each(cursor.scope(), row -> buckets[Digest.bucket(row.table(), row.id())] += row.digest());
            return 0;
        });
        var sums = new ArrayList<Long>(Digest.BUCKETS);
        long sum = 0;
        for (long bucket : buckets) {
            sums.add(bucket);
            sum += bucket;
        }
        String text = RowDigest.text(sum);
        writer.transaction(session -> {
            writer.guard().open();
            return session.update("UPDATE sync_cursor SET digest = ? WHERE scope = ?", text, cursor.scope());
        });
        return text.equals(cursor.told())
                ? Optional.empty()
                : Optional.of(new Differing(cursor.scope(), cursor.seq(), sums));
    }

    @Override
    public Map<Digest.Name, Long> rows(String scope, List<Integer> buckets) {
        var wanted = new HashSet<>(buckets);
        var rows = new HashMap<Digest.Name, Long>();
        readers.read(session -> {
            new CountedRows(session, tables).each(scope, row -> {
                if (wanted.contains(Digest.bucket(row.table(), row.id()))) {
                    rows.put(new Digest.Name(row.table(), row.id()), row.digest());
                }
            });
            return 0;
        });
        return rows;
    }

    @Override
    public void repair(String scope, List<Pull.Entry> entries, List<Digest.Name> strange) {
        writer.transaction(session -> {
            writer.guard().open();
            entries.forEach(entry -> PullLanding.stage(session, entry));
            for (Digest.Name name : strange) {
                if (isFact(name.table())) {
                    session.update(
                            "INSERT INTO only_here (table_name, entity_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                            name.table(),
                            name.id());
                } else {
                    PullLanding.stage(
                            session, new Pull.Entry(scope, 0, name.table(), name.id(), 0, false, true, Row.EMPTY));
                }
            }
            long pulled = session.number("SELECT pulled_seq FROM replica_state");
            landing.cut(session, pulled);
            // Facts that stay do not count from now on.
            long sum = sumOf(session, scope);
            session.update("UPDATE sync_cursor SET digest = ? WHERE scope = ?", RowDigest.text(sum), scope);
            return 0;
        });
    }

    private long sumOf(Session session, String scope) {
        var sum = new long[1];
        new CountedRows(session, tables).each(scope, row -> sum[0] += row.digest());
        return sum[0];
    }

    private boolean isFact(String table) {
        return tables.named(table)
                .filter(known -> known.type().nature() == Nature.FACT)
                .isPresent();
    }

    @Override
    public void reload(String scope) {
        writer.transaction(session -> {
            writer.guard().open();
            Reloads.begin(session, tables, scope, 0);
            return 0;
        });
    }

    @Override
    public void leave(String scope) {
        writer.transaction(session -> {
            writer.guard().open();
            return session.update(
                    "UPDATE sync_cursor SET compared_at = CASE WHEN digest = told THEN NULL ELSE ? END WHERE scope = ?",
                    ColumnType.text(clock.instant()),
                    scope);
        });
    }

    @Override
    public List<Salvage.Fact> offers() {
        var offers = new ArrayList<Salvage.Fact>();
        readers.read(session -> {
            for (EntityType<?> type : tables.types()) {
                if (type.nature() == Nature.FACT && offers.size() < OFFERED_AT_ONCE) {
                    offers.addAll(offers(session, tables.of(type), OFFERED_AT_ONCE - offers.size()));
                }
            }
            return 0;
        });
        return offers;
    }

    private static List<Salvage.Fact> offers(Session session, EntityTable<?> table, int most) {
        String id = table.idColumn();
        return session
                .list(
                        table.select() + " WHERE " + id + " IN (SELECT entity_id FROM only_here WHERE table_name = ?"
                                + " AND offered = 0) ORDER BY " + id + " LIMIT " + most,
                        List.of(table.table()),
                        table.image(session))
                .stream()
                .map(image -> new Salvage.Fact(
                        table.table(), String.valueOf(image.row().text(id)), image.scope(), image.whole()))
                .toList();
    }

    @Override
    public void offered(List<Salvage.Fact> rows) {
        writer.transaction(session -> {
            writer.guard().open();
            rows.forEach(row -> session.update(
                    "UPDATE only_here SET offered = 1 WHERE table_name = ? AND entity_id = ?", row.table(), row.id()));
            return 0;
        });
    }

    @Override
    public List<Salvage.Edit> edits() {
        return readers.read(KeptEdits::toOffer);
    }

    @Override
    public void editsOffered(List<Salvage.Edit> edits) {
        writer.transaction(session -> {
            writer.guard().open();
            KeptEdits.offered(session, edits, clock.instant());
            return 0;
        });
    }

    @Override
    public void lookAnew() {
        writer.transaction(session -> {
            writer.guard().open();
            return session.update(
                    "UPDATE replica_state SET looked_at = ? WHERE id = 1", ColumnType.text(Instant.EPOCH));
        });
    }
}
