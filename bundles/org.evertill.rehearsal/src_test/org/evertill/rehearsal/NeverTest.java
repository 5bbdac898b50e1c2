package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.BAG;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.evertill.rehearsal.RehearsalGoods.MANAGER;
import static org.evertill.rehearsal.RehearsalTill.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.storage.Database.Author;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must never happen, each a loss that was reported of other tills: docs/never.md says where else each is tried. */
class NeverTest {

    @TempDir
    Path folder;

    private final Rehearsal chain = new Rehearsal();

    @AfterEach
    void close() {
        chain.close();
    }

    private RehearsalTill till(String register) {
        return chain.till(folder.resolve(register), register);
    }

    /** What is on the disk at the moment at which the receipt would be printed is all that a power cut leaves. */
    @Test
    void printedButLostAfterAPowerCut() throws IOException {
        var left = folder.resolve("left");
        String receipt;
        try (var till = till("R1")) {
            receipt = till.sold(CASHIER, APPLE, BAG).sale().receipt();
            copy(folder.resolve("R1"), left);
            assertEquals(2, writtenThrough(till), "a commit returns when it is on the disk");
        }
        try (var till = RehearsalTill.open(left, chain.clock(), wireOf("R2"))) {
            var again = till.checkout().receipt(receipt).orThrow();
            assertEquals(euro(145), again.sale().total());
            assertEquals(2, again.lines().size());
            assertEquals(1, again.payments().size());
        }
    }

    /** SQLite's own word for how a till writes: 2 is FULL. */
    private static long writtenThrough(RehearsalTill till) {
        return till.database()
                .write(
                        new Author(MANAGER),
                        tx -> tx.query("SELECT * FROM pragma_synchronous", List.of(), row -> row.getLong(1)))
                .getFirst();
    }

