package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evertill.headoffice.access.DatabaseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say before they have a database. */
class CommandLineTest {

    @TempDir
    private Path data;

    @Test
    void whatIsMeantForPeopleAndPrograms() {
        for (String command : List.of(
                "serve",
                "enrolment-code",
                "add-staff",
                "tax-rate",
                "status",
                "tills",
                "verify",
                "export",
                "database")) {
            var help = Run.on(data);
            assertEquals(0, help.plain(command, "--help"));
            assertTrue(help.out.toString().contains("Exit codes:"), command);
            assertTrue(help.out.toString().contains("--data"), command);
        }
        var version = Run.on(data);
        assertEquals(0, version.plain("--version"));
        assertEquals("Evertill head office 0.1.0", version.out.toString().strip());
        assertEquals(2, Run.on(data).plain());
        assertEquals(2, Run.on(data).plain("frobnicate"));
        assertEquals(2, Run.on(data).plain("serve", "--port", "many"));
    }

    @Test
    void aDatabaseThatIsAwayOrNoneIsTold() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var away =
                new Run(data, "", Map.of(DatabaseOptions.URL_VARIABLE, "jdbc:postgresql://127.0.0.1:" + port + "/x"));
        assertEquals(1, away.command("tills"));
        assertTrue(away.err.toString().contains("headoffice.database-away"), away.said());
        var none = Run.on(data);
        assertEquals(1, none.command("tills", "--database-url", "jdbc:mysql://localhost/x"));
        assertTrue(none.err.toString().contains("headoffice.bad-url"), none.said());
        var file = Run.on(data);
        int code = file.command(
                "tills",
                "--database-url",
                "jdbc:postgresql://localhost/x",
                "--database-password-file",
                "/no/such/file");
        assertEquals(1, code);
        assertTrue(file.err.toString().contains("headoffice.password-file"), file.said());
    }
}
