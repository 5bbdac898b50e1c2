package org.evertill.repository.remote.internal;

import java.time.Clock;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.remote.RemoteRepositories;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.RemoteRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the remote repositories while the till's database is open; the last that a caller gets who does not choose. */
@Component(
        service = Repositories.class,
        property = {"strategy=remote", "service.ranking:Integer=-100"})
public final class RemoteRepositoriesComponent implements Repositories {

    private final Repositories remote;

    @Activate
    public RemoteRepositoriesComponent(
            @Reference RemoteRows rows,
            @Reference Database database,
            @Reference ConnectionMonitor monitor,
            @Reference EarlyRows early,
            @Reference ChangeTracker tracker,
            @Reference Clock clock) {
        this.remote = new RemoteRepositories(rows, database::identity, monitor, early, tracker, clock);
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return remote.of(type, userId);
    }
}
