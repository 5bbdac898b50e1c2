package org.evertill.repository.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.junit.jupiter.api.Test;

/** What {@link DataRepository} promises, on the sample entities. */
public abstract class DataRepositoryContractTest {

    /** Repositories with room for {@link Samples#TYPES}, empty, the same ones during one test. */
    protected abstract Repositories repositories();

    /** Lets somebody else change an article; returns when what he did is what these repositories work on. */
    protected abstract void changeElsewhere(String id, UnaryOperator<Article> change);

    @Test
    void whatWasCreatedIsFound() {
        Stored<Article> created = articles().create(Article.of("a1", "Tea")).orThrow();
        assertEquals(Article.of("a1", "Tea"), created.value());
        assertEquals(Optional.of(created.value()), articles().findById("a1").map(Stored::value));
        assertEquals(Optional.empty(), articles().findById("a2"));
    }

    @Test
    void anIdentifierIsTakenOnce() {
        articles().create(Article.of("a1", "Tea")).orThrow();
        assertProblem("entity.exists", articles().create(Article.of("a1", "Coffee")));
        assertEquals("Tea", articles().findById("a1").orElseThrow().value().name());
    }

    @Test
    void anInvalidRowIsRefused() {
        assertProblem("entity.invalid", articles().create(Article.of("a1", "x".repeat(201))));
        assertEquals(Optional.empty(), articles().findById("a1"));
    }

    @Test
    void anUpdateGivesTheNextVersion() {
        Stored<Article> first = articles().create(Article.of("a1", "Tea")).orThrow();
        Stored<Article> second = articles()
                .update("a1", first.version(), tea -> tea.withName("Green tea"))
                .orThrow();
        assertEquals("Green tea", second.value().name());
        assertNotEquals(first.version(), second.version());
        assertEquals(Optional.of(second.value()), articles().findById("a1").map(Stored::value));
    }

    @Test
    void aStaleUpdateIsRefusedWithBothVersions() {
        Stored<Article> first = articles().create(Article.of("a1", "Tea")).orThrow();
        articles().update("a1", first.version(), tea -> tea.withPrice(200)).orThrow();
        var stale = assertProblem("entity.stale", articles().update("a1", first.version(), tea -> tea.withPrice(300)));
        assertTrue(stale.problem().facts().keySet().containsAll(List.of("seen", "current")));
        assertProblem("entity.stale", articles().delete("a1", first.version()));
        assertEquals(
                200, articles().findById("a1").orElseThrow().value().price().minor());
    }

