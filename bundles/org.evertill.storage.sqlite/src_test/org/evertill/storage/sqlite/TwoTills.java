package org.evertill.storage.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.protocol.Operation;

/** Two tills of one store on real SQLite, and head office between them. */
final class TwoTills implements AutoCloseable {

    private final MergingOffice.Ticks ticks = new MergingOffice.Ticks();
    private final MergingOffice office = new MergingOffice(ticks);
    final Till a;
    final Till b;

    TwoTills(Path directory) {
        this.a = new Till("a", directory.resolve("a"));
        this.b = new Till("b", directory.resolve("b"));
    }

    /** One till and what its cashier does. */
    final class Till {

        private final SqliteStore store;

        Till(String replica, Path directory) {
            store = new SqliteDatabaseOpener(List.of(Parcel.TYPE), List.of(), ticks)
                    .openStore(directory)
                    .orThrow();
            store.enrol(Samples.till(replica)).orThrow();
        }

        void make(Parcel parcel) {
            write(parcel, p -> p, true);
        }

        void change(String id, UnaryOperator<Parcel> change) {
            write(Parcel.of(id), change, false);
        }

        private void write(Parcel parcel, UnaryOperator<Parcel> change, boolean isNew) {
            store.write(new Author("cashier"), tx -> {
                if (isNew) {
                    tx.insert(Parcel.TYPE, parcel);
                } else {
                    var old = tx.find(Parcel.TYPE, parcel.id()).orElseThrow();
                    tx.update(Parcel.TYPE, change.apply(old.value()), old.version());
                }
                return 0;
            });
        }

        void delete(String id) {
            store.write(new Author("cashier"), tx -> {
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

        List<String> rows() {
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
                String columns = String.join(
                        " || '|' || ",
                        type.columns().stream()
                                .map(c -> "coalesce(" + c.name() + ", '')")
                                .toList());
                all.addAll(store.read(r -> r.query(
                        "SELECT '" + type.table() + "|' || " + columns
                                + " || '|' || is_deleted || version_vector || sync_status || scope FROM "
                                + type.table() + " ORDER BY 1",
                        List.of(),
                        row -> row.getString(1))));
            }
            return all;
        }

        List<Conflict> conflicts() {
            return store.read(r -> r.select(Conflict.TYPE, Selection.all())).stream()
                    .map(s -> s.value())
                    .toList();
        }

        List<Incident> incidents() {
            return store.conflicts().incidents();
        }

        List<String> findings() {
            return store.check().check(step -> {}).findings().stream()
                    .map(f -> f.code())
                    .toList();
        }
    }

    /** A's operations arrive first. */
    void sync() {
        office.push(a.store);
        office.push(b.store);
        office.pull(a.store);
        office.pull(b.store);
    }

    /** B's operations arrive, and nobody hears of it. */
    void syncBOnly() {
        office.push(b.store);
    }

    /** A row that both know. */
    void known(Parcel parcel) {
        a.make(parcel);
        sync();
    }

    /** Conflicts as {@code group: value | value}, open ones first. */
    String conflicts() {
        return a.conflicts().stream()
                .map(c -> (c.status() == Conflict.Status.OPEN ? "" : "settled ") + c.fieldGroup() + ": "
                        + c.values().stream().map(TwoTills::text).collect(Collectors.joining(" | ")))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String text(Sibling sibling) {
        return sibling.value().values().values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The audit as {@code group rule}. */
    String audit() {
        return office.losses().stream()
                .map(loss -> loss.decided().group() + " " + loss.decided().rule())
                .collect(Collectors.joining("; "));
    }

    /** What was written and is nowhere: not in the row, a conflict or the audit, and not knowingly replaced. */
    List<String> lost() {
        var lost = new TreeSet<String>();
        for (Operation op : office.operations()) {
            for (String column : List.of("number", "state", "note")) {
                if (op.after().has(column) && !isKept(op, column)) {
                    lost.add(op.entityId() + "." + column + "=" + op.after().get(column));
                }
            }
        }
        return List.copyOf(lost);
    }

    private boolean isKept(Operation op, String column) {
        Object value = op.after().get(column);
        boolean standing = a.store
                .read(r -> r.query(
                        "SELECT " + column + " FROM parcels WHERE id = ?",
                        List.of(op.entityId()),
                        row -> row.getString(1)))
                .contains(String.valueOf(value));
        boolean sibling = a.conflicts().stream()
                .filter(c -> c.entityId().equals(op.entityId()))
                .flatMap(c -> c.values().stream())
                .anyMatch(s -> Objects.equals(s.value().get(column), value));
        boolean audited = office.losses().stream()
                .filter(l -> l.operation().entityId().equals(op.entityId()))
                .anyMatch(l -> has(l.decided().loser().value(), column, value));
        boolean replaced = office.operations().stream()
                .filter(o -> o.entityId().equals(op.entityId()))
                .anyMatch(o -> has(o.before(), column, value));
        boolean aside = a.incidents().stream().anyMatch(i -> i.firstSeq() <= op.seq() && op.seq() <= i.lastSeq());
        return standing || sibling || audited || replaced || aside;
    }

    private static boolean has(Row row, String column, @org.jspecify.annotations.Nullable Object value) {
        return row.has(column) && Objects.equals(row.get(column), value);
    }

    @Override
    public void close() {
        a.store.close();
        b.store.close();
    }
}
