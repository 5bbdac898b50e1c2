package org.evertill.shift.local.internal;

import static org.evertill.shift.contract.ShiftShop.BO;
import static org.evertill.shift.contract.ShiftShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.kernel.Money;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftFacts;
import org.evertill.shift.ShiftReport;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must never happen with shifts, on a till's real database. */
class ShiftsNeverTest {

    @TempDir
    Path directory;

    private static Money eur(long minor) {
        return new Money(minor, ShiftTill.EUR);
    }

    private static ShiftReport closed(ShiftTill till, String staffId) {
        var blind = till.desk().count(Counting.of(Acting.of(staffId), eur(0))).orThrow();
        if (!blind.own().expected().isNegative()) {
            till.desk()
                    .count(Counting.of(Acting.of(staffId), blind.own().expected()))
                    .orThrow();
        }
        return till.desk().close(Acting.of(staffId), Optional.empty()).orThrow();
    }

    /** Head office of this till does not exist; months go by. */
    @Test
    void aShiftOpensAndClosesOffline() {
        try (var till = ShiftTill.enrolled(directory)) {
            for (int day = 1; day <= 100; day++) {
                till.desk().open(BO, Optional.of(eur(100))).orThrow();
                till.sell(BO);
                till.clock.move(Duration.ofHours(14));
                assertEquals(day, number(closed(till, BO)));
            }
            assertEquals(100, till.number("SELECT count(*) FROM shift_closings"));
        }
    }

    private static long number(ShiftReport z) {
        String text = z.z().orElseThrow().number();
        return Long.parseLong(text.substring(text.indexOf('Z') + 1));
    }