    private Wire wireOf(String register) {
        try (var other = till(register)) {
            return other.wire();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().endsWith(".lock")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void doubledAfterReconnect() {
        try (var till = till("R1")) {
            for (int round = 1; round <= 5; round++) {
                till.sold(CASHIER, APPLE);
                till.wire().loseAnswers(round);
                till.sync();
                till.wire().cut();
                till.sync();
                till.wire().mend();
            }
            till.wire().loseAnswers(0);
            till.sync().orThrow();
            assertEquals(5, chain.number("SELECT count(*) FROM sales"));
            assertEquals(5, chain.number("SELECT count(*) FROM payments"));
            assertEquals(5 * 35, chain.number("SELECT sum(total_minor) FROM sales"));
            assertEquals(-5_000, chain.number("SELECT sum(quantity_milli) FROM stock_movements"));
        }
    }

    /** Whenever somebody looks, each sale that head office has is whole: its lines and its payment are there with it. */
    @Test
    void paidButArrivesAsDraft() {
        try (var till = till("R1")) {
            for (int sale = 0; sale < 40; sale++) {
                till.sold(CASHIER, APPLE, BAG, APPLE);
                till.wire().loseAnswers(sale % 3);
                till.sync();
                assertEquals(0, chain.number("""
                        SELECT count(*) FROM sales s WHERE
                        s.total_minor <> coalesce((SELECT sum(amount_minor) FROM payments p WHERE p.sale_id = s.id), 0)
                        OR s.total_minor <> coalesce((SELECT sum(total_minor) FROM sale_lines l WHERE l.sale_id = s.id), 0)
                        OR s.line_count <> (SELECT count(*) FROM sale_lines l WHERE l.sale_id = s.id)"""));
            }
            till.wire().loseAnswers(0);
            till.sync().orThrow();
            assertEquals(40, chain.number("SELECT count(*) FROM sales"));
        }
    }

    /** The first sale names a person whom head office does not know, and a price was changed by who may not. */
    @Test
    void oneBadSaleBlocksTheQueue() {
        try (var till = till("R1")) {
            till.database().write(new Author(CASHIER), tx -> {
                var price = tx.find(DomainTypes.PRICE_ROW, "p-bag").orElseThrow();
                tx.update(DomainTypes.PRICE_ROW, RehearsalGoods.price("bag", "0.01"), price.version());
                return 0;
            });
            till.sold("system:nobody", APPLE);
            for (int sale = 0; sale < 10; sale++) {
                till.sold(CASHIER, APPLE);
            }
            till.sync().orThrow();
            assertEquals(10, chain.number("SELECT count(*) FROM sales WHERE staff_id = '" + CASHIER + "'"));
            assertEquals(11_000, chain.number("SELECT price_e4 FROM price_rows WHERE id = 'p-bag'"));
            assertTrue(chain.number("SELECT count(*) FROM sync_incidents") > 0, "a person is told of it");
            assertEquals(
                    0,
                    till.number("SELECT count(*) FROM sync_log WHERE sync_status = 'pending'"),
                    "nothing waits behind it");
        }
    }

    @Test
    void shiftCannotOpenOrCloseOffline() {
        try (var till = till("R1")) {
            till.wire().cut();
            for (int day = 0; day < 3; day++) {
                till.shifts().open(CASHIER, Optional.of(euro(10_000))).orThrow();
                till.sold(CASHIER, APPLE, BAG);
                var count = Counting.of(Acting.of(MANAGER), euro(10_145));
                till.shifts().count(count).orThrow();
                till.shifts().close(Acting.of(MANAGER), Optional.empty()).orThrow();
                assertFalse(till.sync() instanceof Outcome.Ok<?>, "it is offline");
                till.clock().move(Duration.ofDays(1));
            }
            till.wire().mend();
            till.sync().orThrow();
            assertEquals(List.of(145L, 145L, 145L), chain.numbers("SELECT sales_total_minor FROM shift_closings"));
        }
    }

    @Test
    void salesLostBecauseASessionWasClosed() {
        String shift;
        try (var till = till("R1")) {
            till.wire().cut();
            till.sold(CASHIER, APPLE);
            shift = till.sold(CASHIER, BAG).sale().shiftId();
            till.shifts().count(Counting.of(Acting.of(MANAGER), euro(145))).orThrow();
            till.shifts().close(Acting.of(MANAGER), Optional.empty()).orThrow();
            till.wire().mend();
        }
        try (var till = RehearsalTill.open(folder.resolve("R1"), chain.clock(), wireOf("R2"))) {
            till.sold(CASHIER, APPLE);
            till.sync().orThrow();
            assertEquals(3, chain.number("SELECT count(*) FROM sales"));
            assertEquals(2, chain.number("SELECT count(*) FROM sales WHERE shift_id = '" + shift + "'"));
            assertEquals(145, chain.number("SELECT sales_total_minor FROM shift_closings"));
        }
    }

    @Test
    void receiptNumbersDoubledOrMissing() {
        var numbers = new ArrayList<Long>();
        for (int start = 0; start < 4; start++) {
            try (var till = start == 0
                    ? till("R1")
                    : RehearsalTill.open(folder.resolve("R1"), chain.clock(), wireOf("R" + (10 + start)))) {
                for (int sale = 0; sale < 10; sale++) {
                    var basket = till.basket(CASHIER, APPLE, BAG);
                    assertFalse(till.checkout().payCash(basket, Optional.of(euro(1))) instanceof Outcome.Ok<?>);
                    var receipt =
                            till.checkout().payCash(basket, Optional.empty()).orThrow();
                    var again =
                            till.checkout().payCash(basket, Optional.empty()).orThrow();
                    assertEquals(receipt.sale(), again.sale(), "paid twice is paid once");
                    numbers.add(receipt.sale().receiptNumber());
                    till.basket(CASHIER, APPLE);
                }
                till.sync();
            }
        }
        assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), numbers);
        assertEquals(numbers, chain.numbers("SELECT receipt_number FROM sales ORDER BY receipt_number"));
    }

