package org.evertill.repository.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Stored;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tills that change strategies, lose lines and answers, and work on the same rows at random. In the end nothing that
 * somebody entered is lost, nothing is there twice, and both tills show what head office has.
 */
class RandomDayTest {

    private static final int STEPS = 300;
    private static final String CARD = "card";
    private static final List<String> LOSSES =
            List.of("connection.timeout", "connection.interrupted", "connection.truncated", "connection.unavailable");

    @TempDir
    private Path folder;

    private Random random = new Random();
    private List<TestTill> tills = List.of();

    private final Set<String> made = new TreeSet<>();
    private final Set<String> named = new HashSet<>();
    private final Map<TestTill, List<Stored<Article>>> screens = new HashMap<>();
    private final Map<Step, Integer> happened = new EnumMap<>(Step.class);
    private int stamped;
    private int unknown;
    private int refused;

    private enum Step {
        CREATE,
        RENAME,
        REPRICE,
        STAMP,
        SWITCH,
        CUT,
        MEND,
        LOSE_ANSWER,
        LOSE_PUSH,
        SYNC
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostOrDoubled(long seed) {
        random = new Random(seed);
        try (var office = new TestOffice();
                var first = TestTill.at(office, folder, "R1");
                var second = TestTill.at(office, folder, "R2")) {
            tills = List.of(first, second);
            first.local.of(Card.TYPE, "u1").create(new Card(CARD, 0)).orThrow();
            tills.forEach(TestTill::sync);
            tills.forEach(till -> till.engine.start());
            for (int i = 0; i < STEPS; i++) {
                var step = pick(List.of(Step.values()));
                var till = pick(tills);
                happened.merge(step, 1, Integer::sum);
                take(step, till, "s" + seed + "-" + i);
                if (random.nextInt(3) > 0) {
                    // As the probes of a real monitor do.
                    probe(till);
                }
            }
            evening(office);
        }
        assertTrue(
                sum(LossyLine::writes) > 0 && sum(LossyLine::lost) > 0 && refused > 0,
                () -> "a day without trouble: " + happened + ", changed at head office " + sum(LossyLine::writes)
                        + ", answers lost " + sum(LossyLine::lost) + ", stamped " + stamped + ", unknown " + unknown
                        + ", refused as stale " + refused);
    }

    /** More of them by {@code -Devertill.seeds=N}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("evertill.seeds", 4));
    }

    private void take(Step step, TestTill till, String name) {
        switch (step) {
            case CREATE -> create(till, name);
            case RENAME -> rename(till, name);
            case REPRICE -> reprice(till);
            case STAMP -> stamp(till);
            case SWITCH -> till.strategies.choose(pick(till.strategies.known())).orThrow();
            case CUT -> till.line.cut();
            case MEND -> mend(till);
            case LOSE_ANSWER -> till.line.lose(losses());
            case LOSE_PUSH -> till.line.losePush();
            case SYNC -> till.engine.syncOnce(progress -> {});
        }
    }

    private void create(TestTill till, String name) {
        var article = Article.of(name, name);
        till.repositories.of(Samples.ARTICLE, "u1").create(article).orThrow();
        made.add(name);
        named.add(name);
        assertEquals(Optional.of(article), find(till, name).map(Stored::value), "a till reads what it wrote");
    }

    private void rename(TestTill till, String name) {
        any(till).ifPresent(row -> {
            var changed = till.repositories
                    .of(Samples.ARTICLE, "u1")
                    .update(row.value().id(), row.version(), a -> a.withName(name));
            if (isDone(changed)) {
                named.add(name);
                var read = find(till, row.value().id()).orElseThrow().value();
                assertEquals(name, read.name(), "a till reads what it wrote");
            }
        });
    }

    private void reprice(TestTill till) {
        any(till)
                .ifPresent(row -> isDone(till.repositories
                        .of(Samples.ARTICLE, "u1")
                        .update(row.value().id(), row.version(), a -> a.withPrice(random.nextInt(1_000)))));
    }

    private void stamp(TestTill till) {
        var cards = till.repositories.of(Card.TYPE, "u1");
        var row = cards.findById(CARD).orElseThrow();
        var outcome = cards.update(CARD, row.version(), Card::stamped);
        if (outcome instanceof Outcome.Failed<Stored<Card>>(var problem)
                && problem.code().startsWith("connection.")) {
            unknown++;
        } else if (isDone(outcome)) {
            stamped++;
        }
    }

    /** Whether it was done; what somebody else changed meanwhile may be refused, and nothing else. */
    private boolean isDone(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failed<?>(var problem)) {
            if (!problem.code().equals("entity.stale")) {
                fail(problem.toString());
            }
            refused++;
            return false;
        }
        return true;
    }

    private void evening(TestOffice office) {
        tills.forEach(RandomDayTest::mend);
        for (int i = 0; i < 2; i++) {
            tills.forEach(TestTill::sync);
        }
        var articles = office.articles();
        assertEquals(List.copyOf(made), articles.stream().map(Article::id).toList());
        assertTrue(named.containsAll(articles.stream().map(Article::name).toList()));
        long stamps = office.desk().find(Card.TYPE, CARD).orElseThrow().stamps();
        assertTrue(
                stamped <= stamps && stamps <= stamped + unknown,
                stamps + " stamps, " + stamped + " certain, " + unknown + " unknown");
        for (var till : tills) {
            assertEquals(articles, till.articles());
            assertEquals(0, till.store.changes().backlog().pending());
            assertEquals(0, till.store.changes().backlog().quarantined());
            assertEquals(List.of(), till.store.check().check(p -> {}).findings());
        }
        assertEquals(List.of(), office.desk().verify().findings());
    }

    private static void probe(TestTill till) {
        if (!till.line.isCut()) {
            till.monitor.observed(Optional.empty(), Duration.ZERO);
        }
    }

    private static void mend(TestTill till) {
        till.line.mend();
        probe(till);
    }

    private String[] losses() {
        var lost = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lost.add(pick(LOSSES));
        }
        return lost.toArray(String[]::new);
    }

    /** A row that somebody at this till looks at now, or has looked at for some time. */
    private Optional<Stored<Article>> any(TestTill till) {
        if (made.isEmpty()) {
            return Optional.empty();
        }
        var onScreen = screens.computeIfAbsent(till, t -> new ArrayList<>());
        if (!onScreen.isEmpty() && random.nextInt(4) == 0) {
            return Optional.of(pick(onScreen));
        }
        var row = find(till, pick(List.copyOf(made)));
        row.ifPresent(onScreen::add);
        return row;
    }

    private static Optional<Stored<Article>> find(TestTill till, String id) {
        return till.repositories.of(Samples.ARTICLE, "u1").findById(id);
    }

    private int sum(ToIntFunction<LossyLine> count) {
        return tills.stream().map(till -> till.line).mapToInt(count).sum();
    }

    private <E> E pick(List<E> from) {
        return from.get(random.nextInt(from.size()));
    }
}
