package org.evertill.storage.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Sibling;

/** Two tills of one store on real SQLite, and head office between them. */
final class TwoTills implements AutoCloseable {

    private static final Author CASHIER = new Author("cashier");

    private final Ticks ticks = new Ticks();
    private final Office office;
    final Till a;
    final Till b;

    /** @param headOffice makes one with a clock */
    TwoTills(Path directory, Function<Clock, Office> headOffice) {
        this.office = headOffice.apply(ticks);
        this.a = new Till("R1", directory.resolve("a"));
        this.b = new Till("R2", directory.resolve("b"));
    }

    /** One till and what its cashier does. */
    final class Till {

        final SqliteStore store;

        Till(String register, Path directory) {
            store = new SqliteDatabaseOpener(office.types(), List.of(new StockSchema()), ticks)
                    .openStore(directory)
                    .orThrow();
            office.enrol(store, register);
        }

        void make(Parcel parcel) {
            write(parcel, p -> p, true);
        }

        /** A parcel that head office cannot take: it lacks the bundle of what is made together with it. */
        void makeUnstorable(Parcel parcel) {
            store.write(CASHIER, tx -> {
                tx.insert(Parcel.TYPE, parcel);
                tx.insert(Gadget.TYPE, Gadget.of("g", parcel.id()));
                return 0;
            });
        }

        void put(ParcelItem item) {
            put(ParcelItem.TYPE, item);
        }

        private <T extends Record> void put(EntityType<T> type, T value) {
            store.write(CASHIER, tx -> {
                tx.insert(type, value);
                return 0;
            });
        }

        void change(String id, UnaryOperator<Parcel> change) {
            write(Parcel.of(id), change, false);
        }

        private void write(Parcel parcel, UnaryOperator<Parcel> change, boolean isNew) {
            store.write(CASHIER, tx -> {
                if (isNew) {
                    tx.insert(Parcel.TYPE, parcel);
                } else {
                    var old = tx.find(Parcel.TYPE, parcel.id()).orElseThrow();
                    tx.update(Parcel.TYPE, change.apply(old.value()), old.version());
                }
                return 0;
            });
        }

        /** Goods come or go at a minute of that day. */
        void moves(String id, int minute, int units) {
            put(
                    DomainTypes.STOCK_MOVEMENT,
                    new StockMovement(
                            id,
                            "S1",
                            at(minute),
                            "R",
                            "apple",
                            Quantity.of(units),
                            MovementKind.ADJUSTMENT,
                            null,
                            null,
                            null,
                            "kim"));
        }

        /** Somebody counts what is there at a minute of that day. */
        void counts(String id, int minute, int units) {
            put(
                    DomainTypes.STOCK_COUNT,
                    new StockCount(id, "S1", at(minute), "R", "apple", Quantity.of(units), Quantity.ZERO, null, "kim"));
        }

        private static Instant at(int minute) {
            return Instant.parse("2026-09-21T10:00:00Z").plus(Duration.ofMinutes(minute));
        }

        void delete(String id) {
            store.write(CASHIER, tx -> {
                tx.delete(
                        Parcel.TYPE, id, tx.find(Parcel.TYPE, id).orElseThrow().version());
                return 0;
            });
        }

        /** Decides the only conflict there is. */
        void decide(Decision decision) {
            var waiting = store.conflicts().open().getFirst();
            store.conflicts().decide("boss", waiting, decision).orThrow();
        }

        void keep(int choice) {
            decide(new Decision.Keep(choice));
        }

        /** The parcels, then what is in them, then what is in stock. */
        List<String> rows() {
            var rows = new ArrayList<>(parcels());
            rows.addAll(store.read(r -> r.query(
                    "SELECT id, parcel_id, note, is_deleted FROM parcel_items ORDER BY id",
                    List.of(),
                    row -> row.getString(1) + " in " + row.getString(2)
                            + (row.getInt(4) != 0 ? " dead" : " " + row.getString(3)))));
            rows.addAll(store.read(r -> r.query(
                    "SELECT quantity_milli FROM stock_balance",
                    List.of(),
                    row -> "stock " + new Quantity(row.getLong(1)))));
            return rows;
        }

