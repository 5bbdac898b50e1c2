package org.evertill.repository.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.repository.Repositories;
import org.evertill.repository.contract.DataRepositoryContractTest;
import org.evertill.storage.Database;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoriesTest extends DataRepositoryContractTest {

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = new SqliteDatabaseOpener(Samples.TYPES, List.of(), Clock.systemUTC())
                .open(directory)
                .orThrow();
        database.enrol(Samples.till("replica-1")).orThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Repositories repositories() {
        return new LocalRepositories(database);
    }

    @Override
    protected void changeElsewhere(String id, UnaryOperator<Article> change) {
        var theirs = repositories().of(Samples.ARTICLE, "u2");
        theirs.update(id, theirs.findById(id).orElseThrow().version(), change).orThrow();
    }

    @Test
    void aTillWithoutIdentityGetsAnOutcomeToo(@TempDir Path other) {
        try (var fresh = new SqliteDatabaseOpener(Samples.TYPES, List.of(), Clock.systemUTC())
                .open(other)
                .orThrow()) {
            var refused = new LocalRepositories(fresh).of(Samples.ARTICLE, "u1").create(Article.of("a1", "Tea"));
            assertEquals(
                    "till.not-enrolled",
                    assertInstanceOf(Outcome.Failed.class, refused).problem().code());
        }
    }

    @Test
    void aClosedDatabaseIsAnOutcomeOfAChange() {
        database.close();
        var refused = repositories().of(Samples.ARTICLE, "u1").create(Article.of("a1", "Tea"));
        assertEquals(
                "storage.closed",
                assertInstanceOf(Outcome.Failed.class, refused).problem().code());
    }
}
