package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;

/** An enrolled till in a directory, and a head office that consists of the pages a test makes up. */
final class TestTill implements AutoCloseable {

    static final String REPLICA = "replica-1";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:04:05.678Z"), ZoneOffset.UTC);

    private final Path directory;
    private final List<EntityType<?>> types;
    private final List<LocalSchema> schemas;
    private final Clock clock;
    private SqliteStore store;
    private long hqSeq;

    TestTill(Path directory) {
        this(directory, Samples.TYPES, List.of());
    }

    TestTill(Path directory, Clock clock) {
        this(directory, Samples.TYPES, List.of(), clock);
    }

    TestTill(Path directory, List<EntityType<?>> types, List<LocalSchema> schemas) {
        this(directory, types, schemas, CLOCK);
    }

    private TestTill(Path directory, List<EntityType<?>> types, List<LocalSchema> schemas, Clock clock) {
        this.clock = clock;
        this.directory = directory;
        this.types = types;
        this.schemas = schemas;
        this.store = opened();
        if (store.identity().isEmpty()) {
            store.enrol(Samples.till(REPLICA)).orThrow();
        }
    }

    private SqliteStore opened() {
        return new SqliteDatabaseOpener(types, schemas, clock)
                .openStore(directory)
                .orThrow();
    }

    SqliteStore store() {
        return store;
    }

    void reopen() {
        store.close();
        store = opened();
    }

    void write(Consumer<UnitOfWork> work) {
        store.write(new Author("cashier-1"), tx -> {
            work.accept(tx);
            return 0;
        });
    }

    void insert(Article article) {
        write(tx -> tx.insert(ARTICLE, article));
    }

    void rename(String id, String name) {
        write(tx -> {
            var old = tx.find(ARTICLE, id).orElseThrow();
            tx.update(ARTICLE, old.value().withName(name), old.version());
        });
    }

    void reprice(String id, long minor) {
        write(tx -> {
            var old = tx.find(ARTICLE, id).orElseThrow();
            tx.update(ARTICLE, old.value().withPrice(minor), old.version());
        });
    }

    void delete(String id) {
        write(tx -> tx.delete(ARTICLE, id, tx.find(ARTICLE, id).orElseThrow().version()));
    }

    Optional<Stored<Article>> find(String id) {
        return store.read(r -> r.find(ARTICLE, id));
    }

    Article article(String id) {
        return find(id).orElseThrow().value();
    }

    VersionVector version(String id) {
        return find(id).orElseThrow().version();
    }

    List<Operation> log() {
        return store.changes().from(1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** A row as head office sends it. */
    Pull.Entry entry(Article article, long version) {
        return entry("articles", article.id(), version, ARTICLE.toRow(article));
    }

    Pull.Entry entry(String table, String id, long version, Row row) {
        hqSeq++;
        return new Pull.Entry("chain", hqSeq, table, id, version, false, row);
    }

    static Pull.Entry dead(Pull.Entry entry) {
        return new Pull.Entry(
                entry.scope(), entry.seq(), entry.table(), entry.id(), entry.version(), true, entry.row());
    }

    /** What a page says of a row that left for another scope. */
    Pull.Entry gone(String table, String id, String scope) {
        hqSeq++;
        return new Pull.Entry(scope, hqSeq, table, id, 1, false, true, Row.EMPTY);
    }

    /** A row as head office sends it, in its scope. */
    <T extends Record> Pull.Entry entry(EntityType<T> type, T value, long version) {
        hqSeq++;
        var row = type.toRow(value);
        return new Pull.Entry(type.scopeOf(row), hqSeq, type.table(), type.idOf(value), version, false, row);
    }

    /** Stages one page. */
    void stage(long ackedSeq, Pull.Entry... entries) {
        var cursors = new TreeMap<>(Map.of("chain", hqSeq));
        store.pullTarget().stage(new Pull.Answer(1, List.of(entries), cursors, ackedSeq, false));
    }

    /** Stages and applies one page. */
    long pull(long ackedSeq, Pull.Entry... entries) {
        stage(ackedSeq, entries);
        return store.pullTarget().apply(ackedSeq);
    }

    /** The column {@code detail} of a query's plan. */
    List<String> plan(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString("detail"));
            }
            return found;
        }
    }

    /** The first column of a query on a connection of its own, past everything that guards. */
    List<String> raw(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }

    /** What the check finds, as codes. */
    List<String> findings() {
        return store.check().check(step -> {}).findings().stream()
                .map(f -> f.code())
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
