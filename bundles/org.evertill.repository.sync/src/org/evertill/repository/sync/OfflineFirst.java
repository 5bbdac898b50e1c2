package org.evertill.repository.sync;

import org.evertill.repository.DataRepository;
import org.evertill.repository.SyncStrategy;
import org.osgi.service.component.annotations.Component;

/** Works on the till's own database alone; head office gets it in the background. What a till does by default. */
@Component
public final class OfflineFirst implements SyncStrategy {

    @Override
    public String name() {
        return "offline-first";
    }

    @Override
    public <T extends Record> DataRepository<T> over(Sides<T> sides) {
        return sides.local();
    }
}
