package org.evertill.storage.contract;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.evertill.storage.contract.Samples.SLIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding rows as {@link Reader} promises it. */
public abstract class ReaderContractTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:04:05.678Z"), ZoneOffset.UTC);

    @TempDir
    protected Path directory;

    private Database database;

    /** The implementation under test. */
    protected abstract DatabaseOpener opener(List<EntityType<?>> types, List<LocalSchema> schemas, Clock clock);

    @BeforeEach
    void openEnrolled() {
        database = opener(Samples.TYPES, List.of(), CLOCK).open(directory).orThrow();
        database.enrol(Samples.till("replica-1")).orThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyComparisonComparesAsItSays() {
        insert(
                article("a", "Apple", "Acme", 100),
                article("b", "Banana", null, 200),
                article("c", "Cherry", "B&M", 300));
        assertEquals(Set.of("b"), where(Filter.equal("price_minor", 200)));
        assertEquals(Set.of("a", "c"), where(Filter.of("price_minor", Comparison.NOT_EQUAL, 200L)));
        assertEquals(Set.of("a"), where(Filter.of("price_minor", Comparison.LESS, 200)));
        assertEquals(Set.of("a", "b"), where(Filter.of("price_minor", Comparison.LESS_OR_EQUAL, 200)));
        assertEquals(Set.of("c"), where(Filter.of("price_minor", Comparison.GREATER, 200)));
        assertEquals(Set.of("b", "c"), where(Filter.of("price_minor", Comparison.GREATER_OR_EQUAL, 200)));
        assertEquals(Set.of("b"), where(Filter.of("name", Comparison.STARTS_WITH, "Ban")));
        assertEquals(Set.of("b"), where(Filter.empty("brand")));
        assertEquals(Set.of("a", "c"), where(new Filter("brand", Comparison.NOT_EMPTY, Optional.empty())));
        assertEquals(Set.of("a", "b", "c"), where(Filter.equal("active", true)));
        // An empty brand is another one than Acme.
        assertEquals(Set.of("b", "c"), where(Filter.of("brand", Comparison.NOT_EQUAL, "Acme")));
    }

    @Test
    void whatACallerBringsIsNeverSql() {
        insert(article("a", "O'Brien\"); DROP TABLE articles; --", null, 1), article("b", "100 %_", null, 1));
        assertEquals(Set.of("a"), where(Filter.equal("name", "O'Brien\"); DROP TABLE articles; --")));
        assertEquals(Set.of(), where(Filter.of("name", Comparison.STARTS_WITH, "%")));
        assertEquals(Set.of("b"), where(Filter.of("name", Comparison.STARTS_WITH, "100 %")));
        var injected = Selection.where(Filter.equal("1 = 1 OR name", "x"));
        assertThrows(IllegalArgumentException.class, () -> database.read(r -> r.select(ARTICLE, injected)));
        var ordered = Selection.all().orderedBy(Order.ascending("name; DROP TABLE articles"));
        assertThrows(IllegalArgumentException.class, () -> database.read(r -> r.select(ARTICLE, ordered)));
        assertThrows(
                IllegalArgumentException.class,
                () -> database.read(r -> r.query("DELETE FROM articles", List.of(), row -> 0)));
    }

    @Test
    void instantsSelectFactsOfATime() {
        database.write(new Database.Author("u1"), tx -> {
            for (int day = 1; day <= 9; day++) {
                var at = Instant.parse("2026-11-0" + day + "T10:00:00Z");
                tx.insert(SLIP, new Slip("s" + day, "S1", at, new Money(day, Samples.EURO)));
            }
            return 0;
        });
        var since = Filter.of("made_at", Comparison.GREATER_OR_EQUAL, Instant.parse("2026-11-03T10:00:00Z"));
        var before = Filter.of("made_at", Comparison.LESS, Instant.parse("2026-11-06T10:00:00Z"));
        var found = database.read(r -> r.select(SLIP, Selection.where(since, before)));
        assertEquals(
                List.of("s3", "s4", "s5"),
                found.stream().map(s -> s.value().id()).toList());
        assertEquals(3, (long)
                database.read(r -> r.count(SLIP, Selection.where(since, before).page(0, 1))));
    }

    @Test
    void aSnapshotDoesNotSeeWhatComesLater() {
        insert(article("a", "Apple", null, 1));
        long seen = database.read(reader -> {
            assertEquals(1, reader.count(ARTICLE, Selection.all()));
            insert(article("b", "Banana", null, 1));
            return reader.count(ARTICLE, Selection.all());
        });
        assertEquals(1, seen);
        assertEquals(2, (long) database.read(r -> r.count(ARTICLE, Selection.all())));
        var kept = database.read(reader -> reader);
        assertThrows(IllegalStateException.class, () -> kept.find(ARTICLE, "a"));
    }

    @Test
    void wordsAreFoundByTheirBeginningsInAnyOrder() {
        insert(
                article("1", "Crème fraîche légère", "Élan", 1),
                article("2", "Creme brulee", null, 1),
                article("3", "Ice cream Vanilla", "Mövenpick", 1),
                article("4", "СЛИВКИ 20 %", null, 1));
        assertEquals(Set.of("1", "2"), found("creme"));
        assertEquals(Set.of("1", "2"), found("CRÈM"));
        assertEquals(Set.of("1"), found("leger crem"));
        assertEquals(Set.of("1"), found("elan fra"));
        assertEquals(Set.of("3"), found("movenpick"));
        assertEquals(Set.of("4"), found("сливк"));
        assertEquals(Set.of("3"), found("sku-3"));
        assertEquals(Set.of(), found("creme vanilla"));
        assertEquals(Set.of(), found(" "));
        assertEquals(Set.of(), found("*"));
    }

    @Test
    void syntaxOfTheIndexIsHarmless() {
        insert(article("1", "AC/DC \"Highway\" (live) - 12^2* NEAR OR AND NOT name:x", null, 1));
        for (String typed : List.of(
                "\"highway",
                "highway\"",
                "(live",
                "ac/dc",
                "12^2*",
                "near",
                "or",
                "AND NOT",
                "name:x",
                "*live",
                "- 12",
                "live'",
                "hig\u0000",
                "{highway}",
                "live OR",
                "NEAR(highway live)")) {
            // Some find the row, some do not; none fails.
            assertTrue(found(typed).size() <= 1, typed);
        }
        assertEquals(Set.of("1"), found("\"highway"));
        assertEquals(Set.of("1"), found("AND NOT"));
        assertEquals(Set.of("1"), found("ac/dc"));
        assertEquals(Set.of("1"), found("- 12"));
        assertEquals(Set.of(), found("highway OR nothing"));
    }

    @Test
    void theLikeliestComesFirst() {
        insert(
                article("1", "Pineapple and apple juice", null, 1),
                article("2", "Applesauce", null, 1),
                article("3", "Apple", null, 1),
                article("4", "Apple pie", null, 1),
                article("5", "Green apple", null, 1));
        assertEquals(List.of("3", "4", "2", "5", "1"), ranked("apple", 10));
        assertEquals(List.of("3", "4"), ranked("apple", 2));
    }

    @Test
    void theIndexFollowsChangesAndDeletions() {
        insert(article("1", "Tea", null, 1));
        update("1", "Coffee");
        assertEquals(Set.of(), found("tea"));
        assertEquals(Set.of("1"), found("coffee"));
        database.write(new Database.Author("u1"), tx -> {
            tx.delete(ARTICLE, "1", tx.find(ARTICLE, "1").orElseThrow().version());
            return 0;
        });
        assertEquals(Set.of(), found("coffee"));
    }

    private void update(String id, String name) {
        database.write(new Database.Author("u1"), tx -> {
            var old = tx.find(ARTICLE, id).orElseThrow();
            tx.update(ARTICLE, old.value().withName(name), old.version());
            return 0;
        });
    }

    private void insert(Article... articles) {
        database.write(new Database.Author("u1"), tx -> {
            for (Article article : articles) {
                tx.insert(ARTICLE, article);
            }
            return 0;
        });
    }

    private static Article article(String id, String name, @Nullable String brand, long price) {
        return new Article(id, "sku-" + id, name, brand, new Money(price, Samples.EURO), true, true);
    }

    private Set<String> where(Filter filter) {
        return database.read(r -> r.select(ARTICLE, Selection.where(filter))).stream()
                .map(s -> s.value().id())
                .collect(Collectors.toSet());
    }

    private Set<String> found(String words) {
        return Set.copyOf(ranked(words, 50));
    }

    private List<String> ranked(String words, int limit) {
        return database.read(r -> r.search(ARTICLE, words, limit)).stream()
                .map(s -> s.value().id())
                .toList();
    }
}
