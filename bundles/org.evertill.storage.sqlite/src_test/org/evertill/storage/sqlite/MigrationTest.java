package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Searchable;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.Selection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    @Entity(table = "wines", scope = ScopeKind.CHAIN)
    record WineOne(@Id String id, @Searchable String name) {}

    @Entity(table = "wines", scope = ScopeKind.CHAIN, version = 2)
    record WineTwo(
            @Id String id,
            @Searchable String name,
            @Searchable @Indexed @Nullable String grape,
            @Nullable Quantity strength,
            boolean organic) {}

    enum Colour {
        RED,
        WHITE
    }

    @Entity(table = "wines", scope = ScopeKind.CHAIN)
    record WineWithColour(
            @Id String id,
            @Searchable String name,
            @Nullable Colour colour) {}

    @Entity(table = "coupons", scope = ScopeKind.CHAIN)
    record Coupon(@Id String id, @Searchable String text) {}

    private static final EntityType<WineOne> ONE = new EntityType<>(WineOne.class);
    private static final EntityType<WineTwo> TWO = new EntityType<>(WineTwo.class);
    private static final EntityType<Coupon> COUPON = new EntityType<>(Coupon.class);

    @TempDir
    private Path directory;

    @Test
    void fieldsThatHeadOfficeSentEarlyComeAliveWithTheNewVersion() throws Exception {
        try (var till = new TestTill(directory, List.of(ONE), List.of())) {
            till.write(tx -> tx.insert(ONE, new WineOne("w1", "Own")));
            till.pull(
                    0,
                    till.entry("wines", "w2", 1, newRow("w2", "Cuvée")),
                    till.entry("wines", "w3", 1, newRow("w3", "Other").without(List.of("grape"))));
            assertEquals(0, till.store().read(r -> r.search(ONE, "merlot", 5)).size());
        }
        try (var till = new TestTill(directory, List.of(TWO), List.of())) {
            assertEquals(
                    new WineTwo("w2", "Cuvée", "Merlot", new Quantity(12_500), true),
                    till.store().read(r -> r.find(TWO, "w2")).orElseThrow().value());
            assertEquals(
                    new WineTwo("w1", "Own", null, null, false),
                    till.store().read(r -> r.find(TWO, "w1")).orElseThrow().value());
            assertEquals(1, till.store().read(r -> r.search(TWO, "merlot", 5)).size());
            assertEquals(1, till.store().read(r -> r.search(TWO, "own", 5)).size());
            assertEquals(List.of("0"), till.raw("SELECT count(*) FROM wines WHERE extra IS NOT NULL"));
            assertEquals(List.of("1", "2"), till.raw("SELECT number FROM migration WHERE owner = 'entity:wines'"));
            assertEquals(List.of(), till.findings());
        }
    }

    /** Otherwise the row could not be read any more, and would be missing in every list. */
    @Test
    void whatDoesNotFitItsNewColumnStaysOutsideIt() throws Exception {
        try (var till = new TestTill(directory, List.of(ONE), List.of())) {
            till.pull(
                    0,
                    till.entry("wines", "w2", 1, newRow("w2", "Cuvée").with("strength_milli", "strong")),
                    till.entry("wines", "w3", 1, newRow("w3", "Other").with("grape", 5L)));
        }
        try (var till = new TestTill(directory, List.of(TWO), List.of())) {
            assertEquals(
                    new WineTwo("w2", "Cuvée", "Merlot", null, true),
                    till.store().read(r -> r.find(TWO, "w2")).orElseThrow().value());
            assertEquals(
                    new WineTwo("w3", "Other", null, new Quantity(12_500), true),
                    till.store().read(r -> r.find(TWO, "w3")).orElseThrow().value());
            assertEquals(
                    List.of("{\"strength_milli\":\"strong\"}", "{\"grape\":5}"),
                    till.raw("SELECT extra FROM wines ORDER BY id"));
        }
    }

    @Test
    void aPendingEditSurvivesTheUpgrade() {
        try (var till = new TestTill(directory, List.of(ONE), List.of())) {
            till.pull(0, till.entry("wines", "w2", 1, newRow("w2", "Cuvée")));
            till.write(tx -> {
                var seen = tx.find(ONE, "w2").orElseThrow().version();
                tx.update(ONE, new WineOne("w2", "Renamed"), seen);
            });
        }
        try (var till = new TestTill(directory, List.of(TWO), List.of())) {
            assertEquals(List.of(), till.findings());
            till.pull(1);
            assertEquals(
                    new WineTwo("w2", "Cuvée", "Merlot", new Quantity(12_500), true),
                    till.store().read(r -> r.find(TWO, "w2")).orElseThrow().value());
        }
    }

    @Test
    void anOlderVersionRefusesAndTheNewerOneGoesOn() {
        new TestTill(directory, List.of(TWO), List.of()).close();
        var refused = new SqliteDatabaseOpener(List.of(ONE), List.of(), TestTill.CLOCK).openStore(directory);
        assertEquals(
                "storage.newer",
                assertInstanceOf(Outcome.Failed.class, refused).problem().code());
        new TestTill(directory, List.of(TWO), List.of()).close();
    }

    @Test
    void rowsOfAnEntityThatComesLaterWaitForIt() throws Exception {
        try (var till = new TestTill(directory, List.of(ONE), List.of())) {
            Row row = Row.of(Map.of("id", "c1", "text", "10 % off", "limit_minor", 500L));
            till.pull(0, till.entry("coupons", "c1", 4, row));
            till.pull(0, till.entry("coupons", "c1", 5, row.with("text", "20 % off")));
        }
        try (var till = new TestTill(directory, List.of(ONE, COUPON), List.of())) {
            var coupon = till.store().read(r -> r.find(COUPON, "c1")).orElseThrow();
            assertEquals(new Coupon("c1", "20 % off"), coupon.value());
            assertEquals(5, coupon.version().get("hq"));
            assertEquals(1, till.store().read(r -> r.search(COUPON, "20", 5)).size());
            assertEquals(List.of("{\"limit_minor\":500}"), till.raw("SELECT extra FROM coupons"));
            assertEquals(List.of("0"), till.raw("SELECT count(*) FROM unknown_row"));
            assertEquals(List.of(), till.findings());
        }
        // A plug-in that is gone leaves its table alone.
        try (var till = new TestTill(directory, List.of(ONE), List.of())) {
            assertEquals(List.of("20 % off"), till.raw("SELECT text FROM coupons"));
        }
    }

    @Test
    void aValueOfANewerVersionDoesNotHideTheRowsAroundIt() {
        var type = new EntityType<>(WineWithColour.class);
        try (var till = new TestTill(directory, List.of(type), List.of())) {
            till.pull(
                    0,
                    till.entry("wines", "w1", 1, Row.of(Map.of("id", "w1", "name", "A", "colour", "RED"))),
                    till.entry("wines", "w2", 1, Row.of(Map.of("id", "w2", "name", "B", "colour", "ORANGE"))),
                    till.entry("wines", "w3", 1, Row.of(Map.of("id", "w3", "name", "C"))));
            var all = till.store().read(r -> r.select(type, Selection.all()));
            assertEquals(
                    List.of("w1", "w3"), all.stream().map(s -> s.value().id()).toList());
            var refused =
                    assertThrows(ProblemException.class, () -> till.store().read(r -> r.find(type, "w2")));
            assertEquals("entity.unreadable", refused.problem().code());
        }
    }

    @Test
    void localSchemasGrowStepByStep() {
        var first = schema(List.of("CREATE TABLE counters (name TEXT PRIMARY KEY, n INTEGER)"));
        try (var till = new TestTill(directory, List.of(ONE), List.of(first))) {
            till.write(tx -> tx.execute("INSERT INTO counters VALUES ('a', 1)", List.of()));
        }
        var second = schema(
                List.of("CREATE TABLE counters (name TEXT PRIMARY KEY, n INTEGER)"),
                List.of(
                        "ALTER TABLE counters ADD COLUMN seen TEXT",
                        "CREATE TRIGGER counters_wine AFTER INSERT ON wines BEGIN"
                                + " UPDATE counters SET n = n + 1; END"));
        try (var till = new TestTill(directory, List.of(ONE), List.of(second))) {
            till.write(tx -> tx.insert(ONE, new WineOne("w1", "Own")));
            till.pull(1, till.entry("wines", "w2", 1, newRow("w2", "Pulled")));
            assertEquals(
                    List.of(3L),
                    till.store().read(r -> r.query("SELECT n FROM counters", List.of(), row -> row.getLong(1))));
        }
        var older = new SqliteDatabaseOpener(List.of(ONE), List.of(first), TestTill.CLOCK).openStore(directory);
        assertEquals(
                "storage.newer",
                assertInstanceOf(Outcome.Failed.class, older).problem().code());
    }

    @Test
    void aMigrationThatFailsLeavesTheDatabaseAsItWas() throws Exception {
        var good = schema(List.of("CREATE TABLE counters (n INTEGER)"));
        new TestTill(directory, List.of(ONE), List.of(good)).close();
        var bad = schema(
                List.of("CREATE TABLE counters (n INTEGER)"),
                List.of("ALTER TABLE counters ADD COLUMN m INTEGER", "CREATE TABLE oops ("));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SqliteDatabaseOpener(List.of(TWO), List.of(bad), TestTill.CLOCK).openStore(directory));
        try (var till = new TestTill(directory, List.of(ONE), List.of(good))) {
            assertEquals(List.of("n"), till.raw("SELECT name FROM pragma_table_info('counters')"));
            assertTrue(!till.raw("SELECT name FROM pragma_table_info('wines')").contains("grape"));
        }
    }

    private static Row newRow(String id, String name) {
        return TWO.toRow(new WineTwo(id, name, "Merlot", new Quantity(12_500), true));
    }

    @SafeVarargs
    private static LocalSchema schema(List<String>... steps) {
        return new LocalSchema() {
            @Override
            public String owner() {
                return "test";
            }

            @Override
            public List<Migration> migrations() {
                return IntStream.range(0, steps.length)
                        .mapToObj(i -> new Migration(i + 1, steps[i]))
                        .toList();
            }
        };
    }
}
