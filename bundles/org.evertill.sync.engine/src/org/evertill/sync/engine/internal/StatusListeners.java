package org.evertill.sync.engine.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evertill.sync.SyncStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know how synchronisation is going. Any thread. */
final class StatusListeners {

    private static final Logger LOG = LoggerFactory.getLogger(StatusListeners.class);

    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();

    AutoCloseable add(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells all; the status is only asked for when there is somebody. */
    void tell(Supplier<SyncStatus> status) {
        if (listeners.isEmpty()) {
            return;
        }
        var now = status.get();
        for (var listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) {
                LOG.error("a listener of synchronisation failed", e);
            }
        }
    }
}
