package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.evertill.file.Csv;
import org.evertill.kernel.Outcome;

/** The report of refused rows: a CSV file with line, reason and message, written as it goes, with their count. */
final class RefusedFile implements AutoCloseable {

    private final Csv csv;
    private final Reasons reasons = new Reasons();

    private RefusedFile(Csv csv) {
        this.csv = csv;
        csv.add(List.of("line", "reason", "message"));
    }

    /** Begins a new report, over an old one. Problem: {@code exchange.no-report}. */
    static Outcome<RefusedFile> create(Path file) {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return Outcome.ok(new RefusedFile(Csv.open(file)));
        } catch (IOException | UncheckedIOException e) {
            return Outcome.failed(
                    "exchange.no-report",
                    "The report of refused rows cannot be written to " + file
                            + ". Give another file with --report; nothing was imported.");
        }
    }

    void add(Refused refused) {
        reasons.add(refused.reason());
        csv.add(List.of(Long.toString(refused.line()), refused.reason(), refused.message()));
    }

    SortedMap<String, Long> counts() {
        return reasons.counts();
    }

    /** Throws when the report could not be written to its end. */
    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
