package org.evertill.repository.remote;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.RemoteRows;

/** Repositories on head office's rows. Any thread but the UI's; every access is a request and its answer. */
public final class RemoteRepositories implements Repositories {

    private final Enquiry enquiry;
    private final EarlyRows early;
    private final Clock clock;

    /**
     * @param identity who asks; empty while the till is not enrolled
     * @param monitor is told what every request experienced
     * @param early where rows land that were changed here
     */
    public RemoteRepositories(
            RemoteRows rows,
            Supplier<Optional<TillIdentity>> identity,
            ConnectionMonitor monitor,
            EarlyRows early,
            Clock clock) {
        this.enquiry = new Enquiry(rows, identity, monitor, clock);
        this.early = early;
        this.clock = clock;
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return new RemoteRepository<>(enquiry, early, type, userId, clock);
    }
}
