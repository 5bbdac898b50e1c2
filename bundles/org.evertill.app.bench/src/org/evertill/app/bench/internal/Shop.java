package org.evertill.app.bench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;

/** What the benchmarks share: head office, raw JDBC's tables beside its own, a place for tills. One thread. */
final class Shop implements AutoCloseable {

    private final Path directory;
    private final HeadOfficeProcess office;
    private final RawPostgres raw;
    private int tills;

    Shop(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.office = HeadOfficeProcess.start(directory.resolve("headoffice"));
        this.raw = new RawPostgres(office.database());
    }

    HeadOfficeProcess office() {
        return office;
    }

    RawPostgres raw() {
        return raw;
    }

    /** A new till of a store, enrolled and empty. */
    BenchTill till(String store) throws IOException {
        tills++;
        Path place = Files.createDirectories(directory.resolve("till-" + tills));
        return BenchTill.enrolled(place, office, store, "R" + tills);
    }

    /** A place for something of its own. */
    Path place(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** A new file for raw SQLite. */
    RawSqlite rawSqlite() throws IOException, SQLException {
        tills++;
        return RawSqlite.open(
                Files.createDirectories(directory.resolve("raw-" + tills)).resolve("raw.db"));
    }

    @Override
    public void close() throws SQLException {
        raw.close();
        office.close();
    }

    static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