    @Test
    void noSaleIsLostBecauseAShiftWasClosed() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.sell(BO);
            var open = till.basket(Opening.sale(BO));
            var z = closed(till, BO);
            var later = till.checkout.payCash(open, Optional.empty()).orThrow();
            assertEquals(1, z.figures().receipts());
            assertEquals(2, till.number("SELECT count(*) FROM sales"));
            var next = till.desk().status(BO).orThrow().getFirst().shift();
            assertEquals(next.id(), later.sale().shiftId());
            assertEquals(2, next.number());
            assertEquals(
                    0,
                    till.number("SELECT count(*) FROM sales s JOIN shifts h ON h.id = s.shift_id"
                            + " JOIN shift_closings c ON c.shift_id = h.id WHERE s.completed_at > c.closed_at"));
            assertEquals(later.sale().total(), closed(till, BO).figures().total());
        }
    }

    /** The power goes between count and close. */
    @Test
    void aCountSurvivesAndIsClosedAtTheNextStart() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.desk().open(BO, Optional.of(eur(500))).orThrow();
            till.sell(BO);
            till.desk().count(Counting.of(Acting.of(BO), eur(640))).orThrow();
        }
        try (var till = ShiftTill.open(directory)) {
            var count = till.desk().status(BO).orThrow().getFirst().count().orElseThrow();
            assertEquals(eur(-5), count.own().difference());
            var z = till.desk().close(Acting.of(BO), Optional.empty()).orThrow();
            assertEquals(eur(640), z.cash().orElseThrow().counted());
        }
        try (var till = ShiftTill.open(directory)) {
            assertEquals(List.of(), till.desk().status(BO).orThrow());
            till.sell(BO);
            assertEquals(2, number(closed(till, BO)));
        }
    }

    @Test
    void aDatabaseThatWasPutBackDoesNotUseANumberAgain() throws IOException {
        var backup = directory.resolve("backup.db");
        var home = directory.resolve("till");
        var lost = "";
        try (var till = ShiftTill.enrolled(home)) {
            till.sell(BO);
            closed(till, BO);
            till.database.backup(backup).orThrow();
            till.sell(BO);
            lost = closed(till, BO).z().orElseThrow().number();
        }
        putBack(backup, home);
        try (var till = ShiftTill.open(home)) {
            var total = till.sell(BO);
            var z = closed(till, BO).z().orElseThrow();
            assertEquals("S1-R1-A-Z000002", lost);
            assertNotEquals(lost, z.number());
            assertTrue(z.number().matches("S1-R1-A.{3}-Z000001"), z.number());
            assertEquals(total, z.grandTotal(), "of its own series");
        }
    }

    /** Its own tables are not replicated: a till that gets its rows back from head office has none of them. */
    @Test
    void withoutItsCounterATillGoesOnBehindItsNewestZ() {
        try (var till = ShiftTill.enrolled(directory)) {
            var total = till.sell(BO);
            closed(till, BO);
            total = total.plus(till.sell(BO));
            closed(till, BO);
            till.database.write(new Author(BO), tx -> tx.execute("DELETE FROM z_series", List.of()));
            total = total.plus(till.sell(BO));
            var z = closed(till, BO).z().orElseThrow();
            assertEquals("S1-R1-A-Z000003", z.number());
            assertEquals(total, z.grandTotal());
        }
    }

    /** A clock that was a year ahead says nothing of which drawer was closed last. */
    @Test
    void theFloatIsWhatWasLeftLastWhateverTheClockSaid() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.clock.move(Duration.ofDays(365));
            leaves(till, 700);
            till.clock.move(Duration.ofDays(-365));
            leaves(till, 300);
            assertEquals(
                    eur(300), till.desk().open(KIM, Optional.empty()).orThrow().openingFloat());
        }
    }

    private static void leaves(ShiftTill till, long minor) {
        till.desk().open(KIM, Optional.of(eur(1_000))).orThrow();
        till.desk().count(Counting.of(Acting.of(KIM), eur(1_000))).orThrow();
        till.desk().close(Acting.of(KIM), Optional.of(eur(minor))).orThrow();
    }

    static void putBack(Path backup, Path home) throws IOException {
        Path file;
        try (var files = Files.list(home)) {
            file = files.filter(f -> f.toString().endsWith(".db")).findFirst().orElseThrow();
        }
        Files.deleteIfExists(home.resolve(file.getFileName() + "-wal"));
        Files.deleteIfExists(home.resolve(file.getFileName() + "-shm"));
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** An X at any moment is the Z that would be made then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anXIsTheZThatWouldBeMadeThen(long seed) {
        var random = new Random(seed);
        try (var till = ShiftTill.enrolled(directory)) {
            for (int shift = 0; shift < 3; shift++) {
                for (int step = random.nextInt(25); step > 0; step--) {
                    act(till, random);
                }
                if (till.desk().status(KIM).orThrow().isEmpty()) {
                    continue;
                }
                var x = till.desk().x(Acting.of(KIM)).orThrow();
                var z = closed(till, KIM);
                assertEquals(x.figures(), z.figures(), "seed " + seed);
                assertEquals(
                        x.figures(),
                        till.desk().copy(KIM, Optional.empty()).orThrow().figures());
                assertEquals(
                        z.figures().total(),
                        z.figures().tenders().stream().map(t -> t.amount()).reduce(eur(0), Money::plus));
                assertEquals(
                        z.figures().total(),
                        z.figures().rates().stream().map(r -> r.gross()).reduce(eur(0), Money::plus));
            }
        }
    }

    private static void act(ShiftTill till, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> till.giveBack(KIM);
            case 1 -> till.desk().open(KIM, Optional.of(eur(random.nextInt(10_000))));
            case 2 -> {
                var kind = CashMovementKind.values()[random.nextInt(4)];
                till.desk().move(new Move(Acting.of(KIM), kind, eur(1 + random.nextInt(5_000)), Optional.of("seeded")));
            }
            default -> till.sell(random.nextBoolean() ? KIM : BO);
        }
        till.clock.move(Duration.ofSeconds(random.nextInt(10_000) - 500));
    }

    /** Every statement begins at an index on the shift: what it costs does not depend on how much was ever sold. */
    @Test
    void figuresCostWhatTheShiftHas() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.sell(BO);
            var shift = till.desk().status(BO).orThrow().getFirst().shift();
            var plans = new ArrayList<String>();
            var statements = new ArrayList<String>();
            ShiftFacts.of(shift, new ShiftFacts.Query<RuntimeException>() {
                @Override
                public <R> List<R> rows(String sql, String shiftId, ShiftFacts.RowReader<R> reader) {
                    statements.add(sql);
                    plans.addAll(till.database.read(r ->
                            r.query("EXPLAIN QUERY PLAN " + sql, List.of(shiftId), row -> row.getString("detail"))));
                    return List.of();
                }
            });
            assertTrue(statements.size() >= 5, statements.toString());
            assertEquals(
                    statements.size(),
                    plans.stream().filter(p -> p.contains("(shift_id=?)")).count(),
                    plans.toString());
            assertTrue(plans.stream().noneMatch(p -> p.startsWith("SCAN")), plans.toString());
            var open = till.database.read(r -> r.query(
                    "EXPLAIN QUERY PLAN SELECT * FROM shifts WHERE register_id = 'x' AND closed_at IS NULL"
                            + " AND cashier_id IS NULL AND is_deleted = 0 ORDER BY number DESC, id",
                    List.of(),
                    row -> row.getString("detail")));
            assertTrue(open.getFirst().contains("shifts_open"), open.toString());
        }
    }
}
