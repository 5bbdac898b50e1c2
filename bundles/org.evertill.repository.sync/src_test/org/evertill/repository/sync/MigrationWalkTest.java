package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.evertill.kernel.Money;
import org.evertill.storage.Database;
import org.evertill.storage.Stored;
import org.evertill.storage.Stored.SyncStatus;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The path of docs/migration.md with two tills and a head office: each step at one till first, then at the other, with an
 * outage in every step, and all the way back. A model says what must be there.
 */
class MigrationWalkTest {

    private static final Path PAGE = Path.of("../../docs/migration.md");
    private static final Pattern STEP = Pattern.compile("(?m)^ +\\./evertill cli strategy (\\S+)$");

    @TempDir
    private Path folder;

    private TestOffice office;
    private TestTill first;
    private TestTill second;

    /** What people have entered, by identifier. */
    private final Map<String, Article> expected = new TreeMap<>();

    private final List<Slip> sold = new ArrayList<>();

    @BeforeEach
    void open() {
        office = new TestOffice();
        for (int i = 0; i < 50; i++) {
            var article = Article.of("old-" + i, "From the old system " + i);
            office.desk().save(Samples.ARTICLE, article, "system:import").orThrow();
            expected.put(article.id(), article);
        }
        first = TestTill.at(office, folder, "R1");
        second = TestTill.at(office, folder, "R2");
        first.engine.start();
        second.engine.start();
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        office.close();
    }

    @Test
    void everyStepOfThePageAndBack() throws IOException {
        var path = STEP.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(List.of("remote-first", "write-through", "offline-first"), path);
        for (String strategy : path) {
            step(strategy);
        }
        for (String strategy : path.reversed()) {
            step(strategy);
        }
        assertEquals(List.of(), office.desk().verify().findings());
        for (var till : List.of(first, second)) {
            assertEquals(List.of(), till.store.check().check(p -> {}).findings());
        }
    }

    private void step(String strategy) {
        int number = sold.size();
        outage(strategy, number);

        // Two strategies side by side.
        change(first, "old-1", row -> row.withPrice(1_000 + number));
        change(second, "old-2", row -> row.withPrice(2_000 + number));
        allIsWell(strategy);

        second.strategies.choose(strategy).orThrow();
        enter(second, Article.of("online-" + number, "Entered while head office is there"));
        allIsWell(strategy);
    }

    /** The command is given in the middle. Both go on, on one row too; what each has entered it reads. */
    private void outage(String strategy, int number) {
        office.goAway();
        enter(first, Article.of("before-" + number, "Entered before the change"));
        first.strategies.choose(strategy).orThrow();
        assertEquals(Optional.of(expected.get("before-" + number)), read(first, "before-" + number), strategy);
        var repriced = change(first, "old-3", row -> row.withPrice(3_000 + number));
        assertEquals(SyncStatus.PENDING, repriced.status());
        var renamed = change(second, "old-3", row -> row.withName("Renamed " + number));
        assertEquals(SyncStatus.PENDING, renamed.status());
        enter(second, Article.of("offline-" + number, "Entered during an outage"));
        sell(first);
        sell(second);
        office.comeBack();
        allIsWell(strategy);
    }

    /** After both have synchronised, head office and both tills show what was entered, each thing once. */
    private void allIsWell(String strategy) {
        for (var till : List.of(first, second, first)) {
            till.reachable();
        }
        var all = List.copyOf(expected.values());
        assertEquals(all, office.articles(), strategy);
        for (var till : List.of(first, second)) {
            assertEquals(all, till.articles(), strategy);
            assertEquals(expected.get("old-3"), read(till, "old-3").orElseThrow(), strategy);
            var backlog = till.store.changes().backlog();
            assertEquals(0, backlog.pending() + backlog.conflicts() + backlog.quarantined(), strategy);
        }
        for (Slip slip : sold) {
            assertEquals(Optional.of(slip), office.desk().find(Samples.SLIP, slip.id()), strategy);
        }
    }

    private void enter(TestTill till, Article article) {
        till.repositories.of(Samples.ARTICLE, "u1").create(article).orThrow();
        expected.put(article.id(), article);
    }

    private Stored<Article> change(TestTill till, String id, UnaryOperator<Article> edit) {
        var articles = till.repositories.of(Samples.ARTICLE, "u1");
        var changed = articles.update(id, articles.findById(id).orElseThrow().version(), edit)
                .orThrow();
        expected.computeIfPresent(id, (key, known) -> edit.apply(known));
        assertEquals(Optional.of(changed.value()), read(till, id));
        return changed;
    }

    private static Optional<Article> read(TestTill till, String id) {
        return till.repositories.of(Samples.ARTICLE, "u1").findById(id).map(Stored::value);
    }

    /** As the checkout does: one unit of work on the till's own database. */
    private void sell(TestTill till) {
        var slip = new Slip(
                "slip-" + sold.size(), "S1", Instant.parse("2026-11-25T10:00:00Z"), new Money(250, Samples.EURO));
        till.store.write(new Database.Author("u1"), tx -> {
            tx.insert(Samples.SLIP, slip);
            return 0;
        });
        sold.add(slip);
    }
}
