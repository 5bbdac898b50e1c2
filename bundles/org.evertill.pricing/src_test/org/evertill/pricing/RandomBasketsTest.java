package org.evertill.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleKind;
import org.evertill.domain.TaxRounding;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.junit.jupiter.api.Test;

/**
 * What holds for all baskets, tried on ten thousand: seeded, so a failure comes again with the seed it names ({@code -Devertill.test.seed}).
 */
class RandomBasketsTest {

    private static final int BASKETS = 10_000;
    private static final long SEED = Long.getLong("evertill.test.seed", System.nanoTime());
    private static final int[] RATES = {0, 700, 1900, 2100};

    /** Seven tenths food, three tenths drink. */
    private static final Taxation MENU =
            new Taxation(List.of(new TaxPart("reduced", 700, 7_000), new TaxPart("standard", 1900, 3_000)), List.of());

    @Test
    void totalsAddUpByLineAndByTax() {
        each((random, basket, offers) -> {
            var priced = Pricing.price(basket, offers);
            var lines = Money.zero(Sample.EUR);
            for (Basket.Line line : priced.lines()) {
                lines = lines.plus(line.total());
                assertTrue(
                        line.charged().minor() >= 0 || line.quantity().isNegative(),
                        "nothing costs less than nothing but what comes back");
                assertTrue(line.isDiscountable() || line.discounts().isEmpty(), "a deposit is what it is");
                assertEquals(line.total(), gross(line.taxes()));
                assertEquals(line.price(), line.charged().plus(line.discount()));
                assertTrue(line.discounts().stream().allMatch(d -> d.amount().minor() > 0));
            }
            assertEquals(lines, priced.total());
            assertEquals(priced.total(), priced.taxes().total().gross());
            assertEquals(priced.tax(), priced.taxes().total().tax());
        });
    }

    @Test
    void theOrderOfScanningDoesNotChangeWhatItCosts() {
        each((random, basket, offers) -> {
            var lines = new ArrayList<>(basket.lines());
            Collections.shuffle(lines, random);
            var others = new ArrayList<>(offers);
            Collections.shuffle(others, random);
            var priced = Pricing.price(basket, offers);
            var shuffled = Pricing.price(basket.withLines(lines), others);
            assertEquals(priced.discount(), shuffled.discount());
            assertEquals(byProduct(priced), byProduct(shuffled));
            assertEquals(priced.total(), shuffled.total());
            assertEquals(priced.taxes(), shuffled.taxes());
        });
    }

    @Test
    void splittingAQuantityIntoLinesDoesNotChangeWhatItCosts() {
        each((random, basket, offers) -> {
            var split = new ArrayList<Basket.Line>();
            basket.lines().forEach(line -> split.addAll(split(line, random)));
            var priced = Pricing.price(basket, offers);
            var again = Pricing.price(basket.withLines(split), offers);
            assertEquals(byProduct(priced), byProduct(again));
            assertEquals(charged(priced), charged(again));
            if (basket.lines().stream().allMatch(Basket.Line::taxIncluded)) {
                assertEquals(priced.total(), again.total());
            }
        });
    }

    @Test
    void scanningOneByOneComesToTheSameAsAllAtOnce() {
        each((random, basket, offers) -> {
            var grown = basket.withLines(List.of());
            for (Basket.Line line : basket.lines()) {
                grown = Pricing.price(grown.plus(line), offers);
            }
            assertEquals(Pricing.price(basket, offers), grown);
        });
    }

    /** By rate, tax rounded over the document is that of the sum; each line is within one cent of its own. */
    @Test
    void taxOfTheDocumentIsThatOfItsSumsAndTheLinesAddUpToIt() {
        each((random, basket, offers) -> {
            var plain = basket.with(basket.circumstances().exempt(Optional.empty()));
            var lines = Pricing.price(plain.with(plain.circumstances().rounded(TaxRounding.Level.LINE)), offers);
            var document = Pricing.price(plain.with(plain.circumstances().rounded(TaxRounding.Level.DOCUMENT)), offers);
            var taxed = new ArrayList<TaxSummary.Taxed>();
            for (Basket.Line line : document.lines()) {
                Taxation.pieces(line)
                        .forEach(piece -> taxed.add(
                                new TaxSummary.Taxed(piece.charged(), line.taxIncluded(), piece.rateBasisPoints())));
            }
            assertEquals(TaxSummary.of(Sample.EUR, taxed, TaxRounding.PER_DOCUMENT), document.taxes());
            for (int i = 0; i < lines.lines().size(); i++) {
                var own = lines.lines().get(i).taxes();
                var shared = document.lines().get(i).taxes();
                for (int part = 0; part < own.size(); part++) {
                    long difference = own.get(part).amounts().tax().minor()
                            - shared.get(part).amounts().tax().minor();
                    assertTrue(Math.abs(difference) <= 1, "a line is a cent off at most");
                }
            }
        });
    }

