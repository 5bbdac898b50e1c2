package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's data directory: made once, whole or not at all, with one user and one database. The sort order is the
 * code points', which no system library can change under an index.
 */
final class Cluster {

    static final String USER = "evertill";
    static final String DATABASE = "evertill";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration INIT_LIMIT = Duration.ofMinutes(5);

    private final Path directory;

    Cluster(Path directory) {
        this.directory = directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Makes the cluster when it is not there; checks that the programs can read it when it is. Nothing may run on it. */
    Outcome<Cluster> prepared(Programs programs) throws IOException {
        if (!Files.exists(data())) {
            return made(programs);
        }
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        String ours = programs.majorVersion();
        if (!found.equals(ours)) {
            return Outcome.failed(Failures.version(found, ours));
        }
        return Files.exists(passwordFile()) ? Outcome.ok(this) : withNewPassword(programs);
    }

    private Outcome<Cluster> made(Programs programs) throws IOException {
        Path fresh = directory.resolve("data.new");
        Directories.delete(fresh);
        Directories.writePrivate(passwordFile(), Nanoid.random());
        var init = programs.postgres(
                INIT_LIMIT,
                "",
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        if (!init.well()) {
            return Outcome.failed(Failures.of(init.output(), directory));
        }
        var create = single(programs, fresh, "CREATE DATABASE " + DATABASE + ";\n");
        if (!create.well()) {
            return Outcome.failed(Failures.of(create.output(), directory));
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("made a PostgreSQL cluster in {}", data());
        return Outcome.ok(this);
    }

    /** The password is only a key to what lies beside it, so a lost one is replaced rather than mourned. */
    private Outcome<Cluster> withNewPassword(Programs programs) throws IOException {
        String password = Nanoid.random();
        var change = single(programs, data(), "ALTER ROLE " + USER + " PASSWORD '" + password + "';\n");
        if (!change.well()) {
            return Outcome.failed(Failures.of(change.output(), directory));
        }
        Directories.writePrivate(passwordFile(), password);
        LOG.warn("the password file of {} was missing and has been made anew", data());
        return Outcome.ok(this);
    }

    /** Runs statements without a server; the text goes in by standard input, never by the command line. */
    private static Programs.Finished single(Programs programs, Path data, String statements) throws IOException {
        var done = programs.postgres(INIT_LIMIT, statements, "postgres", "--single", "-D", data.toString(), "postgres");
        boolean refused = done.output().contains("ERROR:");
        return refused ? new Programs.Finished(1, done.output()) : done;
    }
}
