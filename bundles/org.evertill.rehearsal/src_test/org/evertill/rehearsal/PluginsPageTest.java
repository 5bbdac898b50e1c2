package org.evertill.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.pricing.PromotionKind;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.PaymentProvider.Approved;
import org.evertill.tender.PaymentProvider.Authorisation;
import org.evertill.tender.PaymentProvider.Declined;
import org.evertill.tender.PaymentProvider.Refund;
import org.evertill.tender.PaymentProvider.Reversal;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.testoffice.HandClock;
import org.evertill.testoffice.TestOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles of docs/plugins.md, compiled from the page itself, on tills and a head office that know nothing of them. */
class PluginsPageTest {

    private static final String BADGE = "org.evertill.acme.badge";
    private static final String CANTEEN = "org.evertill.acme.canteen";
    private static final String PROMOTION_TERMS = "{\"n\":3,\"of\":{\"products\":[\"apple\"]}}";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T07:00:00Z"));
    private PluginsPage page;
    private URLClassLoader classes;

    @BeforeEach
    void compile() throws IOException {
        page = PluginsPage.read();
        classes = page.compiled(folder);
    }

    @AfterEach
    void close() throws IOException {
        classes.close();
    }

    private <T> T made(Class<T> type, String name) throws ReflectiveOperationException {
        return type.cast(classes.loadClass(name).getConstructor().newInstance());
    }

    private PaymentProvider canteen() throws ReflectiveOperationException {
        return (PaymentProvider) classes.loadClass(CANTEEN + ".CanteenLedger")
                .getConstructor(Path.class)
                .newInstance(folder.resolve("ledger"));
    }

    @Test
    void thePageShowsAllFilesAndManifestsThatFit() throws IOException {
        assertEquals(PluginsPage.blocks(), page.files().size(), "each block of code is a file");
        for (String bundle : List.of(BADGE, CANTEEN)) {
            String manifest = page.file(bundle + "/META-INF/MANIFEST.MF").replace("\n ", "");
            assertTrue(manifest.contains("Bundle-SymbolicName: " + bundle + "\n"), manifest);
            String imports = manifest.substring(manifest.indexOf("Import-Package: ") + "Import-Package: ".length());
            var named = new TreeSet<>(Arrays.asList(imports.strip().split(",")));
            named.remove("org.jspecify.annotations;resolution:=optional");
            assertTrue(named.containsAll(page.used(bundle)), named + " lacks some of " + page.used(bundle));
            assertTrue(page.file("org.evertill.acme.feature/feature.xml").contains("id=\"" + bundle + "\""));
        }
        assertTrue(page.file("org.evertill.acme.headoffice.feature/feature.xml").contains("id=\"" + BADGE + "\""));
    }

    @Test
    void theLedgerMovesMoneyOnceAndNoMoreThanWasTaken() throws ReflectiveOperationException {
        var ledger = canteen();
        var taken = assertInstanceOf(
                Approved.class,
                ledger.authorise(new Authorisation("one", RehearsalTill.euro(500), RehearsalTill.euro(20))));
        assertEquals(RehearsalTill.euro(20), taken.tip());
        assertEquals(
                taken, ledger.authorise(new Authorisation("one", RehearsalTill.euro(500), RehearsalTill.euro(20))));
        assertEquals(taken, canteen().inquire("one"), "also after a power cut");
        assertInstanceOf(Declined.class, ledger.inquire("never"));
        assertInstanceOf(Declined.class, ledger.authorise(new Authorisation("never", taken.tip(), taken.tip())));
        var back = new Refund("back", RehearsalTill.euro(300), taken.reference());
        assertInstanceOf(Approved.class, ledger.refund(back));
        assertInstanceOf(Approved.class, ledger.refund(back), "it is the same");
        assertInstanceOf(Declined.class, ledger.refund(new Refund("more", RehearsalTill.euro(300), taken.reference())));
        assertEquals(Reversal.DONE, ledger.reverse("one"));
        assertInstanceOf(Declined.class, ledger.inquire("one"));
    }

    /** Head office and two tills with what the bundles bring. */
    private final class Shop implements AutoCloseable {

        private final EntityType<?> type = made(EntityType.class, BADGE + ".BadgeType");
        private final TestOffice office;
        private final List<PluginTill> tills = new ArrayList<>();

