package org.evertill.headoffice.access;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of everything that opens head office: which one. Filled in by picocli, as a mixin. */
public final class DatabaseOptions {

    public static final String URL_VARIABLE = "EVERTILL_DATABASE_URL";
    public static final String USER_VARIABLE = "EVERTILL_DATABASE_USER";
    public static final String PASSWORD_VARIABLE = "EVERTILL_DATABASE_PASSWORD";
    public static final String PROGRAMS_VARIABLE = "EVERTILL_POSTGRES_PROGRAMS";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory. Default: $" + DataDirectory.VARIABLE + ", else a folder of this user.")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "JDBC",
            description = "A PostgreSQL of your own, for example jdbc:postgresql://localhost:5432/evertill. Default: $"
                    + URL_VARIABLE + ", else the built-in PostgreSQL.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            description = "Its user. Default: $" + USER_VARIABLE + ", else evertill.")
    private @Nullable String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password. Default: $" + PASSWORD_VARIABLE
                    + ". A password is never an argument: other users could see it.")
    private @Nullable Path passwordFile;

    /** The data directory. */
    public Path directory(Map<String, String> environment) {
        return DataDirectory.of(Optional.ofNullable(data), environment);
    }

    /** How the built-in PostgreSQL is run. */
    public EmbeddedSettings embedded(Map<String, String> environment) {
        var ofItsOwn = EmbeddedSettings.in(directory(environment).resolve("postgres"));
        String shared = environment.getOrDefault(PROGRAMS_VARIABLE, "");
        return shared.isBlank() ? ofItsOwn : ofItsOwn.withBinaries(Path.of(shared));
    }

    /** The database of one's own; empty for the built-in one. Problem: {@code headoffice.password-file}. */
    public Outcome<Optional<JdbcTarget>> target(Map<String, String> environment) {
        String chosen = url != null ? url : environment.getOrDefault(URL_VARIABLE, "");
        if (chosen.isBlank()) {
            return Outcome.ok(Optional.empty());
        }
        String as = user != null ? user : environment.getOrDefault(USER_VARIABLE, "evertill");
        return password(environment).map(password -> Optional.of(new JdbcTarget(chosen, as, password)));
    }

    private Outcome<String> password(Map<String, String> environment) {
        return passwordFile == null
                ? Outcome.ok(environment.getOrDefault(PASSWORD_VARIABLE, ""))
                : PasswordFile.read(passwordFile);
    }
}
