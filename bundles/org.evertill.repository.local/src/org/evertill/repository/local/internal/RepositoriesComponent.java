package org.evertill.repository.local.internal;

import org.evertill.entity.EntityType;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.local.LocalRepositories;
import org.evertill.storage.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the local repositories while the database is open. */
@Component(service = Repositories.class, property = "strategy=local")
public final class RepositoriesComponent implements Repositories {

    private final Repositories local;

    @Activate
    public RepositoriesComponent(@Reference Database database) {
        this.local = new LocalRepositories(database);
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return local.of(type, userId);
    }
}
