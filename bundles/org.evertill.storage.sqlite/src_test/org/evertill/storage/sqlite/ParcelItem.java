package org.evertill.storage.sqlite;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;

/** What is in a parcel: its child. */
@Entity(table = "parcel_items", scope = ScopeKind.STORE)
record ParcelItem(
        @Id String id, @ScopePart(ScopePart.Part.STORE) String storeId, String parcelId, String note) {

    static final EntityType<ParcelItem> TYPE = new EntityType<>(ParcelItem.class);

    static ParcelItem of(String id, String parcelId) {
        return new ParcelItem(id, "S1", parcelId, "");
    }

    ParcelItem withNote(String newNote) {
        return new ParcelItem(id, storeId, parcelId, newNote);
    }
}
