package org.evertill.ui.catalogue.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evertill.kernel.Outcome;
import org.evertill.ui.UserFiles;

/** A file that may be imported. */
record CsvFile(Path path, long bytes, Instant changed) {

    private static final int MAX_FILES = 500;

    /** Those in the folder that people find; none when it is not there. Problem: {@code catalogue.no-folder}. Not on the UI's thread. */
    static Outcome<List<CsvFile>> all() {
        var folder = UserFiles.folder();
        if (!Files.isDirectory(folder)) {
            return Outcome.ok(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Outcome.ok(files.filter(CsvFile::isCsv)
                    .limit(MAX_FILES)
                    .map(CsvFile::of)
                    .toList());
        } catch (IOException | UncheckedIOException e) {
            return Outcome.failed(
                    "catalogue.no-folder",
                    "The folder " + folder + " cannot be read. Give this user the right to read it.");
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    private static boolean isCsv(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && !name.endsWith(".refused.csv")
                && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    private static CsvFile of(Path path) {
        try {
            return new CsvFile(
                    path, Files.size(path), Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
