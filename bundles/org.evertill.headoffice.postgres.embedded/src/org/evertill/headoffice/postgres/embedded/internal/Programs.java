package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Outcome;

/**
 * Runs PostgreSQL's programs and waits for them. Their output goes to a file rather than a pipe: a server that pg_ctl
 * leaves behind would keep a pipe open for ever.
 */
final class Programs {

    private static final int PROBE_BYTES = 8 << 10;
    private static final Duration QUICK = Duration.ofSeconds(10);

    private final Path home;
    private final Path directory;
    private final List<String> prefix;

    private Programs(Path home, Path directory, List<String> prefix) {
        this.home = home;
        this.directory = directory;
        this.prefix = prefix;
    }

    /** What a program said; it went well when the exit code is 0. */
    record Finished(int exit, String output) {

        boolean well() {
            return exit == 0;
        }
    }

    /**
     * The programs in a folder, started so that PostgreSQL accepts it: it refuses the user root, so root steps into a
     * user namespace in which it is nobody in particular.
     */
    static Outcome<Programs> at(Path home, Path directory) throws IOException {
        var plain = new Programs(home, directory, List.of());
        if (!isRoot()) {
            return Outcome.ok(plain);
        }
        var namespaced = new Programs(home, directory, List.of("unshare", "-U"));
        try {
            boolean works = namespaced.run(QUICK, "", List.of("true")).well();
            return works ? Outcome.ok(namespaced) : Outcome.failed(Failures.root());
        } catch (IOException e) {
            return Outcome.failed(Failures.root());
        }
    }

    /** Runs one of PostgreSQL's programs to its end. */
    Finished postgres(Duration limit, String input, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(limit, input, command);
    }

    /** The major version, for example 18. */
    String majorVersion() throws IOException {
        String answer = postgres(QUICK, "", "postgres", "--version").output();
        var match = java.util.regex.Pattern.compile("\\d+").matcher(answer);
        if (!match.find()) {
            checkRoom();
            throw new IOException("PostgreSQL does not tell its version: " + answer);
        }
        return match.group();
    }

    /** On a full disk a program's words have no room either, so its silence does not tell why. */
    private void checkRoom() throws IOException {
        Path probe = Files.createTempFile(directory, "room", ".tmp");
        try {
            Files.write(probe, new byte[PROBE_BYTES]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Finished run(Duration limit, String input, List<String> command) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        Path output = Files.createTempFile(directory, "program", ".out");
        Path given = Files.createTempFile(directory, "program", ".in");
        try {
            Files.writeString(given, input);
            int exit = run(limit, whole, given, output);
            return new Finished(exit, Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(given);
        }
    }

    private int run(Duration limit, List<String> command, Path input, Path output) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + limit.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    private static boolean isRoot() throws IOException {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return linux && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
