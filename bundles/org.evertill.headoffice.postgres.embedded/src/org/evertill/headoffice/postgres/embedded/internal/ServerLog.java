package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The server's own log files: one per day of the week, each overwritten after a week. */
final class ServerLog {

    private static final int MAX_TAIL_BYTES = 4_000;

    private final Path directory;

    ServerLog(Path directory) {
        this.directory = directory.resolve("log");
    }

    /** What the server writes before it has opened its log. */
    Path startFile() throws IOException {
        Directories.createPrivate(directory);
        Path file = directory.resolve("start.log");
        Files.deleteIfExists(file);
        return file;
    }

    /**
     * The settings of the server that make it write here, and no value of a row with it: not by the detail or the context of an
     * error, nor by the statement with its parameters.
     */
    static String settings() {
        return "-c logging_collector=on -c log_directory=../log -c log_filename=postgresql-%a.log"
                + " -c log_truncate_on_rotation=on -c log_rotation_age=1d -c log_rotation_size=0"
                + " -c log_error_verbosity=terse -c log_min_error_statement=panic -c log_statement=none"
                + " -c log_min_duration_statement=-1 -c log_min_duration_sample=-1 -c log_transaction_sample_rate=0"
                + " -c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0";
    }

    /** What was said since the last start began. */
    String sinceLastStart() throws IOException {
        var text = new StringBuilder(tail(directory.resolve("start.log")));
        var newest = newest();
        if (newest.isPresent()) {
            String tail = tail(newest.get());
            text.append(tail.substring(Math.max(0, tail.lastIndexOf("starting PostgreSQL"))));
        }
        return text.toString();
    }

    private Optional<Path> newest() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().startsWith("postgresql-"))
                    .max(Comparator.comparing(f -> f.toFile().lastModified()));
        }
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - MAX_TAIL_BYTES));
            var in = java.nio.channels.Channels.newInputStream(channel);
            return new String(in.readNBytes(MAX_TAIL_BYTES), StandardCharsets.UTF_8);
        }
    }
}
