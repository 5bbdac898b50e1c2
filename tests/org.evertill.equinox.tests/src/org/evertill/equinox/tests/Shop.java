package org.evertill.equinox.tests;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/**
 * Both products' bundles in one framework, wired by services alone: a head office over HTTP, and tills that are opened one
 * after the other, because a framework holds one till.
 */
final class Shop implements AutoCloseable {

    /** Somebody who may edit stamp cards, and nothing else. */
    static final String STAMPER = "sam";

    final Services services = new Services();
    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final OpenHeadOffice headOffice;
    private final SyncServer.Running server;

    Shop(Path directory) throws Exception {
        this.directory = directory;
        services.startAll();
        services.register(Clock.class, Clock.systemUTC());
        postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory.resolve("postgres")))
                .orThrow();
        var address = postgres.address();
        headOffice = services.get(HeadOfficeOpener.class)
                .open(new JdbcTarget(address.jdbcUrl(), address.user(), address.password()))
                .orThrow();
        desk().save(DomainTypes.ROLE, new Role("STAMPER", "Stamps", Set.of("stamps.edit")), "u")
                .orThrow();
        desk().save(DomainTypes.STAFF, new Staff(STAMPER, "Sam", "STAMPER", "x", true), "u")
                .orThrow();
        var certificate = new CertificateFiles(directory.resolve("tls"), Clock.systemUTC())
                .presentOrMade(List.of())
                .orThrow();
        desk().serverKeys().shows(certificate.key()).orThrow();
        server = services.get(SyncServer.class)
                .start(new ServerSettings(ServerSettings.LOOPBACK, 0, certificate), headOffice.headOffice())
                .orThrow();
    }

    HeadOfficeDesk desk() {
        return headOffice.desk();
    }

    /** What a till does between being opened and being closed. */
    interface Work {
        void run() throws Exception;
    }

    /** Opens the till of a register, enrolled when it is new, and closes it after the work. */
    void onTill(String register, Work work) throws Exception {
        try (Database database =
                services.get(DatabaseOpener.class).open(folder(register)).orThrow()) {
            if (database.identity().isEmpty()) {
                enrol(register, database);
            }
            work.run();
        }
    }

    Path folder(String register) {
        return directory.resolve(register);
    }

    SyncReport sync() throws Exception {
        return services.get(SyncEngine.class).syncOnce(progress -> {}).orThrow();
    }

    private void enrol(String register, Database database) throws Exception {
        var store = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);
        var code = desk().enrolmentCode(store, register, Duration.ofMinutes(5))
                .orThrow()
                .code();
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "test", key.publicKey());
        var answer = services.get(SyncTransport.class)
                .enrol(server.address(), code.serverLetters(), request)
                .orThrow();
        database.enrol(TillIdentity.of(answer, server.address(), key)).orThrow();
    }

    @Override
    public void close() {
        server.close();
        headOffice.close();
        postgres.close();
        services.close();
    }
}
