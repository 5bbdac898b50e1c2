package org.evertill.app.headoffice.internal;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
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
import org.evertill.headoffice.access.DatabaseOptions;
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

    private final Terminal terminal;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--json", description = "As a JSON object {host, port, user, database, passfile}, for programs.")
    private boolean json;

    DatabaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var place = database.target(terminal.environment()).then(this::target).then(DatabaseCommand::place);
        return switch (place) {
            case Outcome.Failed<DatabasePlace>(var problem) -> {
                terminal.tell(problem);
                yield OfficeCommand.PROBLEM;
            }
            case Outcome.Ok<DatabasePlace>(var found) -> {
                Path passfile = database.directory(terminal.environment()).resolve("pgpass");
                writePrivate(passfile, found.passFile());
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

    private static Outcome<DatabasePlace> place(JdbcTarget target) {
        return DatabasePlace.of(target)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(
                        "headoffice.bad-url",
                        "This is no address of a PostgreSQL database. Give one like"
                                + " jdbc:postgresql://localhost:5432/evertill."));
    }

    private void print(DatabasePlace place, Path passfile) throws IOException {
        if (!json) {
            terminal.say("PGPASSFILE='" + passfile.toString().replace("'", "'\\''") + "' psql \"host=" + place.hosts()
                    + " port=" + place.ports() + " user=" + place.user() + " dbname=" + place.name() + "\"");
            return;
        }
        var text = new StringWriter();
        try (var out = new JsonWriter(text)) {
            out.beginObject();
            out.name("host").value(place.hosts());
            writePort(out.name("port"), place.ports());
            out.name("user").value(place.user());
            out.name("database").value(place.name());
            out.name("passfile").value(passfile.toString());
            out.endObject();
        }
        terminal.say(text.toString());
    }

    /** A number; of several servers the ports as psql takes them. */
    private static void writePort(JsonWriter out, String ports) throws IOException {
        if (ports.contains(",")) {
            out.value(ports);
        } else {
            out.value(Integer.parseInt(ports));
        }
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
