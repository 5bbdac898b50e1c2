package org.evertill.repository.sync;

import org.evertill.repository.DataRepository;
import org.evertill.repository.SyncStrategy;
import org.osgi.service.component.annotations.Component;

/**
 * Works on head office's rows while head office is reachable and has all that this till has written; otherwise, and when
 * it cannot answer, on the till's own database. For a chain that comes from an online system.
 */
@Component
public final class RemoteFirst implements SyncStrategy {

    @Override
    public String name() {
        return "remote-first";
    }

    @Override
    public <T extends Record> DataRepository<T> over(Sides<T> sides) {
        return new RemoteFirstRepository<>(sides);
    }
}
