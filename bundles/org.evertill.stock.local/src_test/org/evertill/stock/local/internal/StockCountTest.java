package org.evertill.stock.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.stock.StockDesk.Counting;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stocktake at a till that sells on. */
class StockCountTest {

    @TempDir
    Path directory;

    private StockTill till;

    @BeforeEach
    void open() {
        till = StockTill.enrolled(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatWasCountedIsTheStockAndSalesGoOnFromIt() {
        sell(3);
        later();
        var count = count("12.5");
        assertEquals(new Quantity(-3000), count.expected());
        assertEquals(12_500, stock());
        later();
        sell(2);
        adjust(4);
        assertEquals(14_500, stock());
        assertEquals(new Quantity(14_500), count("0").expected());
        assertEquals(0, stock());
    }

    /** Within one millisecond too the order is that in which the till knew of them. */
    @Test
    void salesAtTheMomentOfACountAreBeforeOrAfterItAsTheyWere() {
        sell(3);
        count("10");
        sell(1);
        count("20");
        sell(2);
        assertEquals(18_000, stock());
    }

    /** The clock is put back by an hour between the count and the sale, and between the sale and the next count. */
    @Test
    void clockThatGoesBackTurnsNothingRound() {
        count("10");
        till.clock.set(StockTill.START.minus(Duration.ofHours(1)));
        sell(3);
        adjust(-1);
        assertEquals(6_000, stock());
        till.clock.set(StockTill.START.minus(Duration.ofHours(2)));
        count("5");
        assertEquals(5_000, stock());
        sell(1);
        assertEquals(4_000, stock());
    }

    @Test
    void saleOfAnotherTillFromBeforeTheCountDoesNotChangeIt() {
        later();
        count("10");
        movement("late", StockTill.START.minusSeconds(60), -2_000);
        assertEquals(10_000, stock());
        movement("later", StockTill.START.plus(Duration.ofHours(2)), -2_000);
        assertEquals(8_000, stock());
    }

    /** History that is replayed has its own moments: it does not move to after the count. */
    @Test
    void adjustmentOfAnEarlierDayIsInTheCount() {
        count("10");
        till.desk()
                .adjust(new Adjustment(
                        StockTill.APPLE,
                        Quantity.of(-4),
                        "broken",
                        "kim",
                        Optional.of(StockTill.START.minus(Duration.ofDays(1))),
                        Optional.empty()))
                .orThrow();
        assertEquals(10_000, stock());
    }

    @Test
    void onlyGoodsAreCountedAndNothingBelowNothing() {
        assertProblem("stock.bad-count", counting(StockTill.APPLE, "-1"));
        assertProblem("stock.bad-count", counting(StockTill.APPLE, "1000000000000"));
        assertProblem("sale.no-stock", counting(StockTill.BAG, "1"));
        assertProblem("sale.unknown-code", counting("nothing", "1"));
        assertEquals(0, till.number("SELECT count(*) FROM stock_counts"));
    }

    /** What is scanned may say more than which product it is. */
    @Test
    void whateverCodeNamesTheProductCountsAndMovesIt() {
        var code = "https://x.example/01/0" + StockTill.APPLE;
        var counted = till.desk()
                .count(new Counting(code, Quantity.of(3), "kim", Optional.empty()))
                .orThrow();
        assertEquals("apple", counted.product().id());
        var gone = new Adjustment(
                "(01)0" + StockTill.APPLE + "(15)260228",
                Quantity.of(-1),
                "expired",
                "kim",
                Optional.empty(),
                Optional.empty());
        assertEquals("apple", till.desk().adjust(gone).orThrow().productId());
        assertEquals(2_000, stock());
    }

    private StockCount count(String units) {
        return till.desk().count(counting(StockTill.APPLE, units)).orThrow().count();
    }

    private static Counting counting(String code, String units) {
        return new Counting(code, Quantity.of(new BigDecimal(units)), "kim", Optional.of("year's end"));
    }

    private void sell(int units) {
        till.sell(Quantity.of(units));
    }

    private void adjust(int units) {
        till.desk()
                .adjust(new Adjustment(
                        StockTill.APPLE, Quantity.of(units), "found", "kim", Optional.empty(), Optional.empty()))
                .orThrow();
    }

    private void movement(String id, Instant at, long milli) {
        till.database.write(new Author("kim"), tx -> {
            tx.insert(
                    DomainTypes.STOCK_MOVEMENT,
                    new StockMovement(
                            id,
                            "S1",
                            at,
                            "S1-R2",
                            "apple",
                            new Quantity(milli),
                            MovementKind.SALE,
                            null,
                            null,
                            null,
                            "kim"));
            return 0;
        });
    }

    private void later() {
        till.clock.move(Duration.ofSeconds(60));
    }

    private long stock() {
        return till.number("SELECT quantity_milli FROM stock_balance WHERE product_id = 'apple'");
    }

    private void assertProblem(String code, Counting counting) {
        var failed = assertInstanceOf(Outcome.Failed.class, till.desk().count(counting));
        assertEquals(code, failed.problem().code());
        assertTrue(failed.problem().message().length() > 20, failed.problem().message());
    }
}
