package org.evertill.fiscal.dsfinvk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.SettingValue;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of the DSFinV-K for the Z of some days of this till's register. A Z at a time is read, each in a snapshot of its own:
 * what a closed shift has does not change any more. Memory is that of a receipt and of the sums of a Z.
 */
record DsfinvkExport(Database database, String software) {

    private static final Logger LOG = LoggerFactory.getLogger(DsfinvkExport.class);
    private static final String INDEX = "index.xml";

    /** What was written. */
    record Written(long closings, long records) {}

    /**
     * Writes into a directory, which is made and has to be empty. Problems: {@code fiscal.no-z}, {@code fiscal.no-company},
     * {@code fiscal.incomplete}, {@code fiscal.no-export}.
     *
     * @param from the first day on which a shift was closed, by the store's calendar
     * @param to the last one
     */
    Outcome<Written> write(Path directory, LocalDate from, LocalDate to) {
        try {
            Files.createDirectories(directory);
            try (var files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    return notWritten(directory);
                }
            }
        } catch (IOException e) {
            return notWritten(directory);
        }
        try {
            return Outcome.ok(whole(directory, from, to));
        } catch (ProblemException e) {
            clear(directory);
            return Outcome.failed(e.problem());
        } catch (IOException | UncheckedIOException e) {
            clear(directory);
            return notWritten(directory);
        }
    }

    private Written whole(Path directory, LocalDate from, LocalDate to) throws IOException {
        var company = database.read(this::company);
        long[] written = new long[2];
        try (var sheets = new Sheets(directory)) {
            database.read(reader -> closings(reader, from, to)).forEach(id -> {
                written[0]++;
                written[1] += database.read(reader -> closing(reader, id, company, sheets));
            });
        }
        if (written[0] == 0) {
            throw Attempt.problem(
                    "fiscal.no-z",
                    "The till knows of no Z of its register from " + from + " to " + to
                            + ". Check the days; a shift that is open is exported after its Z.");
        }
        var who = company.company();
        Files.writeString(
                directory.resolve(INDEX), IndexXml.of(Table.ALL, who.name(), who.town(), ClosingExport.EDITION));
        return new Written(written[0], written[1]);
    }

    private Company company(Reader reader) {
        return Company.of(
                Place.of(database, reader).store(),
                name -> reader
                        .select(
                                DomainTypes.SETTING_VALUE,
                                Selection.where(Filter.equal("name", name)).page(0, Selection.MAX_LIMIT))
                        .stream()
                        .map(Stored<SettingValue>::value)
                        .toList());
    }

    /** Their identifiers: a few letters for each shift of the days. */
    private List<String> closings(Reader reader, LocalDate from, LocalDate to) {
        var place = Place.of(database, reader);
        return reader.query(
                "SELECT id FROM shift_closings WHERE store_id = ? AND closed_at >= ? AND closed_at < ?"
                        + " AND register_id = ? AND NOT is_deleted ORDER BY closed_at, z_series, z_number",
                List.of(
                        place.store().id(),
                        start(place, from),
                        start(place, to.plusDays(1)),
                        place.till().registerId()),
                row -> row.getString(1));
    }

    private static String start(Place place, LocalDate day) {
        return ColumnType.text(day.atStartOfDay(place.zone()).toInstant());
    }

    private long closing(Reader reader, String id, Company company, Sheets sheets) {
        var z = reader.find(ShiftTypes.SHIFT_CLOSING, id).map(Stored::value).orElseThrow();
        return new ClosingExport(new Facts(reader), company, software, sheets).write(z);
    }

    /** Half an export is none. */
    private static void clear(Path directory) {
        for (String file : Stream.concat(Table.ALL.stream().map(Table::file), Stream.of(INDEX))
                .toList()) {
            try {
                Files.deleteIfExists(directory.resolve(file));
            } catch (IOException e) {
                LOG.warn("{} of an export that failed stays", file, e);
            }
        }
    }

    private static <T> Outcome<T> notWritten(Path directory) {
        return Outcome.failed(
                "fiscal.no-export",
                "The export cannot be written to " + directory
                        + ". Name a directory that is empty or not there yet, on a disk with room.");
    }
}
