package org.evertill.repository.sync.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.repository.sync.EngineUplink;
import org.evertill.repository.sync.Strategies;
import org.evertill.repository.sync.SyncRepositories;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.SyncEngine;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the unified repositories, before the local and the remote ones, and the choice of their strategy. */
@Component(
        service = {Repositories.class, StrategyChoice.class},
        property = {"strategy=sync", "service.ranking:Integer=100"})
public final class SyncRepositoriesComponent implements Repositories, StrategyChoice {

    /** A framework property: what a partner's product presets in its config.ini, or a start with -D. */
    private static final String PRESET = "evertill.strategy";

    /** Comes and goes with the bundles that bring them; repositories in use follow. */
    private final CopyOnWriteArrayList<SyncStrategy> services = new CopyOnWriteArrayList<>();

    private final Strategies strategies;
    private final Repositories repositories;

    @Activate
    public SyncRepositoriesComponent(
            BundleContext context,
            @Reference Database database,
            @Reference ChangeTracker tracker,
            @Reference SyncEngine engine,
            @Reference ConnectionMonitor monitor,
            @Reference(target = "(strategy=local)") Repositories local,
            @Reference(target = "(strategy=remote)") Repositories remote) {
        this.strategies = new Strategies(
                database, services, Objects.requireNonNullElse(context.getProperty(PRESET), StrategyChoice.DEFAULT));
        this.repositories =
                new SyncRepositories(local, remote, new EngineUplink(engine, tracker, monitor), strategies::strategy);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStrategy(SyncStrategy strategy) {
        services.add(strategy);
    }

    void removeStrategy(SyncStrategy strategy) {
        services.remove(strategy);
    }

    @Override
    public <T extends Record> DataRepository<T> of(EntityType<T> type, String userId) {
        return repositories.of(type, userId);
    }

    @Override
    public String current() {
        return strategies.current();
    }

    @Override
    public String chosen() {
        return strategies.chosen();
    }

    @Override
    public List<String> known() {
        return strategies.known();
    }

    @Override
    public Outcome<String> choose(String name) {
        return strategies.choose(name);
    }
}
