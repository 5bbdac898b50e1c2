package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.repository.DataRepository;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.storage.Stored;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of a strategy: while repositories are in use, over a restart, and among those of a chain. */
class StrategyChoiceTest {

    @TempDir
    private Path folder;

    private TestOffice office;
    private TestTill till;

    @BeforeEach
    void open() {
        office = new TestOffice();
        till = TestTill.at(office, folder, "R1");
        till.engine.start();
    }

    @AfterEach
    void close() {
        till.close();
        office.close();
    }

    /** One handle, held from the beginning as a screen would hold it. */
    @Test
    void repositoriesInUseFollow() {
        var articles = till.repositories.of(Samples.ARTICLE, "u1");
        var row = articles.create(Article.of("a1", "Tea")).orThrow();
        long price = 1;
        for (String name : List.of("write-through", "remote-first", "write-through", "offline-first", "remote-first")) {
            till.strategies.choose(name).orThrow();
            long wanted = price++;
            row = articles.update("a1", row.version(), tea -> tea.withPrice(wanted))
                    .orThrow();
            assertEquals(Optional.of(row.value()), articles.findById("a1").map(Stored::value), name);
            if (!name.equals(StrategyChoice.DEFAULT)) {
                assertEquals(Optional.of(row.value()), office.desk().find(Samples.ARTICLE, "a1"), name);
            }
        }
        till.sync();
        assertEquals(Optional.of(row.value()), office.desk().find(Samples.ARTICLE, "a1"));
        assertEquals(List.of(row.value()), till.articles());
        assertEquals(List.of(), office.desk().verify().findings());
    }

    @Test
    void theChoiceOutlivesARestart() {
        assertEquals("offline-first", till.strategies.current());
        assertEquals(List.of("offline-first", "remote-first", "write-through"), till.strategies.known());
        till.strategies.choose("write-through").orThrow();
        till.close();
        till = new TestTill(folder.resolve("R1"));
        assertEquals("write-through", till.strategies.current());
    }

    @Test
    void aPresetHoldsUntilSomebodyChooses() {
        assertEquals("remote-first", presetTo("remote-first").current());
        assertEquals("offline-first", presetTo("fly").current());
        till.strategies.choose("offline-first").orThrow();
        assertEquals("offline-first", presetTo("remote-first").current());
    }

    private Strategies presetTo(String name) {
        return new Strategies(till.store, till.services, name);
    }

    @Test
    void whatIsNotThereIsNotChosen() {
        var refused = assertInstanceOf(Outcome.Failed.class, till.strategies.choose("fly"));
        assertEquals("till.unknown-strategy", refused.problem().code());
        assertEquals(
                "offline-first, remote-first, write-through",
                refused.problem().facts().get("known"));
        assertEquals(StrategyChoice.DEFAULT, till.strategies.current());
    }

    /** A chain's bundle brings a strategy, is taken out, and comes again; the till works all the time. */
    @Test
    void aChainBringsItsOwn() {
        var asked = new ArrayList<String>();
        SyncStrategy own = new SyncStrategy() {
            @Override
            public String name() {
                return "night-shift";
            }

            @Override
            public <T extends Record> DataRepository<T> over(Sides<T> sides) {
                asked.add(sides.type().table());
                return sides.uplink().isUp() ? sides.remote() : sides.local();
            }
        };
        var articles = till.repositories.of(Samples.ARTICLE, "u1");
        till.services.add(own);
        till.strategies.choose("night-shift").orThrow();
        articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(List.of("articles"), asked);
        assertEquals(1, office.articles().size());
        till.services.remove(own);
        assertEquals("offline-first", till.strategies.current());
        assertEquals("night-shift", till.strategies.chosen());
        assertEquals("Tea", articles.findById("a1").orElseThrow().value().name());
        assertEquals(1, asked.size());
        till.services.add(own);
        articles.findById("a1").orElseThrow();
        assertEquals(2, asked.size());
    }
}