    /** A new price comes while the customer stands there; what was on the screen is what is paid, until something is scanned anew. */
    @Test
    void stalePriceShownDifferentlyFromCharged() {
        try (var till = till("R1")) {
            var shown = till.basket(CASHIER, BAG, APPLE);
            chain.keep(DomainTypes.PRICE_ROW, RehearsalGoods.price("bag", "9.90"));
            till.sync().orThrow();
            var receipt = till.checkout().payCash(shown, Optional.empty()).orThrow();
            assertEquals(shown.total(), receipt.sale().total());
            for (int line = 0; line < shown.lines().size(); line++) {
                assertEquals(
                        shown.lines().get(line).total(),
                        receipt.lines().get(line).total());
                assertEquals(
                        shown.lines().get(line).unitPrice(),
                        receipt.lines().get(line).unitPrice());
            }
            assertEquals(
                    euro(990),
                    till.sold(CASHIER, BAG).sale().total(),
                    "the next customer sees the new price, and pays it");
        }
    }

    /** Nothing asks the operating system: the wire is there, and head office does not answer; then it does. */
    @Test
    void trustingTheOperatingSystemsOnlineFlag() {
        try (var till = till("R1")) {
            till.wire().cut();
            till.sold(CASHIER, APPLE);
            assertEquals(
                    "connection.offline",
                    till.sync() instanceof Outcome.Failed<?>(var problem) ? problem.code() : "went through");
            assertTrue(till.number("SELECT count(*) FROM sync_log WHERE sync_status = 'pending'") > 0);
            till.wire().mend();
            till.sync().orThrow();
            assertEquals(1, chain.number("SELECT count(*) FROM sales"));
        }
    }

    /** One till's clock is a year ahead, and it edits first; who edits last wins, whether he saw the other edit or not. */
    @Test
    void aWrongClockDecidingWhoWins() {
        var ahead = new HandClock(chain.clock().instant().plus(Duration.ofDays(365)));
        try (var wrong = chain.till(folder.resolve("R1"), "R1", ahead);
                var right = till("R2")) {
            rename(wrong, "edited first, a year ahead");
            wrong.sync().orThrow();
            chain.clock().move(Duration.ofMinutes(10));
            rename(right, "edited last, unseen");
            settle(wrong, right, "edited last, unseen");

            rename(wrong, "edited again");
            settle(wrong, right, "edited again");
            rename(right, "edited last, seen");
            settle(wrong, right, "edited last, seen");
        }
    }

    private static void rename(RehearsalTill till, String name) {
        till.database().write(new Author(MANAGER), tx -> {
            var bag = tx.find(DomainTypes.PRODUCT, "bag").orElseThrow();
            var renamed = new Product("bag", "sku-bag", name, null, ProductKind.GOODS, "pc", "standard", true);
            tx.update(DomainTypes.PRODUCT, renamed, bag.version());
            return 0;
        });
    }

    private void settle(RehearsalTill one, RehearsalTill other, String name) {
        for (var till : List.of(one, other, one, other)) {
            till.sync().orThrow();
        }
        assertEquals(1, chain.number("SELECT count(*) FROM products WHERE id = 'bag' AND name = '" + name + "'"), name);
        for (var till : List.of(one, other)) {
            assertEquals(1, till.number("SELECT count(*) FROM products WHERE id = 'bag' AND name = '" + name + "'"));
        }
    }

    /** At the window: see docs/never.md. Here: whatever else goes on in the basket, a scan adds its line. */
    @Test
    void aDialogThatEatsScans() {
        try (var till = till("R1")) {
            var basket = till.basket(CASHIER);
            for (int scan = 0; scan < 50; scan++) {
                assertFalse(till.checkout().scan(basket, Scan.of("no such code")) instanceof Outcome.Ok<?>);
                basket = till.checkout().scan(basket, Scan.of(APPLE)).orThrow();
            }
            assertEquals(50, basket.lines().size());
            assertEquals(
                    Quantity.of(50),
                    till.checkout().resume(CASHIER).orElseThrow().lines().stream()
                            .map(line -> line.quantity())
                            .reduce(Quantity.ZERO, Quantity::plus));
        }
    }
}
