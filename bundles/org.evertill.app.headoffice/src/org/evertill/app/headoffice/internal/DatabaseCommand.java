package org.evertill.app.headoffice.internal;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how plain SQL reaches the database. */
@Command(
        name = "database",
        mixinStandardHelpOptions = true,
        description = "Prints the psql command that opens head office's database for reports in plain SQL. The password"
                + " stands in an owner-only file in the data directory. Only read: writing breaks what tills rely"
                + " on.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class DatabaseCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 5432;

    private final Terminal terminal;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--json", description = "As a JSON object {host, port, user, database, passfile}, for programs.")
    private boolean json;

    DatabaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where a database is. */
    private record Place(String host, int port, String user, String name, String password) {

        static Place of(JdbcTarget target) {
            URI uri = URI.create(target.url().substring("jdbc:".length()));
            String path = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
            return new Place(
                    Optional.ofNullable(uri.getHost()).orElse("localhost"),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    target.user(),
                    path.isEmpty() ? target.user() : path,
                    target.password());
        }

        /** A line of PostgreSQL's password file; a colon or a backslash in a value is escaped. */
        String passLine() {
            return escaped(host) + ":" + port + ":" + escaped(name) + ":" + escaped(user) + ":" + escaped(password)
                    + "\n";
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace(":", "\\:");
        }
    }

    @Override
    public Integer call() throws IOException {
        var place = database.target(terminal.environment()).then(this::target).map(Place::of);
        return switch (place) {
            case Outcome.Failed<Place>(var problem) -> {
                terminal.tell(problem);
                yield OfficeCommand.PROBLEM;
            }
            case Outcome.Ok<Place>(var found) -> {
                Path passfile = database.directory(terminal.environment()).resolve("pgpass");
                writePrivate(passfile, found.passLine());
                print(found, passfile);
                yield OfficeCommand.WELL;
            }
        };
    }

    private Outcome<JdbcTarget> target(Optional<JdbcTarget> own) {
        if (own.isPresent()) {
            return Outcome.ok(own.get());
        }
        return EmbeddedPostgres.find(database.embedded(terminal.environment()))
                .map(a -> Outcome.ok(new JdbcTarget(a.jdbcUrl(), a.user(), a.password())))
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "headoffice.not-running",
                        "Head office's built-in PostgreSQL is not running, so there is nothing to connect to. Start"
                                + " head office with serve, and ask again.")));
    }

    private void print(Place place, Path passfile) throws IOException {
        if (!json) {
            terminal.say("PGPASSFILE='" + passfile.toString().replace("'", "'\\''") + "' psql \"host=" + place.host()
                    + " port=" + place.port() + " user=" + place.user() + " dbname=" + place.name() + "\"");
            return;
        }
        var text = new StringWriter();
        try (var out = new JsonWriter(text)) {
            out.beginObject();
            out.name("host").value(place.host());
            out.name("port").value(place.port());
            out.name("user").value(place.user());
            out.name("database").value(place.name());
            out.name("passfile").value(passfile.toString());
            out.endObject();
        }
        terminal.say(text.toString());
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(fresh);
        var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
