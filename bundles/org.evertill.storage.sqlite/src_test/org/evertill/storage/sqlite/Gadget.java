package org.evertill.storage.sqlite;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;

/** An entity of a bundle that tills have and head office lacks: whatever writes one is set aside there. */
@Entity(table = "gadgets", scope = ScopeKind.STORE)
record Gadget(
        @Id String id, @ScopePart(ScopePart.Part.STORE) String storeId, String parcelId) {

    static final EntityType<Gadget> TYPE = new EntityType<>(Gadget.class);

    static Gadget of(String id, String parcelId) {
        return new Gadget(id, "S1", parcelId);
    }
}
