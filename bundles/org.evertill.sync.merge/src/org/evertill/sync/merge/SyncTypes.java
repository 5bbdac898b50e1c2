package org.evertill.sync.merge;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities that synchronisation itself brings: what people have to look at. */
public final class SyncTypes {

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(Conflict.TYPE, Incident.TYPE, Erasure.TYPE);

    private SyncTypes() {}
}
