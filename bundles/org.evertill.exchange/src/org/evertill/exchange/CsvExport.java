package org.evertill.exchange;

import java.nio.file.Path;
import org.evertill.domain.BookExport;
import org.evertill.kernel.Outcome;

/** Writes what the till knows as CSV; a service. UTF-8, comma, a header line; money as decimals, times in UTC. */
public interface CsvExport {

    /**
     * Writes a file, which is complete or not there. Problems: {@code exchange.not-written}, {@code
     * exchange.stopped}, {@code storage.…}.
     *
     * @return how many rows it has
     */
    Outcome<Long> write(BookExport what, Path target, Progress progress);
}
