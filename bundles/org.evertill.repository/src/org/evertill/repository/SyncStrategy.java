package org.evertill.repository;

import org.evertill.entity.EntityType;

/**
 * How a till's data access is spread over its own database and head office; a service, chosen by its name in the till's
 * settings. A chain may bring its own. Stateless, any thread.
 */
public interface SyncStrategy {

    /** What the settings call it: lower case with hyphens, for example {@code offline-first}. */
    String name();

    /**
     * The repository that works by this strategy, made of the two sides. It keeps what {@link DataRepository} promises
     * whatever the line does; above all, it always reads what it has written. The status of a row that a change gives
     * says whether head office has it.
     */
    <T extends Record> DataRepository<T> over(Sides<T> sides);

    /**
     * What there is to choose from.
     *
     * @param local the till's own database
     * @param remote head office's; fails with {@code connection.…} when it is not there
     */
    record Sides<T extends Record>(
            EntityType<T> type, DataRepository<T> local, DataRepository<T> remote, Uplink uplink) {}
}
