package org.evertill.storage.sqlite;

import java.util.Set;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Unique;

/** An entity that moves between stores, with a counter, a set, a field for people to decide about and a number of its own. */
@Entity(table = "parcels", scope = ScopeKind.STORE)
record Parcel(
        @Id String id,
        @ScopePart(ScopePart.Part.STORE) String storeId,
        @Unique("number") String number,
        @Merge(MergePolicy.COUNTER) long points,
        Set<String> labels,
        @Merge(MergePolicy.MANUAL) String state,
        String note) {

    static final EntityType<Parcel> TYPE = new EntityType<>(Parcel.class);

    static Parcel of(String id) {
        return new Parcel(id, "S1", "number-" + id, 10, Set.of("red"), "new", "");
    }

    Parcel withStore(String store) {
        return new Parcel(id, store, number, points, labels, state, note);
    }

    Parcel withNumber(String newNumber) {
        return new Parcel(id, storeId, newNumber, points, labels, state, note);
    }

    Parcel withPoints(long newPoints) {
        return new Parcel(id, storeId, number, newPoints, labels, state, note);
    }

    Parcel withLabels(String... newLabels) {
        return new Parcel(id, storeId, number, points, Set.of(newLabels), state, note);
    }

    Parcel withState(String newState) {
        return new Parcel(id, storeId, number, points, labels, newState, note);
    }

    Parcel withNote(String newNote) {
        return new Parcel(id, storeId, number, points, labels, state, newNote);
    }
}
