package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.ui.walk.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue at the window, with real keys, on the till that the classes before left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaresAtTheWindowTest {

    private final Window window = Cashier.WINDOW;

    @Test
    @Order(1)
    void whoMayNotChangeAnythingReads() {
        Cashier.toTheSale();
        logIn("Kim", Shop.PIN);
        window.press(SWT.CTRL, SWT.F4);
        window.await("the products", () -> table().startsWith("Name Apple"));
        assertTrue(window.text("catalogue.banner").contains("reads here"), window.text("catalogue.banner"));
        window.press(SWT.F2);
        window.await(
                "that it is not for Kim", () -> window.text("catalogue.banner").contains("has to log in"));
        assertTrue(!window.sees("table.field"), "nothing to type in");
        assertEquals(List.of(), window.flaws());
        window.press(SWT.ESC);
        window.await("the sale", () -> window.sees("sell.entry"));
    }

    @Test
    @Order(2)
    void aNameIsChangedWhereItStandsByKeysAlone() {
        logIn("Noor", Shop.MANAGER_PIN);
        window.press(SWT.CTRL, SWT.F4);
        window.await("the products", () -> table().startsWith("Name Apple"));
        window.type("green");
        window.await("the tea", () -> table().startsWith("Name Green tea, row 1 of 1"));
        window.press(SWT.CR);
        window.await("the field", () -> window.sees("table.field"));
        window.type("sencha");
        window.press(SWT.CR);
        window.await("that it is saved", () -> window.text("catalogue.banner").equals("Saved."));
        assertEquals("sencha", Shop.text("SELECT name FROM products WHERE id = 'tea'"));
        assertTrue(table().startsWith("Name sencha"), table());
        window.press(SWT.ESC);
        window.await("all of them", () -> table().startsWith("Name Apple"));
    }

    @Test
    @Order(3)
    void aTaxClassIsChosenFromAList() {
        window.press(SWT.ARROW_RIGHT);
        window.press(SWT.ARROW_RIGHT);
        window.press(SWT.ARROW_RIGHT);
        window.await("the tax class", () -> table().startsWith("Tax class reduced"));
        window.press(SWT.F2);
        window.await("the list", () -> window.rows("table.options") == 2);
        window.press(SWT.ARROW_DOWN);
        window.press(SWT.CR);
        window.await("the other class", () -> table().startsWith("Tax class zero"));
        assertEquals("zero", Shop.text("SELECT tax_class FROM products WHERE id = 'apple'"));
    }

    @Test
    @Order(4)
    void whatSomebodyElseChangedMeanwhileIsShownBesideIt() {
        window.press(SWT.ARROW_LEFT);
        window.press(SWT.ARROW_LEFT);
        window.press(SWT.ARROW_LEFT);
        window.press(SWT.CR);
        window.await("the field", () -> window.sees("table.field"));
        renameTheApple("Braeburn");
        window.type("cox");
        window.press(SWT.CR);
        window.await("both names", () -> table("catalogue.merge").contains("✓ cox"));
        assertTrue(table("catalogue.merge").contains("Braeburn"), table("catalogue.merge"));
        assertEquals("Braeburn", Shop.text("SELECT name FROM products WHERE id = 'apple'"), "nothing is written yet");
        window.press(SWT.F2);
        window.await("the other one", () -> table("catalogue.merge").contains("✓ Braeburn"));
        window.press(SWT.F2);
        window.await("the own one", () -> table("catalogue.merge").contains("✓ cox"));
        window.press(SWT.F9);
        window.await("the products", () -> window.sees("catalogue.products"));
        window.await("the name", () -> table().contains("cox"));
        assertEquals("cox", Shop.text("SELECT name FROM products WHERE id = 'apple'"));
    }

    @Test
    @Order(5)
    void theOrderIsThatOfTheMarkedColumn() {
        window.press(SWT.HOME);
        window.await("the first", () -> table().startsWith("Name cox"));
        window.press(SWT.F6);
        window.await("the other way", () -> table().contains("row 4 of 4"));
        window.press(SWT.HOME);
        window.await("the last first", () -> table().startsWith("Name Sourdough"));
        assertEquals(List.of(), window.flaws());
        window.press(SWT.ESC);
        window.await("the sale", () -> window.sees("sell.entry"));
    }

    @Test
    @Order(6)
    void aCodeIsScannedToAProductAndAnotherProductsCodeIsRefused() {
        window.press(SWT.CTRL, SWT.F4);
        window.type("senc");
        window.await("the tea", () -> table().startsWith("Name sencha, row 1 of 1"));
        window.press(SWT.F4);
        window.await("its code", () -> window.text("catalogue.codes").contains(Shop.TEA));
        window.scan(Shop.BREAD);
        window.await("the refusal", () -> window.text("catalogue.banner").contains("belongs to Sourdough"));
        window.scan("5012345678900");
        window.await("the new code", () -> window.text("catalogue.banner").contains("5012345678900 is added"));
        assertEquals(2, Shop.number("SELECT count(*) FROM product_codes WHERE product_id = 'tea' AND is_deleted = 0"));
        window.await("it is marked", () -> window.text("catalogue.codes").startsWith("Code 5012345678900"));
        window.press(SWT.ARROW_RIGHT);
        window.press(SWT.F2);
        window.await("the field", () -> window.sees("table.field"));
        window.type("6");
        window.press(SWT.CR);
        window.await("six pieces", () -> window.text("catalogue.codes").startsWith("Stands for how many 6"));
        assertEquals(
                1,
                Shop.number("SELECT count(*) FROM product_codes WHERE product_id = 'tea' AND contains_milli = 6000"));
        assertEquals(List.of(), window.flaws());
        window.press(SWT.DEL);
        window.await("it is gone", () -> window.text("catalogue.banner").contains("is taken away"));
        assertEquals(1, Shop.number("SELECT count(*) FROM product_codes WHERE product_id = 'tea' AND is_deleted = 0"));
        window.press(SWT.ESC);
        window.await("the products", () -> window.sees("catalogue.products"));
    }

    @Test
    @Order(7)
    void aPriceOfTheFutureIsTypedAndOneThatHoldsStays() {
        window.await("the tea", () -> table().contains("sencha"));
        window.press(SWT.F5);
        window.await("its price", () -> window.text("catalogue.prices").startsWith("State holds"));
        window.press(SWT.ARROW_RIGHT);
        window.press(SWT.F2);
        window.await("the field", () -> window.sees("table.field"));
        window.type("9");
        window.press(SWT.CR);
        window.await("why not", () -> window.text("catalogue.banner").contains("holds already"));
        window.press(SWT.ESC);
        window.await("no field", () -> !window.sees("table.field"));
        window.type("3.99");
        window.press(SWT.CR);
        window.await("the new price", () -> window.text("catalogue.banner").startsWith("€3.99 holds from"));
        assertEquals(
                1,
                Shop.number("SELECT count(*) FROM price_rows WHERE product_id = 'tea' AND price_e4 = 39900"
                        + " AND valid_from > '2026' AND valid_until IS NULL"));
        window.await(
                "its beginning is marked", () -> window.text("catalogue.prices").matches("From .*Price €3.99.*"));
        window.press(SWT.F2);
        window.await("the field", () -> window.sees("table.field"));
        window.type("2099-12-24 8");
        window.press(SWT.CR);
        window.await("Christmas", () -> window.text("catalogue.prices").contains("2099"));
        assertEquals(
                1,
                Shop.number("SELECT count(*) FROM price_rows WHERE product_id = 'tea'"
                        + " AND valid_from = '2099-12-24T07:00:00.000Z'"));
        assertEquals(List.of(), window.flaws());
        window.press(SWT.ESC);
        window.press(SWT.ESC);
        window.press(SWT.ESC);
        window.await("the sale", () -> window.sees("sell.entry"));
    }

    @Test
    @Order(8)
    void aBasketThatNobodyBuysTellsWhatPromotionsGiveAndWhy() {
        Shop.service(Database.class).write(new Author("system:test"), tx -> {
            tx.insert(
                    DomainTypes.PROMOTION,
                    promotion("tea", "Tea week", "{\"of\":{\"products\":[\"tea\"]},\"percent\":\"10\"}", null));
            tx.insert(DomainTypes.PROMOTION, promotion("card", "Card only", "{\"percent\":\"5\"}", "xmas"));
            return 0;
        });
        window.press(SWT.CTRL, SWT.F4);
        window.press(SWT.F8);
        window.await("both", () -> window.text("catalogue.promotions").contains("of 2"));
        window.press(SWT.F4);
        window.await("nothing yet", () -> window.text("catalogue.banner").startsWith("Nothing is in the basket"));
        window.type("2*sencha");
        window.press(SWT.CR);
        window.await("what it comes to", () -> window.text("catalogue.banner").startsWith("To pay €5.67, €0.63 off"));
        window.press(SWT.ARROW_DOWN);
        window.await("why", () -> window.text("catalogue.trial").contains("Tea week, Off €0.63, Why Takes this off."));
        window.press(SWT.ARROW_DOWN);
        window.await("why not", () -> window.text("catalogue.trial").contains("It needs a coupon"));
        window.type("xmas");
        window.press(SWT.F2);
        window.await("the coupon", () -> window.text("catalogue.banner").contains("Coupons: xmas"));
        window.await("more off", () -> window.text("catalogue.banner").contains("€0.91 off"));
        assertEquals(List.of(), window.flaws());
        window.press(SWT.ESC);
        window.await("the promotions", () -> window.sees("catalogue.promotions"));
        window.press(SWT.ESC);
        window.press(SWT.ESC);
        window.await("the sale", () -> window.sees("sell.entry"));
        endThePromotions();
    }

    @Test
    @Order(9)
    void aFileIsLookedAtBeforeItIsTaken(@TempDir Path home) throws IOException {
        var folder = Files.createDirectories(home.resolve("Evertill"));
        Files.writeString(
                folder.resolve("wares.csv"), "gtin,name,price\n96385074,Lemon,0.59\n4006381333932,Wrong,1.00\n");
        var before = System.setProperty("user.home", home.toString());
        try {
            window.press(SWT.CTRL, SWT.F4);
            window.press(SWT.F9);
            window.await("the file", () -> window.text("catalogue.files").contains("wares.csv"));
            assertEquals(List.of(), window.flaws());
            window.press(SWT.F9);
            window.await(
                    "what it would be", () -> window.text("catalogue.banner").startsWith("It would make 1 new"));
            window.await("the lemon", () -> window.text("catalogue.preview").contains("What becomes of it new"));
            assertEquals(0, Shop.number("SELECT count(*) FROM products WHERE name = 'Lemon'"));
            window.press(SWT.ARROW_DOWN);
            window.await("why not", () -> window.text("catalogue.preview").contains("Line 3"));
            assertTrue(window.text("catalogue.preview").contains("refused"), window.text("catalogue.preview"));
            assertEquals(List.of(), window.flaws());
            window.press(SWT.F9);
            window.await("that it is in", () -> window.text("catalogue.banner").startsWith("Imported: 1 are new"));
            assertEquals(1, Shop.number("SELECT count(*) FROM products WHERE name = 'Lemon'"));
            window.press(SWT.ESC);
            window.press(SWT.ESC);
            window.await("the products", () -> window.sees("catalogue.products"));
            window.press(SWT.ESC);
            window.await("the sale", () -> window.sees("sell.entry"));
        } finally {
            System.setProperty("user.home", before);
        }
    }

    private static Promotion promotion(String id, String name, String terms, @Nullable String coupon) {
        return new Promotion(
                id, name, "pieces-off", terms, null, null, coupon, Instant.EPOCH, null, null, 0, false, true);
    }

    /** So that what others sell costs what it did. */
    private static void endThePromotions() {
        Shop.service(Database.class).write(new Author("system:test"), tx -> {
            for (String id : List.of("tea", "card")) {
                tx.delete(
                        DomainTypes.PROMOTION,
                        id,
                        tx.find(DomainTypes.PROMOTION, id).orElseThrow().version());
            }
            return 0;
        });
    }

    /** Somebody else takes the place of whoever is here. */
    private void logIn(String name, String pin) {
        window.press(SWT.F12);
        window.await("the login", () -> window.sees("login.people"));
        window.press(SWT.ARROW_UP);
        if (!window.text("login.people").startsWith(name)) {
            window.press(SWT.ARROW_DOWN);
        }
        window.await(name, () -> window.text("login.people").startsWith(name));
        window.type(pin);
        window.press(SWT.CR);
        window.await("the sell screen", () -> window.sees("sell.entry"));
    }

    private String table() {
        return table("catalogue.products");
    }

    private String table(String id) {
        return window.text(id);
    }

    private static void renameTheApple(String name) {
        Shop.service(Database.class).write(new Author("system:test"), tx -> {
            var apple = tx.find(DomainTypes.PRODUCT, "apple").orElseThrow();
            var row = DomainTypes.PRODUCT.toRow(apple.value()).with("name", name);
            tx.update(DomainTypes.PRODUCT, DomainTypes.PRODUCT.fromRow(row), apple.version());
            return 0;
        });
    }
}
