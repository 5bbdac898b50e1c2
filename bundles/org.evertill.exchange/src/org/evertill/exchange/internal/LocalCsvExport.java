package org.evertill.exchange.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.evertill.domain.BookExport;
import org.evertill.exchange.CsvExport;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports from the till's own database, in one snapshot, row by row. */
@Component
public final class LocalCsvExport implements CsvExport {

    private final Database database;

    @Activate
    public LocalCsvExport(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Outcome<Long> write(BookExport what, Path target, Progress progress) {
        if (Files.isDirectory(target)) {
            return Outcome.failed(notWritten(target));
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long rows = writeRows(what, part, progress);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return Outcome.ok(rows);
        } catch (IOException | UncheckedIOException e) {
            delete(part);
            return Outcome.failed(progress.stopping() ? stopped(target) : notWritten(target));
        } catch (ProblemException e) {
            delete(part);
            return Outcome.failed(e.problem());
        }
    }

    private long writeRows(BookExport what, Path file, Progress progress) throws IOException {
        var rows = new AtomicLong();
        try (var writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(what.header());
            database.read(reader -> {
                reader.forEach(what.sql(), List.of(), what::texts, fields -> {
                    writer.writeRecord(fields);
                    progress.at(rows.incrementAndGet(), -1);
                    if (progress.stopping()) {
                        throw new UncheckedIOException(new IOException("stopped"));
                    }
                });
                return rows.get();
            });
        }
        return rows.get();
    }

    private static Problem notWritten(Path target) {
        return Problem.of(
                "exchange.not-written",
                "The file " + target + " cannot be written. Check that its folder is there, that you may write to it"
                        + " and that the disk is not full.");
    }

    private static Problem stopped(Path target) {
        return Problem.of(
                "exchange.stopped",
                "The export was stopped before its end, so " + target + " was not written. Start it again.");
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // What is left is named .part, so nobody takes it for the whole.
        }
    }
}
