package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.repository.Repositories;
import org.evertill.repository.contract.DataRepositoryContractTest;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the unified repositories by one strategy, head office there, the engine at work in the background. */
abstract class OnlineContract extends DataRepositoryContractTest {

    private final String strategy;

    @TempDir
    private Path folder;

    private TestOffice office;
    TestTill till;
    private TestTill other;

    OnlineContract(String strategy) {
        this.strategy = strategy;
    }

    @BeforeEach
    void open() {
        office = new TestOffice();
        till = TestTill.at(office, folder, "R1");
        other = TestTill.at(office, folder, "R2");
        till.engine.start();
        till.strategies.choose(strategy).orThrow();
    }

    @AfterEach
    void close() {
        till.sync();
        other.sync();
        assertEquals(List.of(), till.store.check().check(p -> {}).findings());
        assertEquals(List.of(), office.desk().verify().findings());
        other.close();
        till.close();
        office.close();
    }

    @Override
    protected Repositories repositories() {
        return till.repositories;
    }

    @Override
    protected void changeElsewhere(String id, UnaryOperator<Article> change) {
        till.sync();
        other.changeAtHeadOffice(id, change);
        till.sync();
    }
}
