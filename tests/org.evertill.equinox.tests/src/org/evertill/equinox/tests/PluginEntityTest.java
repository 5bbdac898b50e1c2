package org.evertill.equinox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Catalogue;
import org.evertill.checkout.Checkout;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.repository.StrategyChoice;
import org.evertill.repository.SyncStrategy;
import org.evertill.staff.Login;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both products' bundles in one framework, wired by services alone: an entity that only a chain's bundle knows has its
 * table, its repository and its way to head office and from there to another till, without a line in the core.
 */
class PluginEntityTest {

    private static final EntityType<StampCard> STAMP_CARD = new EntityType<>(StampCard.class);

    @TempDir
    Path directory;

    @Test
    void anEntityOfAChainReachesHeadOfficeAndAnotherTill() throws Exception {
        try (var services = new Services();
                var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory.resolve("postgres")))
                        .orThrow()) {
            services.startAll();
            services.register(Clock.class, Clock.systemUTC());
            services.register(EntityType.class, STAMP_CARD);
            var address = postgres.address();
            var target = new JdbcTarget(address.jdbcUrl(), address.user(), address.password());
            try (var headOffice =
                            services.get(HeadOfficeOpener.class).open(target).orThrow();
                    var server = services.get(SyncServer.class)
                            .start(new ServerSettings(ServerSettings.LOOPBACK, 0), headOffice.headOffice())
                            .orThrow()) {
                var card = new StampCard("card-1", "somebody", 3);
                onTill(services, headOffice.desk(), server, "R1", () -> {
                    services.get(Repositories.class)
                            .of(STAMP_CARD, "system:test")
                            .create(card)
                            .orThrow();
                    assertEquals(1, sync(services).pushed());
                });
                assertEquals(Optional.of(card), headOffice.desk().find(STAMP_CARD, "card-1"));
                onTill(services, headOffice.desk(), server, "R2", () -> {
                    sync(services);
                    var found = services.get(Repositories.class)
                            .of(STAMP_CARD, "system:test")
                            .findById("card-1")
                            .orElseThrow();
                    assertEquals(card, found.value());
                    assertEquals(1, found.version().get("hq"));
                    aStrategyOfAChainIsChosen(services, headOffice.desk());
                });
            }
        }
    }

    /** A strategy that comes as a service while the till is running, and the way over HTTP to head office's rows. */
    private static void aStrategyOfAChainIsChosen(Services services, HeadOfficeDesk desk) throws Exception {
        var choice = services.get(StrategyChoice.class);
        assertEquals(List.of("offline-first", "remote-first", "write-through"), choice.known());
        var cards = services.get(Repositories.class).of(STAMP_CARD, "system:test");
        services.register(SyncStrategy.class, new HeadOfficeOnly());
        choice.choose("head-office-only").orThrow();
        var second = new StampCard("card-2", "somebody else", 1);
        cards.create(second).orThrow();
        assertEquals(Optional.of(second), desk.find(STAMP_CARD, "card-2"));
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

    /** What a till does between being opened and being closed. */
    private interface Work {
        void run() throws Exception;
    }

    private void onTill(Services services, HeadOfficeDesk desk, SyncServer.Running server, String register, Work work)
            throws Exception {
        var folder = directory.resolve(register);
        var opener = services.get(DatabaseOpener.class);
        try (Database database = opener.open(folder).orThrow()) {
            enrol(services, desk, server, register, database);
            everyPartOfATillIsThere(services);
            var second = assertInstanceOf(Outcome.Failed.class, opener.open(folder));
            assertEquals("storage.locked", second.problem().code());
            work.run();
        }
    }

    private static void enrol(
            Services services, HeadOfficeDesk desk, SyncServer.Running server, String register, Database database)
            throws Exception {
        var store = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);
        var code = desk.enrolmentCode(store, register, Duration.ofMinutes(5)).orThrow();
        var answer = services.get(SyncTransport.class)
                .enrol(server.address(), new Enrolment.Request(code.code(), "test"))
                .orThrow();
        database.enrol(new TillIdentity(
                        answer.replica(),
                        1,
                        answer.chainName(),
                        answer.storeId(),
                        answer.registerId(),
                        answer.series(),
                        server.address(),
                        answer.token()))
                .orThrow();
    }

    private static org.evertill.sync.SyncReport sync(Services services) throws Exception {
        return services.get(SyncEngine.class).syncOnce(progress -> {}).orThrow();
    }

    private static void everyPartOfATillIsThere(Services services) throws Exception {
        services.get(Checkout.class);
        services.get(Catalogue.class);
        services.get(Login.class);
        services.get(Repositories.class);
        services.get(SyncEngine.class);
        services.get(ConnectionMonitor.class);
    }
}
