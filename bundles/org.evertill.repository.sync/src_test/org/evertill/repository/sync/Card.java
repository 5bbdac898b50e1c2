package org.evertill.repository.sync;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.ScopeKind;

/** Something of which two changes add up. */
@Entity(table = "cards", scope = ScopeKind.CHAIN)
record Card(@Id String id, @Merge(MergePolicy.COUNTER) long stamps) {

    static final EntityType<Card> TYPE = new EntityType<>(Card.class);

    Card stamped() {
        return new Card(id, stamps + 1);
    }
}
