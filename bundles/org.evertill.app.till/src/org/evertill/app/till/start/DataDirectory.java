package org.evertill.app.till.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;

/**
 * Where a till keeps its database and its log: {@code --data DIR}, else the environment's {@value #VARIABLE}, else the
 * place that the operating system has for a user's application data.
 */
public final class DataDirectory {

    /** The environment variable that names the directory. */
    public static final String VARIABLE = "EVERTILL_DATA";

    private static final String OPTION = "--data";

    private DataDirectory() {}

    /**
     * The directory of this process; it need not exist yet. Problem: {@code till.bad-directory} for a text that is no
     * path.
     *
     * @param arguments the application's arguments; others than {@code --data} are passed over
     */
    public static Outcome<Path> of(List<String> arguments) {
        return of(option(arguments), System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static Outcome<Path> of(Optional<String> option, Map<String, String> environment, String system, String home) {
        var text = option.orElseGet(() -> environment.getOrDefault(VARIABLE, ""));
        try {
            var path = text.isBlank() ? perUser(environment, system.toLowerCase(Locale.ROOT), home) : Path.of(text);
            return Outcome.ok(path.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Outcome.failed(
                    "till.bad-directory",
                    "The text \"" + text + "\" is no path of a data directory. Give an existing or new directory with"
                            + " --data or in " + VARIABLE + ".");
        }
    }

    static Optional<String> option(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                return Optional.of(argument.substring(OPTION.length() + 1));
            }
            if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Path perUser(Map<String, String> environment, String system, String home) {
        if (system.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Evertill/till");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Evertill", "till");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.isBlank() ? Path.of(home, ".local", "share") : Path.of(xdg)).resolve("evertill/till");
    }
}