    /** The ordinary case: two people look at one row, and one is quicker. */
    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        Stored<Article> read = articles().create(Article.of("a1", "Tea")).orThrow();
        changeElsewhere("a1", tea -> tea.withName("Green tea"));
        var stale = assertProblem("entity.stale", articles().update("a1", read.version(), tea -> tea.withPrice(300)));
        var facts = stale.problem().facts();
        assertNotEquals(facts.get("seen"), facts.get("current"));
        assertTrue(facts.get("seen").startsWith("{") && facts.get("current").startsWith("{"), facts.toString());
        assertProblem("entity.stale", articles().delete("a1", read.version()));
        Stored<Article> again = articles().findById("a1").orElseThrow();
        assertEquals("Green tea", again.value().name());
        articles().update("a1", again.version(), tea -> tea.withPrice(300)).orThrow();
        var both = articles().findById("a1").orElseThrow().value();
        assertEquals(
                List.of("Green tea", 300L), List.of(both.name(), both.price().minor()));
    }

    @Test
    void whatWasWrittenIsReadAtOnce() {
        for (int i = 0; i < 5; i++) {
            Stored<Article> made = articles().create(Article.of("a" + i, "Tea")).orThrow();
            assertEquals(i + 1, articles().count(Selection.all()));
            articles()
                    .update("a" + i, made.version(), tea -> tea.withName("Green tea"))
                    .orThrow();
            var found = articles().findAll(Selection.where(Filter.equal("name", "Green tea")));
            assertEquals(i + 1, found.size());
        }
        Stored<Article> last = articles().findById("a4").orElseThrow();
        articles().delete("a4", last.version()).orThrow();
        assertEquals(4, articles().count(Selection.all()));
    }

    /** The version that a change gave is the one that the next change names. */
    @Test
    void oneChangeFollowsAnother() {
        Stored<Article> row = articles().create(Article.of("a1", "Tea")).orThrow();
        for (int i = 1; i <= 3; i++) {
            int price = i;
            row = articles()
                    .update("a1", row.version(), tea -> tea.withPrice(price))
                    .orThrow();
        }
        assertEquals(3, row.value().price().minor());
        assertEquals(
                row.value(), articles().delete("a1", row.version()).orThrow().value());
    }

    @Test
    void aChangeThatChangesNothingIsNone() {
        Stored<Article> row = articles().create(Article.of("a1", "Tea")).orThrow();
        assertEquals(
                row.value(),
                articles().update("a1", row.version(), tea -> tea).orThrow().value());
        articles().update("a1", row.version(), tea -> tea.withPrice(2)).orThrow();
    }

    @Test
    void filtersCompareAndEmptyValuesComeFirst() {
        articles().create(Article.of("a1", "tea")).orThrow();
        articles().create(Article.of("a2", "Tea")).orThrow();
        articles().create(Article.of("a3", "\u00c4pfel")).orThrow();
        assertEquals(List.of("a2", "a1", "a3"), ids(Selection.all().orderedBy(Order.ascending("name"))));
        assertEquals(List.of("a2"), ids(Selection.where(Filter.of("name", Selection.Comparison.STARTS_WITH, "Te"))));
        assertEquals(List.of("a1", "a2", "a3"), ids(Selection.where(Filter.empty("brand"))));
        assertEquals(
                List.of("a1", "a2", "a3"),
                ids(Selection.where(Filter.of("brand", Selection.Comparison.NOT_EQUAL, "x"))));
        assertEquals(List.of("a1", "a2", "a3"), ids(Selection.where(Filter.equal("active", true))));
    }

    @Test
    void aDeletedRowIsGone() {
        Stored<Article> created = articles().create(Article.of("a1", "Tea")).orThrow();
        assertEquals(
                created.value(),
                articles().delete("a1", created.version()).orThrow().value());
        assertEquals(Optional.empty(), articles().findById("a1"));
        assertEquals(List.of(), articles().findAll(Selection.all()));
        assertProblem("entity.missing", articles().delete("a1", created.version()));
        assertProblem("entity.missing", articles().update("a1", created.version(), tea -> tea));
    }

    @Test
    void factsAreNotChanged() {
        var slips = repositories().of(Samples.SLIP, "u1");
        var slip = new Slip("s1", "S1", Instant.parse("2026-11-23T10:00:00Z"), new Money(5, Samples.EURO));
        VersionVector version = slips.create(slip).orThrow().version();
        assertProblem("entity.fact", slips.update("s1", version, s -> new Slip("s1", "S2", s.madeAt(), s.total())));
        assertProblem("entity.fact", slips.delete("s1", version));
    }

    @Test
    void pagesFollowTheOrderAndTheCountDoesNotCareForPages() {
        for (int i = 0; i < 25; i++) {
            articles().create(Article.of("a" + i, "Tea").withPrice(i % 10)).orThrow();
        }
        var dear = Selection.where(Filter.of("price_minor", Selection.Comparison.GREATER_OR_EQUAL, 5L))
                .orderedBy(Order.descending("price_minor"));
        assertEquals(10, articles().count(dear.page(0, 3)));
        var found = articles().findAll(dear.page(2, 3)).stream()
                .map(s -> s.value().price().minor())
                .toList();
        assertEquals(List.of(8L, 8L, 7L), found);
    }

    private DataRepository<Article> articles() {
        return repositories().of(Samples.ARTICLE, "u1");
    }

    private List<String> ids(Selection selection) {
        return articles().findAll(selection).stream().map(s -> s.value().id()).toList();
    }

    private static Outcome.Failed<?> assertProblem(String code, Outcome<?> outcome) {
        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(code, failed.problem().code());
        return failed;
    }
}
