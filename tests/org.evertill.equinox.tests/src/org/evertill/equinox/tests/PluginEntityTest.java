package org.evertill.equinox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.checkout.Catalogue;
import org.evertill.checkout.Checkout;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.example.stamps.StampCard;
import org.evertill.example.stamps.StampCardType;
import org.evertill.kernel.Outcome;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.staff.Login;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.Stored;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.SyncEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a chain's bundle brings works without a line in the core: an entity has its table, its repository and its way to head
 * office and from there to another till; a policy decides between its concurrent edits; a strategy spreads the access.
 */
class PluginEntityTest {

    private static final EntityType<StampCard> STAMP_CARD = new StampCardType();
    private static final StampCard CARD = new StampCard("card-1", "1001", 3, "bronze");

    @TempDir
    Path directory;

    @Test
    void anEntityOfAChainReachesHeadOfficeAndAnotherTill() throws Exception {
        try (var shop = new Shop(directory)) {
            shop.onTill("R1", () -> {
                everyPartOfATillIsThere(shop);
                cards(shop).create(CARD).orThrow();
                assertEquals(1, shop.sync().pushed());
            });
            assertEquals(Optional.of(CARD), shop.desk().find(STAMP_CARD, "card-1"));
            shop.onTill("R2", () -> {
                shop.sync();
                var found = cards(shop).findById("card-1").orElseThrow();
                assertEquals(CARD, found.value());
                assertEquals(1, found.version().get("hq"));
                aStrategyOfAChainIsChosen(shop);
            });
        }
    }

    @Test
    void concurrentEditsOfAnEntityAreMergedAsItSays() throws Exception {
        try (var shop = new Shop(directory)) {
            shop.onTill("R1", () -> {
                cards(shop).create(CARD).orThrow();
                shop.sync();
            });
            shop.onTill("R2", () -> {
                shop.sync();
                edit(shop, card -> new StampCard(card.id(), card.number(), card.stamps() + 2, "gold"));
                cards(shop).create(new StampCard("card-2", "1001", 0, "bronze")).orThrow();
            });
            shop.onTill("R1", () -> {
                edit(shop, card -> new StampCard(card.id(), card.number(), card.stamps() + 1, "silver"));
                shop.sync();
            });
            var both = Optional.of(new StampCard("card-1", "1001", 6, "gold"));
            shop.onTill("R2", () -> {
                shop.sync();
                assertEquals(both, cards(shop).findById("card-1").map(Stored::value));
            });
            assertEquals(both, shop.desk().find(STAMP_CARD, "card-1"));
            shop.onTill("R1", () -> {
                shop.sync();
                assertEquals(both, cards(shop).findById("card-1").map(Stored::value));
                assertEquals(
                        List.of("unique:number"),
                        shop.services.get(ConflictDesk.class).open().stream()
                                .map(waiting -> waiting.conflict().fieldGroup())
                                .toList());
            });
            assertEquals(List.of(), shop.desk().verify().findings());
        }
    }

    /** The page for those who write such bundles shows the code that runs here. */
    @Test
    void thePageForExtendersShowsThisCode() throws Exception {
        String page = Files.readString(Path.of("../../docs/extending.md"));
        for (String name : List.of("StampCard", "StampCardType", "HigherTier")) {
            String source = Files.readString(
                    Path.of("../org.evertill.example.stamps/src/org/evertill/example/stamps/" + name + ".java"));
            String shown = source.substring(source.indexOf("import "));
            assertTrue(page.contains(shown), name + " is not as docs/extending.md shows it");
        }
    }

    private static DataRepository<StampCard> cards(Shop shop) throws Exception {
        return shop.services.get(Repositories.class).of(STAMP_CARD, Shop.STAMPER);
    }

    private static void edit(Shop shop, UnaryOperator<StampCard> change) throws Exception {
        var seen = cards(shop).findById("card-1").orElseThrow();
        cards(shop).update("card-1", seen.version(), change).orThrow();
    }

    /** A strategy that comes as a service while the till is running, and the way over HTTP to head office's rows. */
    private static void aStrategyOfAChainIsChosen(Shop shop) throws Exception {
        var choice = shop.services.get(StrategyChoice.class);
        assertEquals(List.of("offline-first", "remote-first", "write-through"), choice.known());
        var cards = cards(shop);
        shop.services.register(SyncStrategy.class, new HeadOfficeOnly());
        choice.choose("head-office-only").orThrow();
        var second = new StampCard("card-2", "1002", 1, "silver");
        cards.create(second).orThrow();
        assertEquals(Optional.of(second), shop.desk().find(STAMP_CARD, "card-2"));
        choice.choose(StrategyChoice.DEFAULT).orThrow();
        assertEquals(Optional.of(second), cards.findById("card-2").map(Stored::value));
    }

    private static final class HeadOfficeOnly implements SyncStrategy {

        @Override
        public String name() {
            return "head-office-only";
        }

        @Override
        public <T extends Record> DataRepository<T> over(Sides<T> sides) {
            return sides.remote();
        }
    }

    private static void everyPartOfATillIsThere(Shop shop) throws Exception {
        var services = shop.services;
        services.get(Checkout.class);
        services.get(Catalogue.class);
        services.get(Login.class);
        services.get(Repositories.class);
        services.get(SyncEngine.class);
        services.get(ConnectionMonitor.class);
        var second = assertInstanceOf(
                Outcome.Failed.class, services.get(DatabaseOpener.class).open(shop.folder("R1")));
        assertEquals("storage.locked", second.problem().code());
    }
}
