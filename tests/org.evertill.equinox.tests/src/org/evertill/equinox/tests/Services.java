package org.evertill.equinox.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;

/** The framework's services as a program meets them that was started like the products. */
final class Services implements AutoCloseable {

    private static final long WAIT_MS = 30_000;

    private final BundleContext context =
            FrameworkUtil.getBundle(Services.class).getBundleContext();
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /** Starts every bundle that brings components. */
    void startAll() throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getHeaders("").get("Service-Component") != null) {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    <T> void register(Class<? super T> type, T service) {
        registrations.add(context.registerService(type.getName(), service, null));
    }

    /** A service, waited for. */
    <T> T get(Class<T> type) throws InterruptedException {
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        trackers.add(tracker);
        T service = tracker.waitForService(WAIT_MS);
        assertNotNull(service, type.getName());
        return service;
    }

    @Override
    public void close() {
        trackers.forEach(ServiceTracker::close);
        registrations.forEach(ServiceRegistration::unregister);
    }
}
