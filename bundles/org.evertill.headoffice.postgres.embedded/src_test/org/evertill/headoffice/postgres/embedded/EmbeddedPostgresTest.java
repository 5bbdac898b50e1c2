package org.evertill.headoffice.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, started, killed and found again. */
class EmbeddedPostgresTest {

    @TempDir
    private static Path programs;

    @TempDir
    private Path directory;

    @Test
    void aServerAnswersAndIsGoneAfterwards() throws Exception {
        var settings = settings();
        long pid;
        try (var postgres = EmbeddedPostgres.start(settings).orThrow()) {
            pid = postmasterPid();
            assertTrue(isAlive(pid));
            assertEquals(
                    List.of("UTF8", "C.UTF-8", "on", "on"),
                    List.of(
                            text(
                                    postgres,
                                    "select pg_encoding_to_char(encoding) from pg_database where datname='evertill'"),
                            text(postgres, "select datlocale from pg_database where datname='evertill'"),
                            text(postgres, "show data_checksums"),
                            text(postgres, "show fsync")));
            assertTrue(postgres.trouble().isEmpty());
        }
        assertFalse(isAlive(pid));
    }

    @Test
    void dataSurvivesARestart() throws Exception {
        DatabaseAddress before;
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            before = postgres.address();
            assertEquals(Optional.of(before), EmbeddedPostgres.find(settings()));
            execute(postgres, "create table kept(t text); insert into kept values ('yes')");
        }
        assertEquals(Optional.empty(), EmbeddedPostgres.find(settings()));
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            assertEquals("yes", text(postgres, "select t from kept"));
            assertEquals(before, postgres.address(), "whoever wrote the address down still finds it");
        }
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithEverythingCommitted() throws Exception {
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            execute(postgres, "create table kept(t text); insert into kept values ('committed')");
            long first = postmasterPid();
            kill(first);
            assertEquals("committed", eventually(postgres, "select t from kept"));
            assertNotEquals(first, postmasterPid());
            assertTrue(postgres.trouble().isEmpty());
        }
    }

    @Test
    void theServerOfAKilledHeadOfficeIsTakenOverAndStoppedByTheNext() throws Exception {
        var killed = inAnotherProcess();
        long pid = postmasterPid();
        killed.destroyForcibly().waitFor();
        assertTrue(isAlive(pid));
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            assertEquals(pid, postmasterPid());
            assertEquals("1", text(postgres, "select 1"));
        }
        assertEnds(pid);
    }

    @Test
    void theLastUserStopsTheServer() throws Exception {
        var serving = EmbeddedPostgres.start(settings()).orThrow();
        long pid = postmasterPid();
        try (var command = EmbeddedPostgres.start(settings()).orThrow()) {
            assertEquals(serving.address().jdbcUrl(), command.address().jdbcUrl());
        }
        assertTrue(isAlive(pid));
        assertEquals("1", text(serving, "select 1"));
        serving.close();
        assertEnds(pid);
    }

    @Test
    void aStrangerWithTheNotedProcessNumberIsLeftAlone() throws Exception {
        EmbeddedPostgres.start(settings()).orThrow().close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var lines = List.of(
                    stranger.pid() + "", data().toString(), "1700000000", "5432", "", "127.0.0.1", "0 0", "ready");
            Files.write(data().resolve("postmaster.pid"), lines);
            try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
                assertEquals("1", text(postgres, "select 1"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPortInUseIsTold() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = EmbeddedPostgres.start(settings().withPort(taken.getLocalPort()));
            assertEquals("headoffice.embedded-port-in-use", codeOf(outcome));
        }
    }

    @Test
    void aClusterOfAnotherVersionIsLeftAlone() throws Exception {
        EmbeddedPostgres.start(settings()).orThrow().close();
        Files.writeString(data().resolve("PG_VERSION"), "9.6\n");
        assertEquals("headoffice.embedded-version", codeOf(EmbeddedPostgres.start(settings())));
    }

    @Test
    void aFileWhereTheDirectoryShouldBeIsAProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        var outcome = EmbeddedPostgres.start(EmbeddedSettings.in(file).withBinaries(programs));
        assertEquals("headoffice.embedded-failed", codeOf(outcome));
    }

    @Test
    void thePasswordIsSecretAndALostOneIsReplaced() throws Exception {
        Path file = directory.resolve("head office").resolve("password");
        String lost;
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            lost = postgres.address().password();
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
            assertFalse(postgres.address().toString().contains(lost));
            assertFalse(Files.readString(Path.of("/proc/" + postmasterPid() + "/cmdline"))
                    .contains(lost));
        }
        Files.delete(file);
        try (var postgres = EmbeddedPostgres.start(settings()).orThrow()) {
            assertNotEquals(lost, postgres.address().password());
            assertEquals("1", text(postgres, "select 1"));
            var url = postgres.address().jdbcUrl();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "evertill", lost));
        }
    }

    @Test
    void halfAnUnpackingIsDoneAgain() throws Exception {
        var own = EmbeddedSettings.in(directory.resolve("own"));
        EmbeddedPostgres.start(own).orThrow().close();
        try (var homes = Files.list(own.binaries())) {
            Files.delete(homes.findFirst().orElseThrow().resolve("bin/initdb"));
        }
        EmbeddedPostgres.start(own).orThrow().close();
        try (var homes = Files.list(own.binaries())) {
            assertTrue(Files.isExecutable(homes.findFirst().orElseThrow().resolve("bin/initdb")));
        }
    }

    /** A head office of its own, to be killed: prints a line when its server runs. */
    private Process inAnotherProcess() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeadOfficeToKill.class.getName(),
                        settings().directory().toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var reader = process.inputReader();
        String line = reader.readLine();
        while (line != null && !line.equals("ready")) {
            line = reader.readLine();
        }
        assertEquals("ready", line);
        return process;
    }

    private EmbeddedSettings settings() {
        return EmbeddedSettings.in(directory.resolve("head office")).withBinaries(programs);
    }

    private Path data() {
        return settings().directory().resolve("data");
    }

    private long postmasterPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip());
    }

    private static void kill(long pid) {
        assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    }

    /** Its file is gone a moment before the process is. */
    private static void assertEnds(long pid) throws IOException {
        for (int tries = 0; tries < 500 && isAlive(pid); tries++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertFalse(isAlive(pid));
    }

    private static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    private static String codeOf(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        var address = postgres.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static String eventually(EmbeddedPostgres postgres, String sql) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            try {
                return text(postgres, sql);
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        return text(postgres, sql);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
