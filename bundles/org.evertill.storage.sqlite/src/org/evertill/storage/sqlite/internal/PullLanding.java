package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.ColumnType;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RowComparison;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.RowDigest;

/** Where pulled rows land: pages are staged in tables of their own and become visible together. */
final class PullLanding implements PullTarget {

    private final Writer writer;
    private final ReaderPool readers;
    private final Tables tables;
    private final Clock clock;
    private final Upkeep upkeep;
    private final RowComparison comparison;

    PullLanding(Writer writer, ReaderPool readers, Tables tables, Clock clock, Upkeep upkeep) {
        this.writer = writer;
        this.readers = readers;
        this.tables = tables;
        this.clock = clock;
        this.upkeep = upkeep;
        this.comparison = new SqliteComparison(writer, readers, tables, clock, this);
    }

    @Override
    public SortedMap<String, Long> cursors() {
        var cursors = new TreeMap<String, Long>();
        readers.read(session -> {
            session.forEach(
                    "SELECT scope, seq FROM sync_cursor UNION ALL SELECT scope, seq FROM pull_cursor",
                    List.of(),
                    row -> Map.entry(row.getString(1), row.getLong(2)),
                    cursor -> cursors.merge(cursor.getKey(), cursor.getValue(), Math::max));
            return 0;
        });
        return Collections.unmodifiableSortedMap(cursors);
    }

    @Override
    public SortedMap<String, Long> loads() {
        var loads = new TreeMap<String, Long>();
        readers.read(session -> {
            session.forEach(
                    "SELECT scope, floor FROM pull_load",
                    List.of(),
                    row -> Map.entry(row.getString(1), row.getLong(2)),
                    load -> loads.put(load.getKey(), load.getValue()));
            return 0;
        });
        return Collections.unmodifiableSortedMap(loads);
    }

    @Override
    public void stage(Pull.Answer page) {
        writer.transaction(session -> {
            adoptEpoch(session, page.epoch());
            writer.guard().open();
            page.reloads().forEach((scope, floor) -> Reloads.begin(session, tables, scope, floor));
            page.entries().forEach(entry -> stage(session, entry));
            page.cursors().forEach((scope, seq) -> {
                var told = page.digests().get(scope);
                session.update(
                        "INSERT INTO pull_cursor (scope, seq, told) VALUES (?, ?, ?) ON CONFLICT (scope)"
                                + " DO UPDATE SET seq = max(seq, excluded.seq), told = excluded.told",
                        scope,
                        seq,
                        told == null ? null : RowDigest.text(told));
            });
            return 0;
        });
    }

    /** The first page of all may say which epoch it is of; later ones have to agree. */
    private void adoptEpoch(Session session, int epoch) {
        long known = session.number("SELECT epoch FROM replica_state");
        if (known == 0) {
            writer.guard().open();
            session.update("UPDATE replica_state SET epoch = ? WHERE id = 1", epoch);
        } else if (known != epoch) {
            throw new ProblemException(Problem.of(
                            "sync.epoch-changed",
                            "Head office has begun anew since the last exchange. The till reads everything again at"
                                    + " the next one; nothing has to be done.")
                    .with("known", known)
                    .with("found", epoch));
        }
    }

    static void stage(Session session, Pull.Entry entry) {
        session.update(
                "INSERT INTO pull_stage (table_name, entity_id, scope, seq, version, deleted, gone, digest, row)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.table(),
                entry.id(),
                entry.scope(),
                entry.seq(),
                entry.version(),
                entry.deleted(),
                entry.gone(),
                entry.gone() ? 0 : RowDigest.of(entry.table(), entry.id(), entry.version(), entry.row()),
                session.vault().sealAbout(entry.table(), Vault.ROW, entry.id(), RowJson.write(entry.row())));
    }

    @Override
    public long apply(long ackedSeq) {
        long applied = writer.transaction(session -> {
            writer.guard().open();
            return cut(session, ackedSeq);
        });
        upkeep.afterCut();
        return applied;
    }

    /** Applies what is staged, inside a transaction and with the guard open. */
    long cut(Session session, long ackedSeq) {
        var digests = CutDigests.begin(session, tables);
        EarlyLanding.reconcile(session);
        long staged = new Cut(session, tables, ackedSeq, ColumnType.text(clock.instant())).apply();
        digests.write();
        return staged;
    }

    @Override
    public RowComparison comparison() {
        return comparison;
    }

    @Override
    public void adopt(int epoch) {
        writer.transaction(session -> {
            writer.guard().open();
            if (EarlyLanding.forget(session)) {
                session.list("SELECT scope FROM sync_cursor", List.of(), row -> row.getString(1))
                        .forEach(scope -> Reloads.begin(session, tables, scope, 0));
            }
            // Half a cut is of the time before: a row that was to come with its rest may now stand in front of where it
            // had come to.
            session.update("DELETE FROM pull_stage");
            session.update("DELETE FROM pull_cursor");
            session.update("UPDATE replica_state SET epoch = ? WHERE id = 1", epoch);
            session.update("UPDATE only_here SET offered = 0");
            KeptEdits.offerAgain(session);
            return 0;
        });
    }

    @Override
    public int epoch() {
        return (int) (long) readers.read(session -> session.number("SELECT epoch FROM replica_state"));
    }

    @Override
    public Optional<Instant> appliedAt() {
        return readers.read(session -> session.first(
                "SELECT applied_at FROM replica_state WHERE applied_at IS NOT NULL",
                List.of(),
                row -> Instant.parse(row.getString(1))));
    }
}
