package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.KeptEditDesk.KeptEdit;
import org.evertill.storage.Database.Author;
import org.evertill.sync.merge.Incident;
import org.jspecify.annotations.Nullable;

/** Head office with a backup of four parcels, and two tills that go on; with SQLite, PostgreSQL and HTTP. */
final class LostEdits implements AutoCloseable {

    private static final Author CASHIER = new Author("cashier");
    private static final String PARCELS =
            "SELECT id || ' ' || points || ' ' || note FROM parcels WHERE NOT is_deleted ORDER BY id";

    final PostgresOffice office;
    final SqliteStore a;
    SqliteStore b;

    private final Path directory;
    private final Ticks clock = new Ticks();
    private @Nullable JdbcTarget backup;

    LostEdits(Path directory) {
        this.directory = directory;
        this.office = new PostgresOffice(clock);
        this.a = opened("a");
        this.b = opened("b");
        office.enrol(a, "R1");
        office.enrol(b, "R2");
        for (int i = 1; i <= 4; i++) {
            enter(Parcel.of("p" + i));
        }
        backUp();
    }

    private SqliteStore opened(String name) {
        return new SqliteDatabaseOpener(office.types(), List.of(new StockSchema()), clock)
                .openStore(directory.resolve(name))
                .orThrow();
    }

    void openAgainB() {
        b.close();
        b = opened("b");
    }

    void rounds() {
        office.round(a);
        office.round(b);
    }

    /** A backup of what is now, which all tills have. */
    void backUp() {
        rounds();
        office.goAway();
        backup = office.backup();
        office.comeBack();
    }

    /** Head office is as in the backup. */
    void putBack() {
        office.goAway();
        office.comeBackAs(Objects.requireNonNull(backup));
    }

    /** Somebody enters it at head office. */
    void enter(Parcel parcel) {
        office.desk().save(Parcel.TYPE, parcel, "desk").orThrow();
    }

    static void change(SqliteStore till, String id, UnaryOperator<Parcel> change) {
        till.write(CASHIER, tx -> {
            var row = tx.find(Parcel.TYPE, id).orElseThrow();
            tx.update(Parcel.TYPE, change.apply(row.value()), row.version());
            return 0;
        });
    }

    static void delete(SqliteStore till, String id) {
        till.write(CASHIER, tx -> {
            tx.delete(Parcel.TYPE, id, tx.find(Parcel.TYPE, id).orElseThrow().version());
            return 0;
        });
    }

    /** Those of head office. */
    List<String> parcels() {
        return office.query(PARCELS, row -> row.getString(1).strip());
    }

    static List<String> parcels(SqliteStore till) {
        return till.read(
                r -> r.query(PARCELS, List.of(), row -> row.getString(1).strip()));
    }

    /** The edits that wait. */
    List<KeptEdit> open() {
        return office.desk().keptEdits().open(0);
    }

    KeptEdit only() {
        var open = open();
        assertEquals(1, open.size(), open.toString());
        return open.getFirst();
    }

    void take(KeptEdit edit, String... fields) {
        office.desk().keptEdits().take(edit.id(), Set.of(fields), "boss").orThrow();
    }

    void leave(KeptEdit edit) {
        office.desk().keptEdits().leave(edit.id(), "boss").orThrow();
    }

    /** How many incidents tell of edits. */
    long told() {
        return office.desk().incidents().incidents().stream()
                .map(Incident::code)
                .filter(code -> code.equals("sync.edits-kept"))
                .count();
    }

    /** What a till keeps, offered or not. */
    static long kept(SqliteStore till) {
        return till.read(r -> r.query("SELECT count(*) FROM kept_edit", List.of(), row -> row.getLong(1)))
                .getFirst();
    }

    /** What it has to offer still. */
    static long waiting(SqliteStore till) {
        return till.pullTarget().comparison().edits().size();
    }

    /** At the end all have the same, and nobody has anything else to say. */
    @Override
    public void close() {
        rounds();
        rounds();
        assertEquals(List.of(), office.findings());
        for (SqliteStore till : List.of(a, b)) {
            assertEquals(List.of(), till.check().check(step -> {}).findings());
            assertEquals(parcels(), parcels(till));
            till.close();
        }
        office.close();
    }
}
