package org.evertill.repository.remote;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.RemoteRows;

/** Repositories on head office's rows. Any thread but the UI's; every access is a request and its answer. */
public final class RemoteRepositories implements Repositories {

    private final Enquiry enquiry;
    private final RemoteRepository.Landing landing;
    private final Clock clock;

    /**
     * @param identity who asks; empty while the till is not enrolled
     * @param monitor is told what every request experienced
     * @param early where rows land that were changed here
     * @param tracker knows what head office has of this till's own operations
     */
    public RemoteRepositories(
            RemoteRows rows,
            Supplier<Optional<TillIdentity>> identity,
            ConnectionMonitor monitor,
            EarlyRows early,
            ChangeTracker tracker,
            Clock clock) {
        this.enquiry = new Enquiry(rows, identity, monitor, clock);
        this.landing = new RemoteRepository.Landing(early, tracker);
        this.clock = clock;
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return new RemoteRepository<>(enquiry, landing, type, userId, clock);
    }
}
