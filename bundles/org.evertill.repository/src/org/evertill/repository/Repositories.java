package org.evertill.repository;

import org.evertill.entity.EntityType;

/**
 * Gives the repository of an entity; a service. There are three, told apart by the property {@code strategy}:
 * {@code sync}, which works by the strategy that is chosen, has the highest ranking and is what callers want (bind it
 * greedily); {@code local}, the till's own database alone; {@code remote}, head office alone.
 */
public interface Repositories {

    <T extends Record> DataRepository<T> of(EntityType<T> type, String userId);
}
