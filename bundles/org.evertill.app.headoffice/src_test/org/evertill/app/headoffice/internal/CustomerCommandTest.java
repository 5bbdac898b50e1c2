package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer may ask for, on the command line: only somebody who may do it, and shows who it is, gets anything. */
class CustomerCommandTest {

    private static final String PIN = "271828";

    @TempDir
    private Path data;

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
        try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(data.resolve("postgres")))
                        .orThrow();
                var office = new PlainParts()
                        .opener()
                        .orThrow()
                        .open(new JdbcTarget(
                                postgres.address().jdbcUrl(),
                                postgres.address().user(),
                                postgres.address().password()))
                        .orThrow()) {
            var ann = new Customer("ann", "1", "Ann Önly", "ann@x", null, "GB", null);
            office.desk().save(DomainTypes.CUSTOMER, ann, "system:headoffice").orThrow();
        }
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
}
