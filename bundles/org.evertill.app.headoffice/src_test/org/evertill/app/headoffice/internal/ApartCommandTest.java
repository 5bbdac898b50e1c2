package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Store;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept apart, on the command line: only somebody who may decide it, and shows who it is, does. */
class ApartCommandTest {

    private static final String PIN = "271828";

    @TempDir
    private Path data;

    private EmbeddedPostgres running;

    @BeforeEach
    void startDatabase() {
        running = EmbeddedPostgres.start(
                        EmbeddedSettings.in(data.resolve("postgres")).withBinaries(Run.PROGRAMS))
                .orThrow();
    }

    @AfterEach
    void stopDatabase() {
        running.close();
    }

    private String hired(String name, String role) {
        var run = new Run(data, PIN + "\n", Map.of());
        assertEquals(0, run.command("add-staff", "--name", name, "--role", role), run.said());
        return run.found("([A-Za-z0-9_-]{21})");
    }

    private String said(int code, String... arguments) {
        var run = new Run(data, PIN + "\n", Map.of());
        assertEquals(code, run.command(arguments), run.said());
        return run.said();
    }

    private OpenHeadOffice office() {
        var at = running.address();
        return new PlainParts()
                .opener()
                .orThrow()
                .open(new JdbcTarget(at.jdbcUrl(), at.user(), at.password()))
                .orThrow();
    }

    /** A till that was shut out and has handed in a product. */
    private String handedIn() {
        try (var office = office()) {
            var store = new Store("S1", "Store", "GB", "GBP", "Europe/London", null, null);
            var code = office.desk()
                    .enrolmentCode(store, "R1", Duration.ofHours(1))
                    .orThrow();
            var request = new Enrolment.Request(
                    code.code().secret(), "till", DeviceKey.make().publicKey());
            String till = office.headOffice().enrol(request).orThrow().replica();
            office.desk().revoke(till).orThrow();
            String genesis = HashChain.genesis(till);
            var product = new Product("p1", "s", "Tea", null, ProductKind.GOODS, "pcs", "standard", true);
            var made = new Operation(
                    1,
                    "t1",
                    "o1",
                    "products",
                    "p1",
                    "chain",
                    OperationKind.INSERT,
                    Row.EMPTY,
                    DomainTypes.PRODUCT.toRow(product),
                    VersionVector.EMPTY,
                    new Hlc(Instant.parse("2026-11-23T09:00:00Z").toEpochMilli(), 0),
                    "staff-1",
                    1,
                    "");
            var push = new Push.Request(till, 1, 1, genesis, List.of(made.withHash(HashChain.next(genesis, made))));
            office.headOffice()
                    .apart()
                    .keep(new Caller(till), new Apart.Request(push, List.of()))
                    .orThrow();
            return till;
        }
    }

    @Test
    void itIsListedAndWhoMayDecidesIt() {
        String boss = hired("Mia", "administrator");
        String manager = hired("Carl", "manager");
        assertTrue(said(0, "apart").contains("Nothing is kept apart."));
        String till = handedIn();
        String listed = said(3, "apart");
        assertTrue(listed.contains("S1-R1 " + till + ": 1 operations (1 to 1), of which 0 are sales"), listed);
        assertTrue(said(0, "status").contains("1 operations of 1 tills that were shut out"));
        assertTrue(said(0, "tills").contains("(shut out), 1 kept apart"));
        assertTrue(said(0, "tills", "--json").contains("\"kept_apart\": 1"));
        assertTrue(said(2, "apart", till).contains("--take or --drop"));
        assertTrue(said(2, "apart", till, "--drop").contains("--by STAFF"));
        assertTrue(said(1, "apart", till, "--take", "--by", manager).contains("headoffice.not-permitted"));
        assertTrue(said(1, "apart", "S9-R9", "--take", "--by", boss).contains("headoffice.nothing-apart"));
        // staff-1, who made it, works here no more than the till does: it is set aside, as if it had been pushed
        String taken = said(3, "apart", till, "--take", "--by", boss);
        assertTrue(taken.contains("1 operations, 1 to 1, are taken; 1 of them are set aside (incidents)."), taken);
        String after = said(0, "apart");
        assertTrue(after.contains("Decided: S1-R1 " + till) && after.contains(" by " + boss + ". 1 operations"), after);
        assertTrue(said(0, "status").lines().noneMatch(line -> line.startsWith("Kept apart")));
    }
}
