package org.evertill.repository.sync;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.storage.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The strategies there are at the moment, and the one that the till's settings name. Any thread. */
public final class Strategies implements StrategyChoice {

    private static final Logger LOG = LoggerFactory.getLogger(Strategies.class);
    private static final String NAME = "sync.strategy";

    private final Database database;
    private final Collection<SyncStrategy> services;
    private final SyncStrategy fallback = new OfflineFirst();
    private final String preset;
    private volatile @Nullable String chosen;

    /**
     * Reads the setting when it is first asked, from the table of {@link SettingSchema}.
     *
     * @param services looked at whenever one is needed; of two with one name the first holds
     * @param preset what holds as long as nobody has chosen
     */
    public Strategies(Database database, Collection<SyncStrategy> services, String preset) {
        this.database = database;
        this.services = services;
        this.preset = preset;
    }

    /**
     * The strategy in use: the chosen one, or {@value StrategyChoice#DEFAULT} while that is not there. A strategy that is
     * gone with the bundle that brought it must not keep a till from working.
     */
    public SyncStrategy strategy() {
        return named(chosen()).orElse(fallback);
    }

    @Override
    public String current() {
        return strategy().name();
    }

    @Override
    public String chosen() {
        var name = chosen;
        if (name == null) {
            name = read();
            chosen = name;
        }
        return name;
    }

    @Override
    public List<String> known() {
        var byName = new TreeMap<String, SyncStrategy>();
        byName.put(DEFAULT, fallback);
        services.forEach(strategy -> byName.put(strategy.name(), strategy));
        return List.copyOf(byName.keySet());
    }

    @Override
    public synchronized Outcome<String> choose(String name) {
        if (!known().contains(name)) {
            return Outcome.failed(unknown(name));
        }
        try {
            write(name);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
        chosen = name;
        LOG.info("strategy: {}", name);
        return Outcome.ok(name);
    }

    private Optional<SyncStrategy> named(String name) {
        return services.stream()
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
    }

    private String read() {
        return database
                .read(reader -> reader.query(
                        "SELECT value FROM setting WHERE name = ?", List.of(NAME), row -> row.getString(1)))
                .stream()
                .findFirst()
                .orElse(preset);
    }

    private void write(String name) {
        database.write(
                new Database.Author("system:settings"),
                tx -> tx.execute(
                        "INSERT INTO setting (name, value) VALUES (?, ?)"
                                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        List.of(NAME, name)));
    }

    private Problem unknown(String name) {
        String names = String.join(", ", known());
        return Problem.of("till.unknown-strategy", "There is no strategy " + name + ". Choose one of: " + names + ".")
                .with("name", name)
                .with("known", names);
    }
}
