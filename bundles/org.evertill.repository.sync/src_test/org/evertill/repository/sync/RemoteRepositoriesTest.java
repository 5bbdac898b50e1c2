package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.repository.Repositories;
import org.evertill.repository.contract.DataRepositoryContractTest;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on head office's rows: real HTTP, real PostgreSQL. */
class RemoteRepositoriesTest extends DataRepositoryContractTest {

    @TempDir
    private Path folder;

    private TestOffice office;
    private TestTill till;
    private TestTill other;

    @BeforeEach
    void open() {
        office = new TestOffice();
        till = TestTill.at(office, folder, "R1");
        other = TestTill.at(office, folder, "R2");
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), office.desk().verify().findings());
        other.close();
        till.close();
        office.close();
    }

    @Override
    protected Repositories repositories() {
        return till.remote;
    }

    @Override
    protected void changeElsewhere(String id, UnaryOperator<Article> change) {
        other.changeAtHeadOffice(id, change);
    }

    @Test
    void whatIsWrittenThereIsReadHereBeforeAndAfterItsCut() {
        var articles = till.remote.of(Samples.ARTICLE, "u1");
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(made.value(), local("a1"));
        var changed = articles.update("a1", made.version(), tea -> tea.withName("Green tea"))
                .orThrow();
        assertEquals(changed.value(), local("a1"));
        other.changeAtHeadOffice("a1", tea -> tea.withPrice(7));
        till.sync();
        assertEquals(changed.value().withPrice(7), local("a1"), "the cut brings what is newer");
        assertEquals(0, till.store.changes().head().lastSeq(), "nothing of it is this till's own operation");
        assertEquals(List.of(), till.store.check().check(p -> {}).findings());
    }

    private Article local(String id) {
        return till.local.of(Samples.ARTICLE, "u1").findById(id).orElseThrow().value();
    }
}
