package org.evertill.repository.local;

import org.evertill.entity.EntityType;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.storage.Database;

/** Repositories on the till's own database. Stateless, any thread but the UI's. */
public final class LocalRepositories implements Repositories {

    private final Database database;

    public LocalRepositories(Database database) {
        this.database = database;
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return new LocalRepository<>(database, type, new Database.Author(userId));
    }
}
