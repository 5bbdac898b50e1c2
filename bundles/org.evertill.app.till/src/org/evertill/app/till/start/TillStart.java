package org.evertill.app.till.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.evertill.repository.StrategyChoice;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.TrainingOpener;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncTransport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A till that is up: its log is written, its services are there and its database is open. One per process; the window
 * and the command line both begin with {@link #open}.
 */
public final class TillStart implements AutoCloseable {

    /** How long a service may take to come up. */
    private static final Duration SERVICE_WAIT = Duration.ofSeconds(30);

    /** What is there only with a head office; nobody waits for it in training. */
    private static final Set<Class<?>> OF_HEAD_OFFICE = Set.of(
            SyncEngine.class,
            SyncTransport.class,
            ChangeTracker.class,
            PullTarget.class,
            RemoteHistory.class,
            StrategyChoice.class);

    private static final Logger LOG = LoggerFactory.getLogger(TillStart.class);

    private final BundleContext context;
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new HashMap<>();
    private final ServiceRegistration<Clock> clock;
    private volatile @Nullable Database database;

    private TillStart(BundleContext context, ServiceRegistration<Clock> clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * Brings the till up; takes disk time, so not on the UI's thread once a window is shown. Problems: those of
     * {@link DatabaseOpener#open}, in training of {@link TrainingOpener}, {@code till.incomplete} when a part of the product is missing.
     * After a failure nothing stays open.
     *
     * @param directory the till's data directory, see {@link DataDirectory}; made when it is not there
     * @param mode what for
     * @param logName the log's file name without ending: {@code window} or {@code cli}
     */
    public static Outcome<TillStart> open(Path directory, Mode mode, String logName) {
        var till = beside(directory, mode.log(logName));
        var outcome = mode.open(till, directory);
        return switch (outcome) {
            case Outcome.Ok<Database>(var database) -> {
                till.database = database;
                LOG.info("till is up, {}", mode);
                yield Outcome.ok(till);
            }
            case Outcome.Failed<Database>(var problem) -> {
                till.close();
                yield Outcome.failed(problem);
            }
        };
    }

    /** The same without the database, for work on one that cannot be opened: its log is written, and its services are there. */
    public static TillStart beside(Path directory, String logName) {
        TillLog.to(directory, logName);
        var own = FrameworkUtil.getBundle(TillStart.class);
        start(own);
        var context = own.getBundleContext();
        startBundles(context);
        return new TillStart(context, context.registerService(Clock.class, Clock.systemUTC(), null));
    }

    /** Services that need no till, as bundles bring them: there before anything is opened. */
    public static <T> List<T> brought(Class<T> type) {
        var own = FrameworkUtil.getBundle(TillStart.class);
        start(own);
        var context = own.getBundleContext();
        startBundles(context);
        try {
            return context.getServiceReferences(type, null).stream()
                    .sorted(Comparator.reverseOrder())
                    .map(context::getService)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The open database. */
    public Database database() {
        return Objects.requireNonNull(database, "the till is closed");
    }

    Outcome<DatabaseOpener> opener() {
        return service(DatabaseOpener.class);
    }

    /**
     * A service, waited for up to thirty seconds and then held until {@link #close}. Problem: {@code till.incomplete}; of what speaks with
     * head office, {@code training.no-head-office} where people practise.
     */
    public <T> Outcome<T> service(Class<T> type) {
        var open = database;
        if (open != null && OF_HEAD_OFFICE.contains(type) && isTraining(open)) {
            return Outcome.failed(
                    "training.no-head-office",
                    "This is training: it belongs to no head office, and nothing is exchanged. Start without --training for that.");
        }
        try {
            Object service = tracker(type).waitForService(SERVICE_WAIT.toMillis());
            return service == null ? missing(type) : Outcome.ok(type.cast(service));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(type);
        }
    }

    /** All services of a type that are there now. */
    public <T> List<T> services(Class<T> type) {
        Object[] all = tracker(type).getServices();
        return all == null ? List.of() : Arrays.stream(all).map(type::cast).toList();
    }

    /** One for each type, however often it is asked for; it is opened outside of the lock, for that may start a component. */
    private ServiceTracker<?, ?> tracker(Class<?> type) {
        ServiceTracker<?, ?> tracker;
        synchronized (this) {
            tracker = trackers.computeIfAbsent(
                    type, wanted -> new ServiceTracker<Object, Object>(context, wanted.getName(), null));
        }
        // Does nothing when it is open already.
        tracker.open();
        return tracker;
    }

    /** Closes the database and lets the services go; safe to call again. */
    @Override
    public synchronized void close() {
        trackers.values().forEach(ServiceTracker::close);
        trackers.clear();
        if (database != null) {
            database.close();
            database = null;
            LOG.info("till is down");
        }
        try {
            clock.unregister();
        } catch (IllegalStateException alreadyGone) {
            LOG.debug("the clock service was gone before");
        }
        TillLog.close();
    }

    /** Starts every bundle that brings components, so that the start does not depend on how the product was configured. */
    private static void startBundles(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && bundle.getHeaders("").get("Service-Component") != null) {
                start(bundle);
            }
        }
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            LOG.error("bundle {} does not start", bundle.getSymbolicName(), e);
        }
    }

    private static boolean isTraining(Database open) {
        return open.identity().filter(TillIdentity::isTraining).isPresent();
    }

    private static <T> Outcome<T> missing(Class<?> type) {
        return Outcome.failed(
                "till.incomplete",
                "A part of Evertill did not start: " + type.getName() + ". Install Evertill again; the log in the data"
                        + " directory names the cause. Your data is not touched.");
    }
}
