package org.evertill.app.bench.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.SaleLine;
import org.evertill.entity.EntityType;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;

/** Sells on a till's database and on a bare one, first on a new till, then on one with a history. One thread. */
final class SellBench {

    private static final int HISTORY_PER_TRANSACTION = 50;
    private static final int FOUND = 50;
    private static final int STEP = 100_000;

    /** What a sale consists of, in the order in which the till writes it. */
    private static final List<EntityType<?>> TABLES = List.of(
            DomainTypes.SALE,
            DomainTypes.SALE_LINE,
            DomainTypes.PAYMENT,
            DomainTypes.STOCK_MOVEMENT,
            DomainTypes.SALE_DISCOUNT,
            DomainTypes.JOURNAL_ENTRY);

    private final Path place;
    private final SellScale scale;
    private final Report report;
    private final Random random = new Random(20_261_129);

    SellBench(Path place, SellScale scale, Report report) {
        this.place = place;
        this.scale = scale;
        this.report = report;
    }

    /** Scans, commits of the till and of the bare database, searches. */
    private record Measured(Percentiles scans, Percentiles commits, Percentiles bare, Percentiles searches, long off) {}

    void run() throws SQLException {
        report.line(Machine.told());
        report.line(String.format(
                Locale.ROOT,
                "%,d products, %d promotions, baskets of %d lines; SQLite: write-ahead log, synchronous FULL",
                scale.products(),
                scale.promotions(),
                scale.lines()));
        try (var shop = new SellShop(place.resolve("till"), scale);
                var raw = RawSqlite.open(place.resolve("bare.db"))) {
            for (EntityType<?> table : TABLES) {
                raw.copyShape(place.resolve("till").resolve("till.db"), table.table());
            }
            var before = measured(shop, raw);
            tell("a new till", before);
            if (scale.history() > 0) {
                remember(shop);
                var after = measured(shop, raw);
                tell(String.format(Locale.ROOT, "after %,d sales", scale.history()), after);
                compare(before, after);
            }
        }
        report.line("this process: " + Memory.ofThisProcess().told());
    }

    private Measured measured(SellShop shop, RawSqlite raw) throws SQLException {
        var measured = new Measured(new Percentiles(), new Percentiles(), new Percentiles(), new Percentiles(), 0);
        long off = 0;
        for (int basket = 0; basket < scale.warmUps() + scale.baskets(); basket++) {
            boolean counts = basket >= scale.warmUps();
            off += sale(
                    shop,
                    raw,
                    counts
                            ? measured
                            : new Measured(
                                    new Percentiles(), new Percentiles(), new Percentiles(), new Percentiles(), 0));
        }
        for (int i = 0; i < scale.searches(); i++) {
            search(shop, measured.searches());
        }
        return new Measured(measured.scans(), measured.commits(), measured.bare(), measured.searches(), off);
    }

    /** One sale, and the same rows in the bare database; gives what was taken off, in minor units. */
    private long sale(SellShop shop, RawSqlite raw, Measured into) throws SQLException {
        var checkout = shop.checkout();
        var basket = checkout.open(Opening.sale(SellShop.CASHIER)).orThrow();
        for (int line = 0; line < scale.lines(); line++) {
            var scan = Scan.of(SellShop.code(random.nextInt(scale.products())));
            long start = System.nanoTime();
            basket = checkout.scan(basket, scan).orThrow();
            into.scans().add(System.nanoTime() - start);
        }
        long start = System.nanoTime();
        var receipt = checkout.payCash(basket, Optional.empty()).orThrow();
        into.commits().add(System.nanoTime() - start);
        var facts = facts(shop, receipt);
        start = System.nanoTime();
        raw.insert(facts);
        into.bare().add(System.nanoTime() - start);
        return basket.discount().minor();
    }

