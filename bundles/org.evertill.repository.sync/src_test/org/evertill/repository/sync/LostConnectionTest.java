package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.repository.DataRepository;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.Stored.SyncStatus;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each strategy does when head office goes away, comes back, or its answer is lost: nothing is lost or doubled. */
class LostConnectionTest {

    @TempDir
    private Path folder;

    private TestOffice office;
    private TestTill till;
    private TestTill other;
    private DataRepository<Article> articles;

    @BeforeEach
    void open() {
        office = new TestOffice();
        till = TestTill.at(office, folder, "R1");
        other = TestTill.at(office, folder, "R2");
        articles = till.repositories.of(Samples.ARTICLE, "u1");
        till.engine.start();
    }

    @AfterEach
    void close() {
        till.sync();
        assertEquals(till.articles(), office.articles(), "the till has what head office has");
        assertEquals(0, till.store.changes().backlog().pending());
        assertEquals(0, till.store.changes().backlog().conflicts());
        assertEquals(List.of(), till.store.check().check(p -> {}).findings());
        assertEquals(List.of(), office.desk().verify().findings());
        other.close();
        till.close();
        office.close();
    }

    @Test
    void writeThroughReturnsWhenHeadOfficeHasIt() {
        till.strategies.choose("write-through").orThrow();
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(SyncStatus.SYNCED, made.status());
        assertEquals(Optional.of(made.value()), atHeadOffice("a1"));
        var changed =
                articles.update("a1", made.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(SyncStatus.SYNCED, changed.status());
        assertEquals(Optional.of(changed.value()), atHeadOffice("a1"));
        articles.delete("a1", changed.version()).orThrow();
        assertEquals(Optional.empty(), atHeadOffice("a1"));
    }

    @Test
    void writeThroughGoesOnWithoutHeadOfficeAndSaysSo() {
        till.strategies.choose("write-through").orThrow();
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        office.goAway();
        var changed =
                articles.update("a1", made.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(SyncStatus.PENDING, changed.status());
        var second = articles.create(Article.of("a2", "Coffee")).orThrow();
        assertEquals(SyncStatus.PENDING, second.status());
        assertEquals(2, articles.count(Selection.all()));
        office.comeBack();
        till.sync();
        assertEquals(Optional.of(changed.value()), atHeadOffice("a1"));
        assertEquals(Optional.of(second.value()), atHeadOffice("a2"));
        assertEquals(
                SyncStatus.SYNCED,
                articles.create(Article.of("a3", "Cocoa")).orThrow().status());
    }

    @Test
    void remoteFirstWorksOnHeadOfficesRows() {
        till.strategies.choose("remote-first").orThrow();
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(SyncStatus.SYNCED, made.status());
        assertEquals(Optional.of(made.value()), atHeadOffice("a1"));
        other.changeAtHeadOffice("a1", tea -> tea.withName("Green tea"));
        assertEquals("Green tea", articles.findById("a1").orElseThrow().value().name(), "without a synchronisation");
        assertEquals(
                1,
                articles.findAll(Selection.where(Filter.equal("name", "Green tea")))
                        .size());
        assertEquals(0, till.store.changes().head().lastSeq());
    }

    @Test
    void remoteFirstGoesOnOnTheTillAndBringsThatFirst() {
        till.strategies.choose("remote-first").orThrow();
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        office.goAway();
        assertEquals(
                Optional.of(made.value()), articles.findById("a1").map(Stored::value), "what it wrote it still has");
        var changed =
                articles.update("a1", made.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(SyncStatus.PENDING, changed.status());
        articles.create(Article.of("a2", "Coffee")).orThrow();
        assertEquals(2, articles.count(Selection.all()));
        office.comeBack();
        other.sync();
        other.changeAtHeadOffice("a1", tea -> tea.withName("Green tea"));
        // The first access after the monitor hears of head office brings what stands on the till, then asks.
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        var both = articles.findById("a1").orElseThrow().value();
        assertEquals(List.of("Green tea", 7L), List.of(both.name(), both.price().minor()));
        assertEquals(2, articles.count(Selection.all()));
        assertEquals(2, office.articles().size());
    }

    /** Head office has done it, but nobody knows: the till does it too, and the two agree when they meet. */
    @Test
    void remoteFirstLosesAndDoublesNothingWhenTheAnswerIsLost() {
        till.strategies.choose("remote-first").orThrow();
        till.line.lose("connection.timeout");
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        // It waits to be sent, unless a round of the engine's own has brought down what head office did before the till
        // did it.
        assertEquals(Article.of("a1", "Tea"), made.value());
        till.reachable();
        var read = articles.findById("a1").orElseThrow();
        till.line.lose("connection.timeout");
        articles.update("a1", read.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(7, articles.findById("a1").orElseThrow().value().price().minor());
        till.reachable();
        assertEquals(List.of(Article.of("a1", "Tea").withPrice(7)), office.articles());
        var last = articles.findById("a1").orElseThrow();
        till.line.lose("connection.timeout");
        articles.delete("a1", last.version()).orThrow();
        assertEquals(Optional.empty(), articles.findById("a1"));
        till.reachable();
        assertEquals(Optional.empty(), articles.findById("a1"));
        assertEquals(List.of(), office.articles());
    }

    /** As before, but the cut with the change comes down before anybody knows. */
    @Test
    void whatCameDownMeanwhileIsDone() {
        till.strategies.choose("remote-first").orThrow();
        till.line.onLoss(() -> till.sync());
        till.line.lose("connection.timeout");
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(Article.of("a1", "Tea"), made.value());
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        till.line.lose("connection.timeout");
        var changed =
                articles.update("a1", made.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(7, changed.value().price().minor());
        till.monitor.observed(Optional.empty(), Duration.ZERO);
        till.line.lose("connection.timeout");
        var deleted = articles.delete("a1", changed.version()).orThrow();
        assertEquals(changed.value(), deleted.value());
        assertEquals(0, till.store.changes().head().lastSeq(), "nothing was done again");
    }

    @Test
    void aBrokenConnectionIsTriedAgainWithTheSameRequest() {
        till.strategies.choose("remote-first").orThrow();
        var cards = till.repositories.of(Card.TYPE, "u1");
        var card = cards.create(new Card("c1", 0)).orThrow();
        till.line.lose("connection.interrupted", "connection.truncated");
        var stamped = cards.update("c1", card.version(), Card::stamped).orThrow();
        assertEquals(new Card("c1", 1), stamped.value());
        assertEquals(4, till.line.writes(), "one, and the other three times");
        assertEquals(Optional.of(new Card("c1", 1)), office.desk().find(Card.TYPE, "c1"));
        assertEquals(2, stamped.version().get("hq"), "it was done once");
    }

    /** What adds up is not done again on the mere chance that it was not done. */
    @Test
    void whatAddsUpIsNotAddedTwice() {
        till.strategies.choose("remote-first").orThrow();
        var cards = till.repositories.of(Card.TYPE, "u1");
        var card = cards.create(new Card("c1", 0)).orThrow();
        till.line.lose("connection.timeout");
        var unknown = assertInstanceOf(Outcome.Failed.class, cards.update("c1", card.version(), Card::stamped));
        assertEquals("connection.timeout", unknown.problem().code());
        till.reachable();
        assertEquals(1, cards.findById("c1").orElseThrow().value().stamps(), "whoever looks sees that it was done");
        office.goAway();
        assertTrue(cards.findById("c1").isPresent());
        var offline = cards.findById("c1").orElseThrow();
        cards.update("c1", offline.version(), Card::stamped).orThrow();
        office.comeBack();
        till.sync();
        assertEquals(
                Optional.of(new Card("c1", offline.value().stamps() + 1)),
                office.desk().find(Card.TYPE, "c1"));
    }

    @Test
    void offlineFirstNeverAsks() {
        office.goAway();
        var made = articles.create(Article.of("a1", "Tea")).orThrow();
        assertEquals(SyncStatus.PENDING, made.status());
        articles.update("a1", made.version(), tea -> tea.withPrice(7)).orThrow();
        assertEquals(0, till.line.writes());
        office.comeBack();
        till.sync();
        assertEquals(7, atHeadOffice("a1").orElseThrow().price().minor());
    }

    private Optional<Article> atHeadOffice(String id) {
        return office.desk().find(Samples.ARTICLE, id);
    }
}
