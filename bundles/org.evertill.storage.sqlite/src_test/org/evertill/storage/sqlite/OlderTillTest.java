package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Unique;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A till whose software lacks a table and two fields that the others have works on beside them; what it does not know is not
 * touched by it, and is there when it has been updated.
 */
class OlderTillTest {

    private static final Author CASHIER = new Author("cashier");
    private static final List<EntityType<?>> NEW = List.of(Parcel.TYPE, ParcelItem.TYPE);

    @TempDir
    Path directory;

    private final Ticks ticks = new Ticks();

    /** {@link Parcel} as it was before it had a state and a note. */
    @Entity(table = "parcels", scope = ScopeKind.STORE)
    record OldParcel(
            @Id String id,
            @ScopePart(ScopePart.Part.STORE) String storeId,
            @Unique("number") String number,
            @Merge(MergePolicy.COUNTER) long points,
            Set<String> labels) {

        static final EntityType<OldParcel> TYPE = new EntityType<>(OldParcel.class);

        OldParcel withPoints(long newPoints) {
            return new OldParcel(id, storeId, number, newPoints, labels);
        }
    }

    @Test
    void whatAnOlderTillDoesNotKnowIsKeptAndAliveAfterItsUpdate() {
        try (var office = new PostgresOffice(ticks);
                var newer = open("newer", NEW)) {
            office.enrol(newer, "R1");
            newer.write(CASHIER, tx -> {
                tx.insert(Parcel.TYPE, Parcel.of("p").withNote("fragile"));
                tx.insert(ParcelItem.TYPE, ParcelItem.of("i", "p"));
                return 0;
            });
            office.round(newer);
            try (var older = open("older", List.of(OldParcel.TYPE))) {
                office.enrol(older, "R2");
                office.round(older);
                change(older, OldParcel.TYPE, p -> p.withPoints(p.points() + 5));
                office.round(older);
                office.round(newer);
                assertEquals(List.of("p 15 fragile"), parcels(newer), "the edit of the older till, and no other");
                change(newer, Parcel.TYPE, p -> p.withNote("very fragile").withPoints(p.points() + 1));
                office.round(newer);
                office.round(older);
                change(older, OldParcel.TYPE, p -> p.withPoints(p.points() + 10)); // waits while the till is updated
                assertEquals(List.of(), findings(older));
            }
            try (var updated = open("older", NEW)) {
                assertEquals(List.of("p 26 very fragile"), parcels(updated), "before it has spoken to anybody");
                assertEquals(List.of("i"), items(updated));
                change(updated, Parcel.TYPE, p -> p.withNote("handle with care"));
                office.round(updated);
                office.round(newer);
                assertEquals(List.of("p 26 handle with care"), parcels(newer));
                assertEquals(parcels(newer), parcels(updated));
                assertEquals(List.of(), findings(updated));
            }
            assertEquals(List.of(), office.losses());
            assertEquals(List.of(), office.findings());
        }
    }

    private SqliteStore open(String name, List<EntityType<?>> types) {
        return new SqliteDatabaseOpener(types, List.of(), ticks)
                .openStore(directory.resolve(name))
                .orThrow();
    }

    private static <T extends Record> void change(SqliteStore till, EntityType<T> type, UnaryOperator<T> change) {
        till.write(CASHIER, tx -> {
            var old = tx.find(type, "p").orElseThrow();
            tx.update(type, change.apply(old.value()), old.version());
            return 0;
        });
    }

    private static List<String> parcels(SqliteStore till) {
        return till.read(r ->
                r.query("SELECT id || ' ' || points || ' ' || note FROM parcels", List.of(), row -> row.getString(1)));
    }

    private static List<String> items(SqliteStore till) {
        return till.read(r -> r.query("SELECT id FROM parcel_items", List.of(), row -> row.getString(1)));
    }

    private static List<String> findings(SqliteStore till) {
        return till.check().check(step -> {}).findings().stream()
                .map(finding -> finding.code())
                .toList();
    }
}