    private static List<Fact<?>> facts(SellShop shop, Receipt receipt) {
        var facts = new ArrayList<Fact<?>>();
        facts.add(new Fact<>(DomainTypes.SALE, receipt.sale()));
        receipt.lines().forEach(line -> facts.add(new Fact<>(DomainTypes.SALE_LINE, line)));
        receipt.payments().forEach(payment -> facts.add(new Fact<>(DomainTypes.PAYMENT, payment)));
        receipt.discounts().forEach(discount -> facts.add(new Fact<>(DomainTypes.SALE_DISCOUNT, discount)));
        shop.store().read(reader -> {
            for (SaleLine line : receipt.lines()) {
                reader.find(DomainTypes.STOCK_MOVEMENT, line.id())
                        .ifPresent(movement -> facts.add(new Fact<>(DomainTypes.STOCK_MOVEMENT, movement.value())));
            }
            JournalEntry entry = reader.find(
                            DomainTypes.JOURNAL_ENTRY, receipt.sale().id())
                    .orElseThrow()
                    .value();
            facts.add(new Fact<>(DomainTypes.JOURNAL_ENTRY, entry));
            return 0;
        });
        return facts;
    }

    /** Some letters of one or two words of a product's name. */
    private void search(SellShop shop, Percentiles into) {
        var words = Products.name(random.nextInt(scale.products()), 0).split(" ");
        String typed = words[0].substring(0, Math.min(3, words[0].length()));
        if (random.nextBoolean()) {
            typed = words[1] + " " + typed;
        }
        long start = System.nanoTime();
        int found = shop.catalogue()
                .search(typed, FOUND, Instant.now(Clock.systemUTC()))
                .size();
        into.add(System.nanoTime() - start);
        if (found == 0) {
            throw new IllegalStateException("nothing found by " + typed);
        }
    }

    /** Sales of another series, made in large transactions, because only their amount matters. */
    private void remember(SellShop shop) {
        var till = shop.store().identity().orElseThrow();
        var other = new TillIdentity(
                till.replica(),
                till.incarnation(),
                till.chainName(),
                till.storeId(),
                till.registerId(),
                "H",
                till.headOffice(),
                till.key(),
                List.of());
        var maker = new SaleMaker(other, Clock.systemUTC(), 20_261_129);
        for (int made = 0; made < scale.history(); made += HISTORY_PER_TRANSACTION) {
            if (made % STEP == 0) {
                report.step(String.format(Locale.ROOT, "%,d sales of history", made));
            }
            shop.store().write(new Author(SellShop.CASHIER), tx -> {
                for (int i = 0; i < HISTORY_PER_TRANSACTION; i++) {
                    maker.next().forEach(fact -> fact.insertInto(tx));
                }
                return 0;
            });
        }
    }

    private void tell(String when, Measured measured) {
        report.line(when + ":");
        report.line("  scan → priced line            " + measured.scans().told() + "   goal: p99 < 50 ms");
        report.line("  tender → durable commit       " + measured.commits().told() + "   goal: p99 < 150 ms");
        report.line("  bare SQLite, the same rows    " + measured.bare().told());
        report.line(String.format(
                Locale.ROOT,
                "  commit ÷ bare                 p50 %.2f, p99 %.2f   goal ≤ 2",
                ratio(measured.commits(), measured.bare(), 50),
                ratio(measured.commits(), measured.bare(), 99)));
        report.line("  search                        " + measured.searches().told() + "   goal: p95 < 50 ms");
        report.line("  taken off by promotions, in minor units: " + measured.off());
    }

    private void compare(Measured before, Measured after) {
        report.line(String.format(
                Locale.ROOT,
                "with history ÷ without: scan p50 %.2f, commit p50 %.2f, search p50 %.2f   goal ≤ 1.2",
                ratio(after.scans(), before.scans(), 50),
                ratio(after.commits(), before.commits(), 50),
                ratio(after.searches(), before.searches(), 50)));
    }

    private static double ratio(Percentiles one, Percentiles other, int percent) {
        return (double) one.at(percent) / other.at(percent);
    }
}
