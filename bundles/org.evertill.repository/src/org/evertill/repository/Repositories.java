package org.evertill.repository;

import org.evertill.entity.EntityType;

/** Gives the repository of an entity; a service. */
public interface Repositories {

    <T extends Record> DataRepository<T> of(EntityType<T> type, String userId);
}