        private List<String> parcels() {
            return store.read(r -> r.query(
                    "SELECT id, store_id, number, points, labels, state, note, is_deleted FROM parcels ORDER BY id",
                    List.of(),
                    row -> row.getInt(8) != 0
                            ? row.getString(1) + " dead"
                            : row.getString(1) + " " + row.getString(3) + " " + row.getLong(4) + " " + row.getString(5)
                                    + " " + row.getString(6) + " " + row.getString(7)));
        }

        /** Everything a synchronised till shows. */
        List<String> replica() {
            var all = new ArrayList<String>();
            for (EntityType<?> type : store.types()) {
                if (type == Incident.TYPE) {
                    continue; // seen by the till that it is about
                }
                String columns = String.join(
                        ", ", type.columns().stream().map(c -> c.name()).toList());
                all.addAll(store.read(r -> r.query(
                        "SELECT is_deleted || version_vector || sync_status || scope, " + columns + " FROM "
                                + type.table() + " ORDER BY " + type.idColumn(),
                        List.of(),
                        row -> type.table() + "|" + values(type, row) + row.getString(1))));
            }
            return all;
        }

        /** All columns as they are, what is kept sealed among them. */
        private String values(EntityType<?> type, ResultSet row) throws SQLException {
            var values = new StringBuilder();
            for (var column : type.columns()) {
                String kept = row.getString(column.name());
                String plain = kept == null || !column.sensitive()
                        ? kept
                        : store.plain(type.table(), column.name(), row.getString(type.idColumn()), kept);
                values.append(plain == null ? "" : plain).append('|');
            }
            return values.toString();
        }

        List<Conflict> conflicts() {
            return store.read(r -> r.select(Conflict.TYPE, Selection.all())).stream()
                    .map(s -> s.value())
                    .toList();
        }

        /** What was set aside or is wrong with a fact, settled or not. */
        List<Incident> incidents() {
            return store.read(r -> r.select(Incident.TYPE, Selection.all())).stream()
                    .map(s -> s.value())
                    .toList();
        }

        List<String> findings() {
            return store.check().check(step -> {}).findings().stream()
                    .map(f -> f.code())
                    .toList();
        }
    }

    /** Both are up to date; A's operations arrive first. */
    void sync() {
        office.round(a.store);
        office.round(b.store);
        office.round(a.store);
    }

    /** B's operations arrive, and nobody hears of it. */
    void syncBOnly() {
        office.send(b.store);
    }

    /** What was set aside is turned down by a person. */
    void turnDown() {
        office.turnDown();
    }

    /** A row that both know. */
    void known(Parcel parcel) {
        a.make(parcel);
        sync();
    }

    /** Conflicts as {@code group: value | value} and what was set aside as {@code status code}, open ones first. */
    String conflicts() {
        var conflicts = a.conflicts().stream()
                .map(c -> (c.status() == Conflict.Status.OPEN ? "" : "settled ") + c.fieldGroup() + ": "
                        + c.values().stream().map(TwoTills::text).collect(Collectors.joining(" | ")));
        var aside = Stream.of(a, b)
                .flatMap(till -> till.incidents().stream())
                .distinct()
                .map(i -> i.status().name().toLowerCase(Locale.ROOT) + " " + i.code());
        return Stream.concat(conflicts, aside).sorted().collect(Collectors.joining("; "));
    }

    private static String text(Sibling sibling) {
        return sibling.value().values().values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The audit as {@code group rule}. */
    String audit() {
        return office.losses().stream()
                .map(loss -> loss.group() + " " + loss.rule())
                .collect(Collectors.joining("; "));
    }

    /** What was written and is nowhere. */
    List<String> lost() {
        return new Keeping(office, List.of(a, b)).lost();
    }

    /** What is wrong at head office, by its own check. */
    List<String> findings() {
        return office.findings();
    }

    @Override
    public void close() {
        a.store.close();
        b.store.close();
        office.close();
    }
}
