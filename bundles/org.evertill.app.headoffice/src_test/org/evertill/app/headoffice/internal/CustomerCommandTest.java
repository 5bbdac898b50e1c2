package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer may ask for, on the command line: only somebody who may do it, and shows who it is, gets anything. */
class CustomerCommandTest {

    private static final String PIN = "271828";

    @TempDir
    private Path data;

    private EmbeddedPostgres running;

    /** Runs all the while, so that each command finds it there instead of starting it. */
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

    private Run said(int code, String input, String... arguments) {
        var run = new Run(data, input, Map.of());
        assertEquals(code, run.command(arguments), run.said());
        return run;
    }

    @Test
    void onlyWhoMayAndShowsItGetsPersonalData() throws IOException {
        String manager = hired("Mia", "manager");
        String cashier = hired("Carl", "cashier");
        office(office -> known(office));
        Path file = data.resolve("ann.json");
        String[] export = {"customer", "export", "ann", "--json", file.toString(), "--by", manager};
        assertTrue(said(1, "1234\n", export).said().contains("headoffice.wrong-pin"));
        assertTrue(said(1, PIN + "\n", "customer", "export", "ann", "--json", file.toString(), "--by", cashier)
                .said()
                .contains("headoffice.not-permitted"));
        assertTrue(said(1, PIN + "\n", "customer", "export", "ann", "--json", file.toString(), "--by", "x")
                .said()
                .contains("headoffice.unknown-staff"));
        assertTrue(said(1, PIN + "\n", "customer", "export", "bob", "--json", file.toString(), "--by", manager)
                .said()
                .contains("headoffice.no-such-person"));
        said(2, PIN + "\n", "customer", "export", "ann", "--by", manager);
        assertFalse(Files.exists(file));
        assertFalse(said(0, PIN + "\n", export).said().contains("Önly"), "it is in the file alone");
        assertTrue(Files.readString(file).contains("Ann Önly"));
    }

    @Test
    void whoIsErasedStaysErasedWhenABackupOfBeforeIsPutBack() throws IOException {
        String manager = hired("Mia", "manager");
        office(CustomerCommandTest::known);
        said(2, PIN + "\n", "customer", "erase", "ann", "--by", manager);
        assertTrue(said(1, "1234\n", "customer", "erase", "ann", "--reason", "asked", "--by", manager)
                .said()
                .contains("headoffice.wrong-pin"));
        office(office -> assertEquals("Ann Önly", name(office)));
        said(0, PIN + "\n", "customer", "erase", "ann", "--reason", "asked\tin May", "--by", manager);
        office(office -> assertNull(name(office)));
        String list = Files.readString(data.resolve("erasures.txt"));
        assertTrue(list.startsWith("customers\tann\t20"), list);
        assertTrue(list.endsWith("\t" + manager + "\tasked in May\n"), list);
        // Another database, as it was before.
        Path older = data.resolveSibling(data.getFileName() + "-older");
        Files.createDirectories(older);
        Files.writeString(older.resolve("erasures.txt"), list + "a line that is none\n");
        var before = new CustomerCommandTest();
        before.data = older;
        before.startDatabase();
        before.office(office -> {
            known(office);
            assertEquals(
                    1,
                    new ErasureList(older).settle(office.desk().personalData()).orThrow());
            assertNull(name(office));
            assertEquals(
                    0,
                    new ErasureList(older).settle(office.desk().personalData()).orThrow());
        });
        assertEquals(list.replace("asked\tin", "asked in"), Files.readString(older.resolve("erasures.txt")));
        Files.delete(older.resolve("erasures.txt"));
        before.office(office ->
                new ErasureList(older).settle(office.desk().personalData()).orThrow());
        assertEquals(
                list, Files.readString(older.resolve("erasures.txt")), "it is made anew from what the database knows");
        before.stopDatabase();
    }

    private interface Work {
        void on(OpenHeadOffice office);
    }

    private void office(Work work) {
        try (var postgres = EmbeddedPostgres.start(
                                EmbeddedSettings.in(data.resolve("postgres")).withBinaries(Run.PROGRAMS))
                        .orThrow();
                var office = new PlainParts()
                        .opener()
                        .orThrow()
                        .open(new JdbcTarget(
                                postgres.address().jdbcUrl(),
                                postgres.address().user(),
                                postgres.address().password()))
                        .orThrow()) {
            work.on(office);
        }
    }

    private static void known(OpenHeadOffice office) {
        var ann = new Customer("ann", "1", "Ann Önly", "ann@x", null, "GB", null);
        office.desk().save(DomainTypes.CUSTOMER, ann, "system:headoffice").orThrow();
    }

    private static @Nullable String name(OpenHeadOffice office) {
        return office.desk().find(DomainTypes.CUSTOMER, "ann").orElseThrow().name();
    }
}
