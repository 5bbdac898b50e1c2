package org.evertill.storage.sqlite.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Ddl;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.LocalSchema.Migration;

/** Brings the tables of a database to what this version needs; only ever adds. Runs inside one transaction. */
final class Migrator {

    private final Session session;
    private final WriteGuard guard;
    private final Tables tables;
    private final List<LocalSchema> schemas;
    private final Clock clock;

    Migrator(Session session, WriteGuard guard, Tables tables, List<LocalSchema> schemas, Clock clock) {
        this.session = session;
        this.guard = guard;
        this.tables = tables;
        this.schemas = schemas;
        this.clock = clock;
    }

    /** Brings storage's own tables alone to what this version needs; {@code storage.newer} as of {@link #migrate}. */
    void migrateStorage() {
        var applied = applied();
        refuseNewer(applied, new InternalSchema());
        apply(new InternalSchema(), applied);
    }

    /** Does all of it; {@code storage.newer} when something there is newer than this version. */
    void migrate() {
        var storage = new InternalSchema();
        session.run("CREATE TABLE IF NOT EXISTS migration (owner TEXT NOT NULL, number INTEGER NOT NULL,"
                + " applied_at TEXT NOT NULL, PRIMARY KEY (owner, number)) WITHOUT ROWID");
        Map<String, Integer> applied = applied();
        refuseNewer(applied, storage);
        apply(storage, applied);
        ensureTriggers(WriteGuard.ownTriggers());
        InternalSchema.GUARDED.forEach(table -> ensureTriggers(WriteGuard.triggers(table)));
        guard.open();
        for (EntityType<?> type : tables.types()) {
            entity(type, applied.getOrDefault(owner(type), 0));
        }
        guard.close();
        schemas.forEach(schema -> apply(schema, applied));
    }

    private Map<String, Integer> applied() {
        var numbers = new TreeMap<String, Integer>();
        session.forEach(
                "SELECT owner, max(number) FROM migration GROUP BY owner",
                List.of(),
                row -> Map.entry(row.getString(1), row.getInt(2)),
                entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    private void refuseNewer(Map<String, Integer> applied, LocalSchema storage) {
        refuseNewer(applied, storage.owner(), storage.migrations().size());
        schemas.forEach(s -> refuseNewer(applied, s.owner(), s.migrations().size()));
        tables.types().forEach(type -> refuseNewer(applied, owner(type), type.version()));
    }

    private static void refuseNewer(Map<String, Integer> applied, String owner, int known) {
        int found = applied.getOrDefault(owner, 0);
        if (found > known) {
            throw new ProblemException(Problem.of(
                            "storage.newer",
                            "The database was written by a newer version of Evertill. Nothing was changed. Start the"
                                    + " newer version, or choose another data directory.")
                    .with("owner", owner)
                    .with("found", found)
                    .with("known", known));
        }
    }

    private void apply(LocalSchema schema, Map<String, Integer> applied) {
        int expected = 1;
        for (Migration migration : schema.migrations()) {
            if (migration.number() != expected) {
                throw new IllegalArgumentException(schema.owner() + " lacks its migration " + expected);
            }
            if (migration.number() > applied.getOrDefault(schema.owner(), 0)) {
                migration.statements().forEach(session::run);
                note(schema.owner(), migration.number());
            }
            expected++;
        }
    }

    private void entity(EntityType<?> type, int appliedVersion) {
        Set<String> existing = new TreeSet<>(
                session.list("SELECT name FROM pragma_table_info(?)", List.of(type.table()), row -> row.getString(1)));
        Ddl.migrate(type, Ddl.Dialect.SQLITE, existing).forEach(session::run);
        searchIndex(type);
        session.run(DeadRows.index(type));
        ensureTriggers(WriteGuard.triggers(type.table()));
        if (existing.isEmpty()) {
            UnknownData.bringToLife(session, tables.of(type));
        } else {
            type.columns().stream()
                    .filter(column -> !existing.contains(column.name()))
                    .forEach(column -> UnknownData.bringToLife(session, tables.of(type), column));
        }
        if (type.version() > appliedVersion) {
            note(owner(type), type.version());
        }
    }

    /** Makes the search indexes that are missing or of another definition. */
    void searchIndexes() {
        tables.types().forEach(this::searchIndex);
    }

    /** They come anew with {@link #searchIndexes}. */
    void dropSearchIndexes() {
        tables.types().forEach(type -> {
            SearchIndex.triggers(type).keySet().forEach(name -> session.run("DROP TRIGGER IF EXISTS " + name));
            session.run("DROP TABLE IF EXISTS " + SearchIndex.name(type));
        });
    }

    private void searchIndex(EntityType<?> type) {
        if (SearchIndex.columns(type).isEmpty()) {
            return;
        }
        if (!SearchIndex.definition(type).equals(definition(SearchIndex.name(type)))) {
            SearchIndex.triggers(type).keySet().forEach(name -> session.run("DROP TRIGGER IF EXISTS " + name));
            session.run("DROP TABLE IF EXISTS " + SearchIndex.name(type));
            session.run(SearchIndex.definition(type));
            session.run(SearchIndex.fill(type));
        }
        ensureTriggers(SearchIndex.triggers(type));
    }

    private void ensureTriggers(Map<String, String> triggers) {
        triggers.forEach((name, sql) -> {
            if (!sql.equals(definition(name))) {
                session.run("DROP TRIGGER IF EXISTS " + name);
                session.run(sql);
            }
        });
    }

    private String definition(String name) {
        return session.first("SELECT sql FROM sqlite_schema WHERE name = ?", List.of(name), row -> row.getString(1))
                .orElse("");
    }

    private void note(String owner, int number) {
        session.update(
                "INSERT INTO migration (owner, number, applied_at) VALUES (?, ?, ?)",
                owner,
                number,
                ColumnType.text(clock.instant()));
    }

    static String owner(EntityType<?> type) {
        return "entity:" + type.table();
    }
}
