package org.evertill.storage.sqlite.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.KeyRotation;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.LostKey;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.TrainingOpener;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RowHistory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens databases with the entities and schemas that are registered at that moment, and registers what stands on an open
 * one as services until it is closed.
 *
 * <p>Entities are looked up at opening rather than referenced: a bundle that comes later must not close the database
 * under a cashier; its tables are there at the next start.
 */
@Component(service = {DatabaseOpener.class, TrainingOpener.class, LostKey.class})
public final class OpenerComponent implements DatabaseOpener, TrainingOpener, LostKey {

    private final BundleContext context;
    private final Clock clock;

    @Activate
    public OpenerComponent(BundleContext context, @Reference Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public Outcome<Database> open(Path directory) {
        return opener().openStore(directory).then(this::inEarnest).map(store -> {
            var services = new ArrayList<ServiceRegistration<?>>();
            registerExchange(store, services);
            return registered(store, services, Map.of());
        });
    }

    @Override
    public Outcome<Database> openTraining(Path directory) {
        return opener().openTrainingStore(directory).map(this::practised);
    }

    @Override
    public Outcome<Database> resetTraining(Path directory) {
        return opener().resetTrainingStore(directory).map(this::practised);
    }

    @Override
    public Outcome<Losses> look(Path directory) {
        return opener().look(directory);
    }

    @Override
    public Outcome<Losses> forget(Path directory) {
        return opener().forget(directory);
    }

    private SqliteDatabaseOpener opener() {
        var types = new ArrayList<EntityType<?>>();
        for (EntityType<?> type : services(EntityType.class)) {
            types.add(type);
        }
        var schemas = services(LocalSchema.class);
        schemas.sort(Comparator.comparing(LocalSchema::owner));
        var places = services(KeyStore.class);
        var keys = places.isEmpty() ? new FileKeyStore() : places.getFirst();
        return new SqliteDatabaseOpener(types, schemas, clock, Nanoid.inOrderOf(clock), () -> {}, keys);
    }

    /** Nobody sells for good in a database for practice. */
    private Outcome<SqliteStore> inEarnest(SqliteStore store) {
        if (store.identity().filter(TillIdentity::isTraining).isEmpty()) {
            return Outcome.ok(store);
        }
        store.close();
        return Outcome.failed(
                "training.only",
                "This database is for training. Start with the till's own data directory, and with --training to practise.");
    }

    /** Without those by which rows leave and arrive, there is no synchronisation; what asks head office finds no till that has one. */
    private Database practised(SqliteStore store) {
        return registered(store, new ArrayList<>(), Map.of("training", true));
    }

    private void registerExchange(SqliteStore store, List<ServiceRegistration<?>> registrations) {
        registrations.add(context.registerService(ChangeTracker.class, store.changes(), null));
        registrations.add(context.registerService(PullTarget.class, store.pullTarget(), null));
        registrations.add(context.registerService(EarlyRows.class, store.earlyRows(), null));
    }

    private Database registered(
            SqliteStore store, List<ServiceRegistration<?>> registrations, Map<String, Object> properties) {
        var database = new RegisteredDatabase(store, registrations);
        registrations.add(context.registerService(RowHistory.class, store.history(), null));
        registrations.add(context.registerService(ConflictDesk.class, store.conflicts(), null));
        registrations.add(context.registerService(DatabaseCheck.class, store.check(), null));
        registrations.add(context.registerService(KeyRotation.class, store.keys(), null));
        registrations.add(context.registerService(Database.class, database, FrameworkUtil.asDictionary(properties)));
        return database;
    }

    private <S> List<S> services(Class<S> type) {
        try {
            var found = new ArrayList<S>();
            for (ServiceReference<S> reference : context.getServiceReferences(type, null)) {
                S service = context.getService(reference);
                if (service != null) {
                    found.add(service);
                }
            }
            return found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter to be wrong", e);
        }
    }
}