    /** Whoever is exempt pays what is left without the tax that would have been due. */
    @Test
    void exemptIsTheSameWithoutTheTax() {
        each((random, basket, offers) -> {
            var taxed = Pricing.price(basket.with(basket.circumstances().exempt(Optional.empty())), offers);
            var exempt = Pricing.price(basket.with(basket.circumstances().exempt(Optional.of("export"))), offers);
            assertEquals(Money.zero(Sample.EUR), exempt.tax());
            assertEquals(taxed.total().minus(taxed.tax()), exempt.total());
            var again = Pricing.price(exempt.with(exempt.circumstances().exempt(Optional.empty())), offers);
            assertEquals(taxed, again);
        });
    }

    /** Seven partial refunds, or one: the same by rate, also of a line of several rates. */
    @Test
    void whatComesBackInPartsAddsUpToWhatWasPaidByRate() {
        each((random, basket, offers) -> {
            var priced = Pricing.price(basket, offers);
            for (Basket.Line line : priced.lines()) {
                if (line.quantity().thousandths() % 1000 == 0
                        && !line.quantity().isNegative()) {
                    assertEquals(byRate(line.taxes()), byRate(returned(line, random)));
                }
            }
        });
    }

    private static List<LineTax> returned(Basket.Line line, Random random) {
        var parts = line.taxes().stream()
                .map(tax -> new Returned.Part(
                        line.id(),
                        tax.taxClass(),
                        tax.rateBasisPoints(),
                        tax.amounts().gross(),
                        tax.amounts().tax()))
                .toList();
        var gross = gross(line.taxes());
        var charged = line.taxIncluded() ? gross : gross.minus(line.tax());
        var all = new ArrayList<LineTax>();
        long left = line.quantity().thousandths() / 1000;
        long before = 0;
        while (left > 0) {
            long some = 1 + random.nextLong(left);
            var back = new Returned(
                    line.id(),
                    line.quantity(),
                    Quantity.of(before),
                    charged,
                    line.tax(),
                    List.of(),
                    parts.size() > 1 ? parts : List.of());
            all.addAll(new Basket.Line(
                            "r",
                            line.product(),
                            line.code(),
                            line.description(),
                            Quantity.of(some),
                            line.unitPrice(),
                            line.taxIncluded(),
                            line.taxes().getFirst().rateBasisPoints(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.of(back),
                            Particulars.NONE,
                            Taxation.PLAIN)
                    .taxes());
            before += some;
            left -= some;
        }
        return all;
    }

    private static Map<Integer, String> byRate(List<LineTax> taxes) {
        return TaxSummary.ofParts(
                        Sample.EUR,
                        taxes.stream()
                                .map(tax -> new TaxSummary.Rate(tax.rateBasisPoints(), tax.amounts()))
                                .toList())
                .rates()
                .stream()
                .collect(Collectors.toMap(
                        TaxSummary.Rate::rateBasisPoints,
                        rate -> rate.amounts().gross() + " " + rate.amounts().tax()));
    }

    private static Money gross(List<LineTax> taxes) {
        return taxes.stream().map(tax -> tax.amounts().gross()).reduce(Money.zero(Sample.EUR), Money::plus);
    }

    /** What one basket has to fulfil. */
    private interface Law {
        void check(Random random, Basket basket, List<Offer> offers);
    }

    private static void each(Law law) {
        for (int i = 0; i < BASKETS; i++) {
            long seed = SEED + i;
            var random = new Random(seed);
            try {
                var offers = offers(random);
                law.check(random, basket(random), offers);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static Map<String, Money> byProduct(Basket basket) {
        var byProduct = new HashMap<String, Money>();
        basket.lines().forEach(line -> byProduct.merge(line.product().id(), line.discount(), Money::plus));
        return byProduct;
    }

    private static Money charged(Basket basket) {
        return basket.lines().stream().map(Basket.Line::charged).reduce(Money.zero(Sample.EUR), Money::plus);
    }

    /** Only what is counted is split: what is weighed is priced weighing by weighing. */
    private static List<Basket.Line> split(Basket.Line line, Random random) {
        long milli = line.quantity().thousandths();
        if (milli % 1000 != 0
                || milli < 2000
                || line.manual().isPresent()
                || !line.taxation().parts().isEmpty()) {
            return List.of(line);
        }
        long first = 1 + random.nextLong(milli / 1000 - 1);
        return List.of(
                line(line.id(), line, Quantity.of(first)),
                line(line.id() + "x", line, Quantity.of(milli / 1000 - first)));
    }

    private static Basket.Line line(String id, Basket.Line line, Quantity quantity) {
        return new Basket.Line(
                        id,
                        line.product(),
                        line.code(),
                        line.description(),
                        quantity,
                        line.unitPrice(),
                        line.taxIncluded(),
                        line.rateBasisPoints(),
                        line.priceRowId())
                .withParticulars(line.particulars())
                .withTaxation(line.taxation());
    }

    private static Basket basket(Random random) {
        var basket = Basket.begun("b", SaleKind.SALE, "kim", Sample.EUR, Instant.EPOCH);
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            int number = random.nextInt(8);
            var product = product(number);
            long cents = 1 + new Random(number).nextInt(2_000);
            boolean weighed = number == 7;
            var line = new Basket.Line(
                            "l" + i,
                            product,
                            product.sku(),
                            product.name(),
                            weighed ? new Quantity(1 + random.nextInt(2_000)) : Quantity.of(1 + random.nextInt(6)),
                            new UnitPrice(cents * 100, Sample.EUR),
                            number % 3 != 0,
                            RATES[number % RATES.length],
                            Optional.of("row"))
                    .withManual(random.nextInt(10) == 0 && number != 6 ? manual(random) : Optional.empty())
                    .withTaxation(number == 5 ? MENU : Taxation.PLAIN);
            basket = basket.plus(line);
            if (number == 4) {
                basket = basket.plus(deposit("d" + i, line.quantity(), Particulars.with(line.id())));
            }
        }
        if (random.nextInt(6) == 0) {
            basket = basket.plus(deposit("e", Quantity.of(-1 - random.nextInt(4)), Particulars.NONE));
        }
        var level = random.nextBoolean() ? TaxRounding.Level.LINE : TaxRounding.Level.DOCUMENT;
        return basket.withTicket(random.nextInt(5) == 0 ? manual(random) : Optional.empty())
                .with(Circumstances.USUAL.rounded(level));
    }

    private static Basket.Line deposit(String id, Quantity quantity, Particulars particulars) {
        return new Basket.Line(
                        id,
                        Sample.product("bottle", "Deposits").with(Set.of(Trait.DEPOSIT)),
                        "bottle",
                        "Bottle",
                        quantity,
                        new UnitPrice(2_500, Sample.EUR),
                        true,
                        1900,
                        Optional.of("row"))
                .withParticulars(particulars);
    }

    private static Product product(int number) {
        var product = Sample.product("p" + number, number % 2 == 0 ? "Food / Dairy" : "Toys");
        return number == 6 ? product.with(Set.of(Trait.NOT_DISCOUNTABLE)) : product;
    }

    private static Optional<ManualDiscount> manual(Random random) {
        var reduction = random.nextBoolean()
                ? new Reduction.Percent(1 + random.nextInt(10_000))
                : new Reduction.Amount(new Money(1 + random.nextInt(3_000), Sample.EUR));
        return Optional.of(new ManualDiscount(reduction, "why"));
    }

    private static List<Offer> offers(Random random) {
        var offers = new ArrayList<Offer>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(4);
            String terms = "{" + terms(kind, random) + "," + benefit(random) + "}";
            String name =
                    List.of("pieces-off", "ticket-off", "sets-off", "buy-get").get(kind);
            offers.add(Sample.offer("o" + i, random.nextInt(3), random.nextBoolean(), name, terms));
        }
        return offers;
    }

    private static String terms(int kind, Random random) {
        String some = List.of(
                        "{}",
                        "{\"products\":[\"p1\",\"p2\",\"p7\"]}",
                        "{\"categories\":[\"Food\"]}",
                        "{\"categories\":[\"Toys\"],\"except\":[\"p3\"]}")
                .get(random.nextInt(4));
        int count = 1 + random.nextInt(4);
        return switch (kind) {
            case 0 -> "\"of\":" + some;
            case 1 -> "\"of\":" + some + ",\"from\":\"" + amount(random, 5_000) + "\"";
            case 2 -> "\"of\":" + some + ",\"count\":" + count;
            default -> "\"buy\":{\"of\":" + some + ",\"count\":" + count + "},\"get\":{\"count\":1}";
        };
    }

    private static String benefit(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                "\"percent\":\""
                        + BigDecimal.valueOf(1 + random.nextInt(10_000), 2).toPlainString() + "\"";
            case 1 -> "\"amount\":\"" + amount(random, 500) + "\"";
            default -> "\"price\":\"" + amount(random, 3_000) + "\"";
        };
    }

    private static String amount(Random random, int centsBelow) {
        return Money.of(BigDecimal.valueOf(1 + random.nextInt(centsBelow), 2), Sample.EUR, RoundingMode.UNNECESSARY)
                .toString();
    }
}
