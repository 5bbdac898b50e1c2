package org.evertill.repository.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.repository.Repositories;
import org.evertill.repository.contract.DataRepositoryContractTest;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the unified repositories by one strategy, with nobody at head office's address. */
abstract class OfflineContract extends DataRepositoryContractTest {

    private final String strategy;

    @TempDir
    private Path folder;

    private TestTill till;

    OfflineContract(String strategy) {
        this.strategy = strategy;
    }

    @BeforeEach
    void open() {
        till = new TestTill(folder);
        till.store.enrol(Samples.till("replica-1")).orThrow();
        // It was there a moment ago: the first access finds out.
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        till.engine.start();
        till.strategies.choose(strategy).orThrow();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Override
    protected Repositories repositories() {
        return till.repositories;
    }

    @Override
    protected void changeElsewhere(String id, UnaryOperator<Article> change) {
        var theirs = till.local.of(Samples.ARTICLE, "u2");
        theirs.update(id, theirs.findById(id).orElseThrow().version(), change).orThrow();
    }
}