        Shop() throws ReflectiveOperationException {
            var policy = made(ConflictPolicy.class, BADGE + ".LongerValidity");
            office = new TestOffice(clock, PluginTill.types(type), List.of(policy));
            masterData();
            for (String register : List.of("R1", "R2")) {
                tills.add(newTill(register));
            }
        }

        private void masterData() {
            RehearsalGoods.all(office::keep);
            office.keep(
                    DomainTypes.PROMOTION,
                    new Promotion(
                            "third",
                            "The third is free",
                            "acme.every-nth",
                            PROMOTION_TERMS,
                            null,
                            null,
                            null,
                            Instant.EPOCH,
                            null,
                            null,
                            0,
                            false,
                            true));
            office.keep(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "badge",
                            "Badge",
                            TenderType.PROVIDER,
                            "acme.canteen",
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            true));
        }

        private PluginTill newTill(String register) throws ReflectiveOperationException {
            var till = new PluginTill(
                    folder.resolve(register),
                    clock,
                    office.headOffice(),
                    type,
                    made(PromotionKind.class, CANTEEN + ".EveryNth"),
                    canteen());
            office.enrol(till.database, Rehearsal.STORE, register);
            till.sync();
            return till;
        }

        PluginTill till(int number) {
            return tills.get(number - 1);
        }

        void exchange() {
            for (int i = 0; i < 2; i++) {
                tills.forEach(PluginTill::sync);
            }
            assertEquals(List.of(), office.desk().verify().findings());
        }

        @Override
        public void close() {
            tills.forEach(PluginTill::close);
            office.close();
        }
    }

    private Record badge(String number, long meals, String until) throws ReflectiveOperationException {
        var record = classes.loadClass(BADGE + ".Badge");
        return (Record) record.getConstructors()[0].newInstance("b1", number, meals, LocalDate.parse(until));
    }

    /** The record's type is known to nobody but the bundle. */
    @SuppressWarnings("unchecked")
    private static EntityType<Record> records(Shop shop) {
        return (EntityType<Record>) shop.type;
    }

    @Test
    void theEntitySynchronisesAndThePolicyDecides() throws ReflectiveOperationException {
        try (var shop = new Shop()) {
            var type = records(shop);
            shop.till(1).insert(type, badge("4711", 10, "2026-12-31"));
            shop.exchange();
            assertEquals(
                    Optional.of(badge("4711", 10, "2026-12-31")), shop.till(2).find(type, "b1"));
            shop.till(1).update(type, "b1", badge("4711", 9, "2028-06-30"));
            clock.move(Duration.ofMinutes(5));
            shop.till(2).update(type, "b1", badge("4711", 7, "2027-12-31"));
            shop.exchange();
            var merged = Optional.of(badge("4711", 6, "2028-06-30"));
            assertEquals(merged, shop.till(1).find(type, "b1"));
            assertEquals(merged, shop.till(2).find(type, "b1"));
            assertEquals(merged, shop.office.desk().find(type, "b1"));
        }
    }

    @Test
    void thePromotionPricesABasketAndTheTenderPaysIt() throws ReflectiveOperationException {
        try (var shop = new Shop()) {
            var till = shop.till(1);
            var basket = till.basket("7*" + RehearsalGoods.APPLE, RehearsalGoods.BAG);
            var bag = till.basket(RehearsalGoods.BAG).total();
            var apple = till.basket(RehearsalGoods.APPLE).total();
            assertEquals(times(apple, 5).plus(bag), basket.total());
            var standing = till.tenders.pay(basket, Tender.of("badge")).orThrow();
            var receipt = standing.receipt().orElseThrow();
            assertEquals(basket.total(), receipt.sale().total());
            assertEquals("badge", receipt.payments().getFirst().tender());
            assertEquals("The third is free", receipt.discounts().getFirst().name());
            shop.exchange();
            assertEquals(
                    receipt.sale(),
                    shop.till(2)
                            .checkout
                            .receipt(receipt.sale().receipt())
                            .orThrow()
                            .sale());
        }
    }

    private static Money times(Money money, long factor) {
        return new Money(money.minor() * factor, money.currency());
    }
}
