package org.evertill.headoffice.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * Where head office keeps its database, its log and its process id: {@code --data DIR}, else the environment's
 * {@value #VARIABLE}, else the place that the operating system has for a user's application data.
 */
public final class DataDirectory {

    /** The variable that names it. */
    public static final String VARIABLE = "EVERTILL_HEADOFFICE_DATA";

    private DataDirectory() {}

    /** The one that is meant. */
    public static Path of(Optional<Path> option, Map<String, String> environment) {
        return of(option, environment, System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static Path of(Optional<Path> option, Map<String, String> environment, String system, String home) {
        String named = environment.getOrDefault(VARIABLE, "");
        Path chosen = option.orElseGet(
                () -> named.isBlank() ? perUser(environment, system.toLowerCase(Locale.ROOT), home) : Path.of(named));
        return chosen.toAbsolutePath().normalize();
    }

    /** Makes the directory, for its owner alone. Problem: {@code headoffice.data-not-writable}. */
    public static Outcome<Path> made(Path directory) {
        try {
            boolean fresh = !Files.exists(directory);
            Files.createDirectories(directory);
            var view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
            if (fresh && view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
            return Files.isWritable(directory) ? Outcome.ok(directory) : Outcome.failed(notWritable(directory));
        } catch (IOException | InvalidPathException e) {
            return Outcome.failed(notWritable(directory));
        }
    }

    private static Problem notWritable(Path directory) {
        return Problem.of(
                        "headoffice.data-not-writable",
                        "Head office may not write to its data directory " + directory
                                + ". Give this user the right to, or name another one with --data.")
                .with("directory", directory);
    }

    private static Path perUser(Map<String, String> environment, String system, String home) {
        if (system.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local);
            return base.resolve("Evertill").resolve("headoffice");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Evertill", "headoffice");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = xdg.isBlank() ? Path.of(home, ".local", "share") : Path.of(xdg);
        return base.resolve("evertill").resolve("headoffice");
    }
}
