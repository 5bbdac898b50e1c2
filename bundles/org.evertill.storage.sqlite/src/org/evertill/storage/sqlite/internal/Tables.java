package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.sync.merge.SyncTypes;
import org.jspecify.annotations.Nullable;

/** The tables of all entities that this till knows. Immutable. */
final class Tables {

    private final List<EntityType<?>> types;
    private final Map<String, EntityTable<?>> byName;

    /**
     * @param given what bundles bring; those of synchronisation itself are always there
     */
    Tables(List<EntityType<?>> given) {
        var types = new ArrayList<EntityType<?>>(given);
        SyncTypes.ALL.stream().filter(type -> !types.contains(type)).forEach(types::add);
        this.types = List.copyOf(types);
        var tables = new LinkedHashMap<String, EntityTable<?>>();
        for (EntityType<?> type : types) {
            if (tables.put(type.table(), new EntityTable<>(type)) != null) {
                throw new IllegalArgumentException("two entities have the table " + type.table());
            }
            if (InternalSchema.TABLES.contains(type.table())) {
                throw new IllegalArgumentException("storage itself has the table " + type.table());
            }
        }
        this.byName = Map.copyOf(tables);
    }

    List<EntityType<?>> types() {
        return types;
    }

    /** The table of an entity; asking for one that was not there at opening is a programmer's error. */
    @SuppressWarnings("unchecked")
    <T extends Record> EntityTable<T> of(EntityType<T> type) {
        EntityTable<?> table = byName.get(type.table());
        if (table == null || table.type().recordType() != type.recordType()) {
            throw new IllegalArgumentException("the database was opened without " + type);
        }
        return (EntityTable<T>) table;
    }

    Optional<EntityTable<?>> named(String table) {
        @Nullable EntityTable<?> found = byName.get(table);
        return Optional.ofNullable(found);
    }

    boolean has(String table) {
        return byName.containsKey(table);
    }
}
