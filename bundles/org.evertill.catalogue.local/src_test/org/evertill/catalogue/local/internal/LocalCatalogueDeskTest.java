package org.evertill.catalogue.local.internal;

import static org.evertill.catalogue.local.internal.CatalogueTill.CASHIER;
import static org.evertill.catalogue.local.internal.CatalogueTill.MANAGER;
import static org.evertill.catalogue.local.internal.CatalogueTill.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.evertill.catalogue.ProductQuery;
import org.evertill.catalogue.ProductQuery.Order;
import org.evertill.catalogue.Saved;
import org.evertill.catalogue.Saved.How;
import org.evertill.catalogue.Shelved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Folded;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Selection.Direction;
import org.evertill.storage.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCatalogueDeskTest {

    private static final long SEED = 7;
    private static final int MANY = 400;

    @TempDir
    private Path directory;

    private CatalogueTill till;

    @BeforeEach
    void open() {
        till = new CatalogueTill(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aManagerMayChangeAndACashierReads() {
        var manager = till.desk.open(MANAGER).orThrow();
        assertTrue(manager.mayChange(DomainTypes.PRODUCT));
        assertTrue(manager.mayChange(DomainTypes.PRICE_ROW));
        assertEquals(List.of("reduced", "standard", "zero"), manager.taxClasses());
        assertEquals(Set.of(), till.desk.open(CASHIER).orThrow().writable());
        var bread = product("bread");
        assertEquals(
                "catalogue.not-permitted",
                code(till.desk.change(CASHIER, DomainTypes.PRODUCT, bread, named(bread, "x"))));
        assertEquals("bread", product("bread").value().name());
    }

    @Test
    void productsStandAsPeopleOrderThem() {
        assertEquals(List.of("apple", "bread", "zebra"), products("", Order.NAME, Direction.ASCENDING));
        assertEquals(List.of("zebra", "bread", "apple"), products("", Order.NAME, Direction.DESCENDING));
        assertEquals(List.of("bread", "zebra", "apple"), products("", Order.CATEGORY, Direction.ASCENDING));
    }

    /** What the database puts in order and what is put between it are one order. */
    @Test
    void theOrderIsThatOfTheFoldedTexts() {
        var random = new Random(SEED);
        var names =
                List.of("Öl", "oliven", "Oliven", "Zimt", "Äpfel", "apfel", "Éclair", "eclair", "_", "9", "ß", "Ωmega");
        till.write(tx -> {
            for (int i = 0; i < MANY; i++) {
                var name = names.get(random.nextInt(names.size())) + " " + random.nextInt(20);
                var category = random.nextInt(3) == 0 ? null : names.get(random.nextInt(names.size()));
                tx.insert(
                        DomainTypes.PRODUCT,
                        new Product("p" + i, "s" + i, name, null, ProductKind.GOODS, "pc", "reduced", true, category));
            }
        });
        for (var order : List.of(Order.NAME, Order.CATEGORY)) {
            for (var direction : Direction.values()) {
                var ids = products("", order, direction);
                var byColumn = Comparator.comparing((Product p) ->
                        Folded.of(order == Order.NAME ? p.name() : Objects.requireNonNullElse(p.category(), "")));
                var expected = till.desk.shelved(ids).orThrow().values().stream()
                        .map(Shelved::value)
                        .sorted((direction == Direction.ASCENDING ? byColumn : byColumn.reversed())
                                .thenComparing(p -> Folded.of(p.name()))
                                .thenComparing(Product::id))
                        .map(Product::id)
                        .toList();
                assertEquals(expected, ids, order + " " + direction + ", seed " + SEED);
            }
        }
    }

    @Test
    void wordsAndTheBeginningOfACodeFindProducts() {
        assertEquals(List.of("apple"), products("apf", Order.NAME, Direction.ASCENDING));
        assertEquals(List.of("zebra"), products("cake zeb", Order.NAME, Direction.ASCENDING));
        var code = till.desk.codes("bread").orThrow().getFirst().value().code();
        assertEquals(List.of("bread"), products(code.substring(0, code.length() - 1), Order.NAME, Direction.ASCENDING));
    }

    @Test
    void theShelfSaysWhatItCostsNow() {
        till.write(tx -> tx.insert(
                DomainTypes.PRICE_ROW,
                new PriceRow(
                        "later",
                        "bread",
                        null,
                        CatalogueTill.price("9.99"),
                        true,
                        NOW.plus(Duration.ofDays(1)),
                        null)));
        var shelved = till.desk.shelved(List.of("bread", "gone")).orThrow();
        assertEquals(Set.of("bread"), shelved.keySet());
        assertEquals(
                CatalogueTill.price("2.40"),
                shelved.get("bread").price().orElseThrow().price());
    }

    @Test
    void changesOfDifferentThingsAreBothKept() {
        var seen = product("bread");
        till.desk
                .change(MANAGER, DomainTypes.PRODUCT, seen, with(seen, "tax_class", "standard"))
                .orThrow();
        var saved = till.desk
                .change(MANAGER, DomainTypes.PRODUCT, seen, named(seen, "Rye"))
                .orThrow();
        var done = assertInstanceOf(Saved.Done.class, saved);
        assertEquals(How.JOINED, done.how());
        assertEquals("Rye", product("bread").value().name());
        assertEquals("standard", product("bread").value().taxClass());
    }

    @Test
    void changesOfTheSameAreForThePersonToChoose() {
        var seen = product("bread");
        till.desk
                .change(MANAGER, DomainTypes.PRODUCT, seen, named(seen, "Loaf"))
                .orThrow();
        var saved = till.desk
                .change(MANAGER, DomainTypes.PRODUCT, seen, named(seen, "Rye"))
                .orThrow();
        if (!(saved instanceof Saved.Overtaken<Product>(var divergence))) {
            throw new AssertionError("not overtaken: " + saved);
        }
        assertEquals("Loaf", product("bread").value().name(), "nothing is written");
        assertEquals(
                List.of("name"),
                divergence.contested().stream().map(g -> g.name()).toList());
        assertEquals("Rye", divergence.merged(Set.of("name")).name());
        assertEquals("Loaf", divergence.merged(Set.of()).name());
    }

    @Test
    void aCodeThatAnotherProductHasIsRefused() {
        var taken = till.desk.codes("apple").orThrow().getFirst().value().code();
        assertEquals(
                "catalogue.code-taken",
                code(till.desk.add(MANAGER, DomainTypes.PRODUCT_CODE, new ProductCode("new", "bread", taken))));
        till.desk
                .add(MANAGER, DomainTypes.PRODUCT_CODE, new ProductCode("new", "bread", "12345"))
                .orThrow();
        assertEquals(2, till.desk.codes("bread").orThrow().size());
    }

    @Test
    void aPriceThatHoldsOnlyEnds() {
        var held = till.desk.prices("bread").orThrow().getFirst();
        var dearer = with(DomainTypes.PRICE_ROW, held.value(), "price_e4", 30_000L);
        assertEquals("catalogue.price-holds", code(till.desk.change(MANAGER, DomainTypes.PRICE_ROW, held, dearer)));
        var ended = with(DomainTypes.PRICE_ROW, held.value(), "valid_until", "2026-04-01T00:00:00.000Z");
        assertTrue(till.desk.change(MANAGER, DomainTypes.PRICE_ROW, held, ended).isOk());
        var early = new PriceRow("early", "bread", null, CatalogueTill.price("1"), true, NOW, NOW);
        assertEquals("catalogue.price-ends-before", code(till.desk.add(MANAGER, DomainTypes.PRICE_ROW, early)));
    }

    @Test
    void aPriceThatSomebodyElseMadeHoldMeanwhileIsNotJoined() {
        var later = NOW.plus(Duration.ofDays(1));
        var coming = new PriceRow("coming", "bread", null, CatalogueTill.price("2.60"), true, later, null);
        var seen = till.desk.add(MANAGER, DomainTypes.PRICE_ROW, coming).orThrow();
        var begun = with(DomainTypes.PRICE_ROW, seen.value(), "valid_from", "2026-03-11T09:00:00.000Z");
        till.desk.change(MANAGER, DomainTypes.PRICE_ROW, seen, begun).orThrow();
        var dearer = with(DomainTypes.PRICE_ROW, seen.value(), "price_e4", 30_000L);
        assertEquals("catalogue.price-holds", code(till.desk.change(MANAGER, DomainTypes.PRICE_ROW, seen, dearer)));
    }

    @Test
    void aPromotionThatNobodyCanReadIsRefused() {
        var wrong = new org.evertill.domain.Promotion(
                "x", "X", "pieces-off", "{}", null, null, null, NOW, null, null, 0, false, true);
        assertFalse(till.desk.add(MANAGER, DomainTypes.PROMOTION, wrong).isOk());
        assertEquals(List.of(), till.desk.promotions().orThrow());
    }

    private List<String> products(String words, Order order, Direction direction) {
        return till.desk.products(new ProductQuery(words, order, direction)).orThrow();
    }

    private Stored<Product> product(String id) {
        return till.desk.shelved(List.of(id)).orThrow().get(id).product();
    }

    private static Product named(Stored<Product> product, String name) {
        return with(product, "name", name);
    }

    private static Product with(Stored<Product> product, String column, Object content) {
        return with(DomainTypes.PRODUCT, product.value(), column, content);
    }

    private static <T extends Record> T with(EntityType<T> type, T value, String column, Object content) {
        return type.fromRow(type.toRow(value).with(column, content));
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
