package org.evertill.headoffice.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.kernel.Outcome;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of the running framework, held until the process ends. Any thread but a window's. */
public final class RunningParts {

    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
    private static final Duration SERVICE_WAIT = Duration.ofSeconds(30);

    private final BundleContext context;
    private final Clock clock = Clock.systemUTC();
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new HashMap<>();

    private RunningParts(BundleContext context) {
        this.context = context;
    }

    /**
     * Starts every bundle that brings components, so that the start does not depend on how the product was configured,
     * and then gives them the clock that they wait for: by that time all entities are registered.
     */
    public static RunningParts started(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getHeaders("").get("Service-Component") != null) {
                start(bundle);
            }
        }
        var parts = new RunningParts(context);
        context.registerService(Clock.class, parts.clock, null);
        return parts;
    }

    /** The clock that the components were given. */
    public Clock clock() {
        return clock;
    }

    /** A service, waited for. Problem: {@code headoffice.incomplete}. */
    public synchronized <T> Outcome<T> service(Class<T> type) {
        try {
            Object service = tracker(type).waitForService(SERVICE_WAIT.toMillis());
            return service == null ? missing(type) : Outcome.ok(type.cast(service));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(type);
        }
    }

    /** All services of a type that are there now. */
    public synchronized <T> List<T> services(Class<T> type) {
        Object[] all = tracker(type).getServices();
        return all == null ? List.of() : Arrays.stream(all).map(type::cast).toList();
    }

    private ServiceTracker<?, ?> tracker(Class<?> type) {
        return trackers.computeIfAbsent(type, wanted -> {
            var tracker = new ServiceTracker<Object, Object>(context, wanted.getName(), null);
            tracker.open();
            return tracker;
        });
    }

    private static <T> Outcome<T> missing(Class<?> type) {
        return Outcome.failed(
                "headoffice.incomplete",
                "A part of Evertill did not start: " + type.getName()
                        + ". Install head office again; the log in the data "
                        + "directory names the cause. Your data is not touched.");
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            LOG.error("bundle {} does not start", bundle.getSymbolicName(), e);
        }
    }
}
