package org.evertill.repository.sync;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The strategies there are, and the one that the till's settings name. Any thread. */
public final class Strategies implements StrategyChoice {

    private static final Logger LOG = LoggerFactory.getLogger(Strategies.class);
    private static final String NAME = "sync.strategy";

    private final Database database;
    private final TreeMap<String, SyncStrategy> byName = new TreeMap<>();
    private volatile SyncStrategy current;

    /**
     * Reads the setting, from the table of {@link SettingSchema}.
     *
     * @param known of two with one name the first holds; {@value StrategyChoice#DEFAULT} is always there
     */
    public Strategies(Database database, Collection<SyncStrategy> known) {
        this.database = database;
        known.forEach(strategy -> byName.putIfAbsent(strategy.name(), strategy));
        byName.putIfAbsent(DEFAULT, new OfflineFirst());
        this.current = chosen();
    }

    /** The strategy in use. */
    public SyncStrategy strategy() {
        return current;
    }

    @Override
    public String current() {
        return current.name();
    }

    @Override
    public List<String> known() {
        return List.copyOf(byName.keySet());
    }

    @Override
    public synchronized Outcome<String> choose(String name) {
        var strategy = byName.get(name);
        if (strategy == null) {
            return Outcome.failed(unknown(name));
        }
        try {
            database.write(
                    new Database.Author("system:settings"),
                    tx -> tx.execute(
                            "INSERT INTO setting (name, value) VALUES (?, ?)"
                                    + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                            List.of(NAME, name)));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
        current = strategy;
        LOG.info("strategy: {}", name);
        return Outcome.ok(name);
    }

    /** A strategy that is gone with the bundle that brought it must not keep a till from selling. */
    private SyncStrategy chosen() {
        String name = database
                .read(reader -> reader.query(
                        "SELECT value FROM setting WHERE name = ?", List.of(NAME), row -> row.getString(1)))
                .stream()
                .findFirst()
                .orElse(DEFAULT);
        var strategy = byName.get(name);
        if (strategy == null) {
            LOG.warn("there is no strategy {} any more; working by {}", name, DEFAULT);
        }
        return strategy != null ? strategy : Objects.requireNonNull(byName.get(DEFAULT), DEFAULT);
    }

    private Problem unknown(String name) {
        return Problem.of(
                        "till.unknown-strategy",
                        "There is no strategy " + name + ". Choose one of: " + String.join(", ", known()) + ".")
                .with("name", name)
                .with("known", String.join(", ", known()));
    }
}
