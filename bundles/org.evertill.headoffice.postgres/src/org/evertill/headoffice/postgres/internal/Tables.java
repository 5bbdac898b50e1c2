package org.evertill.headoffice.postgres.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.entity.EntityType;

/** The tables of the entities this server knows, by name. Immutable, any thread. */
final class Tables {

    private final Map<String, Table> byName = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two entities have one table
     */
    Tables(List<EntityType<?>> types) {
        for (EntityType<?> type : types) {
            var other = byName.putIfAbsent(type.table(), new Table(type));
            if (other != null && other.type() != type) {
                throw new IllegalArgumentException("two entities for the table " + type.table());
            }
        }
    }

    Optional<Table> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * @throws IllegalArgumentException when there is no such table
     */
    Table get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    /** Whether rows of a table claim values that no two should have. */
    boolean hasClaims(String name) {
        var table = byName.get(name);
        return table != null && !table.type().claims().isEmpty();
    }

    /** In the order they were given. */
    Collection<Table> all() {
        return byName.values();
    }
}
