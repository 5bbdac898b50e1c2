package org.evertill.repository.sync.internal;

import java.util.List;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the unified repositories, before the local and the remote ones, and the choice of their strategy. */
@Component(
        service = {Repositories.class, StrategyChoice.class},
        property = {"strategy=sync", "service.ranking:Integer=100"})
public final class SyncRepositoriesComponent implements Repositories, StrategyChoice {

    private final Strategies strategies;
    private final Repositories repositories;

    @Activate
    public SyncRepositoriesComponent(
            @Reference Database database,
            @Reference ChangeTracker tracker,
            @Reference SyncEngine engine,
            @Reference ConnectionMonitor monitor,
            @Reference(target = "(strategy=local)") Repositories local,
            @Reference(target = "(strategy=remote)") Repositories remote,
            @Reference(
                            service = SyncStrategy.class,
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<SyncStrategy> known) {
        this.strategies = new Strategies(database, known);
        this.repositories =
                new SyncRepositories(local, remote, new EngineUplink(engine, tracker, monitor), strategies::strategy);
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
    public List<String> known() {
        return strategies.known();
    }

    @Override
    public Outcome<String> choose(String name) {
        return strategies.choose(name);
    }
}
