package org.evertill.app.headoffice.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.kernel.Outcome;
import org.evertill.report.Report;
import org.evertill.settings.Declared;
import org.evertill.settings.SettingSource;
import org.evertill.staff.PinHash;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of the running framework. */
final class OsgiParts implements Parts {

    private static final Logger LOG = LoggerFactory.getLogger(OsgiParts.class);
    private static final Duration SERVICE_WAIT = Duration.ofSeconds(30);

    private final BundleContext context;
    private final Clock clock = Clock.systemUTC();
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();

    private OsgiParts(BundleContext context) {
        this.context = context;
    }

    /**
     * Starts every bundle that brings components, so that the start does not depend on how the product was configured,
     * and then gives them the clock that they wait for: by that time all entities are registered.
     */
    static OsgiParts started(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getHeaders("").get("Service-Component") != null) {
                start(bundle);
            }
        }
        var parts = new OsgiParts(context);
        context.registerService(Clock.class, parts.clock, null);
        return parts;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Outcome<HeadOfficeOpener> opener() {
        return service(HeadOfficeOpener.class);
    }

    @Override
    public Outcome<SyncServer> server() {
        return service(SyncServer.class);
    }

    @Override
    public Outcome<MetricsServer> metrics() {
        return service(MetricsServer.class);
    }

    @Override
    public Outcome<PinHash> pinHash() {
        return service(PinHash.class);
    }

    @Override
    public Declared settings() {
        try {
            return new Declared(context.getServiceReferences(SettingSource.class, null).stream()
                    .sorted()
                    .map(context::getService)
                    .filter(Objects::nonNull)
                    .toList());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized List<Report> ownReports() {
        var tracker = new ServiceTracker<Report, Report>(context, Report.class, null);
        tracker.open();
        trackers.add(tracker);
        return List.copyOf(tracker.getTracked().values());
    }

    @Override
    public String version() {
        return context.getBundle().getVersion().toString();
    }

    /** A service, waited for and then held until the process ends. */
    private synchronized <T> Outcome<T> service(Class<T> type) {
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        trackers.add(tracker);
        try {
            T service = tracker.waitForService(SERVICE_WAIT.toMillis());
            return service == null ? missing(type) : Outcome.ok(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(type);
        }
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
