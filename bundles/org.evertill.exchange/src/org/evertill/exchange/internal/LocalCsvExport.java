package org.evertill.exchange.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.evertill.domain.BookExport;
import org.evertill.exchange.CsvExport;
import org.evertill.exchange.Progress;
import org.evertill.file.Csv;
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
        try {
            return Outcome.ok(Csv.write(target, what.header(), csv -> add(what, csv, progress)));
        } catch (IOException e) {
            return Outcome.failed(progress.stopping() ? stopped(target) : notWritten(target));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    private void add(BookExport what, Csv csv, Progress progress) {
        database.read(reader -> {
            var rows = new AtomicLong();
            reader.forEach(what.sql(), List.of(), what::texts, fields -> {
                csv.add(fields);
                progress.at(rows.incrementAndGet(), -1);
                if (progress.stopping()) {
                    throw new UncheckedIOException(new IOException("stopped"));
                }
            });
            return rows.get();
        });
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
}
