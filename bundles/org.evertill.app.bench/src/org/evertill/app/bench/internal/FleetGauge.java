package org.evertill.app.bench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** Looks at head office's process and its PostgreSQL from outside. One thread. */
final class FleetGauge implements AutoCloseable {

    private static final String CONNECTIONS = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE application_name = 'evertill-headoffice' AND backend_type = 'client backend'";

    private final HeadOfficeProcess office;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection database;
    private final ProcessHandle postmaster;

    FleetGauge(HeadOfficeProcess office) throws SQLException {
        this.office = office;
        var target = office.database();
        this.database = DriverManager.getConnection(target.url(), target.user(), target.password());
        this.postmaster = ProcessHandle.of(number("SELECT pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElse(ProcessHandle.current());
    }

    /**
     * One look.
     *
     * @param rss of head office's Java, bytes; 0 where the system has no {@code /proc}
     * @param heap in use, live when garbage was collected just before, bytes
     * @param streams of pokes that head office holds
     * @param connections of head office to PostgreSQL
     * @param office processor time of head office's Java so far
     * @param postgres the same of PostgreSQL
     * @param fleet the same of this process
     */
    record Look(
            long rss, long heap, long streams, long connections, Duration office, Duration postgres, Duration fleet) {}

    /** After a collection of garbage, so not while something is timed. */
    Look lookAtRest() throws SQLException {
        office.memory();
        return look();
    }

    Look look() throws SQLException {
        String metrics = metrics();
        return new Look(
                rss(),
                value(metrics, "jvm_memory_used_bytes{area=\"heap\"}"),
                value(metrics, "evertill_streams_open"),
                number(CONNECTIONS),
                processorTime(Stream.of(office.process())),
                processorTime(Stream.concat(Stream.of(postmaster), postmaster.descendants())),
                processorTime(Stream.of(ProcessHandle.current())));
    }

    private static Duration processorTime(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String metrics() {
        try {
            return http.send(HttpRequest.newBuilder(office.metrics()).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private long rss() {
        Path status = Path.of("/proc/" + office.process().pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one number that a query gives. */
    long number(String sql) throws SQLException {
        try (var query = database.createStatement();
                var row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    Connection database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        http.close();
        database.close();
    }
}
