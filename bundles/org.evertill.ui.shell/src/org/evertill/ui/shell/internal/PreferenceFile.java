package org.evertill.ui.shell.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.evertill.file.WholeFile;
import org.evertill.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file beside the till's database in which the window's preferences are kept. Any thread. */
final class PreferenceFile {

    /** A file that is larger is none of ours. */
    private static final long MAX_BYTES = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(PreferenceFile.class);

    private final Path file;
    private volatile Map<String, String> newest = Map.of();

    PreferenceFile(Path directory) {
        this.file = directory.resolve("window.properties");
    }

    /** What was kept; nothing when there is no file yet or it cannot be read: a window that looks as at first stops no sale. */
    Map<String, String> read() {
        var read = new Properties();
        try {
            if (Files.exists(file) && Files.size(file) <= MAX_BYTES) {
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    read.load(reader);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the preferences of the window cannot be read: {}", file, e);
            return Map.of();
        }
        var values = new TreeMap<String, String>();
        read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
        return values;
    }

    /** Remembers what is to be written, so that of two writings in whatever order the newest values stay. */
    PreferenceFile holds(Map<String, String> values) {
        newest = Map.copyOf(values);
        return this;
    }

    /** Writes what it holds. Problem: {@code ui.not-kept}. */
    synchronized Outcome<Path> write() {
        var values = new Properties();
        values.putAll(newest);
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, part -> {
                try (var writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                    values.store(writer, "How the window of this till looks");
                }
                return part;
            });
            return Outcome.ok(file);
        } catch (IOException e) {
            LOG.warn("the preferences of the window cannot be written: {}", file, e);
            return Outcome.failed(
                    "ui.not-kept",
                    "What you chose holds now, but could not be kept for the next start. Give this user the right to"
                            + " write to the data directory, and choose again.");
        }
    }
}
