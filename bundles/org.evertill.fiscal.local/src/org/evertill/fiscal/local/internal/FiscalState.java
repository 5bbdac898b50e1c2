package org.evertill.fiscal.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evertill.fiscal.FiscalDesk.Outage;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/** Which device a till uses, and whether it signs. */
final class FiscalState {

    private static final String DEVICE = "device";

    /** With a series of Z: up to which number they were looked for. */
    private static final String CLOSINGS = "z-number-";

    private static final String NEWEST = """
            SELECT coalesce(max(z_number), 0) FROM shift_closings
            WHERE register_id = ? AND z_series = ? AND is_deleted = 0\
            """;

    private static final String NEWEST_SIGNED = """
            SELECT coalesce(max(c.z_number), 0) FROM shift_closings c JOIN fiscal_signatures s ON s.id = c.id
            WHERE c.register_id = ? AND c.z_series = ? AND c.is_deleted = 0\
            """;

    private static final String OUT_SINCE = "out-since-ms";
    private static final String OUT_REASON = "out-reason";

    private FiscalState() {}

    static Optional<String> device(Reader reader) {
        return value(reader, DEVICE);
    }

    /** From now on Z are signed, not those that there are already. */
    static void device(UnitOfWork tx, Optional<String> name, TillIdentity till) {
        if (name.isPresent()) {
            if (device(tx).isEmpty()) {
                closings(tx, till.series(), number(tx, NEWEST, till.registerId(), till.series()));
            }
            put(tx, DEVICE, name.get());
        } else {
            tx.execute("DELETE FROM fiscal_state", List.of());
        }
    }

    /** The series whose Z are signed: the till's, and those that it had since it uses a device. */
    static SortedSet<String> series(Reader reader, TillIdentity till) {
        var series = new TreeSet<>(reader.query(
                "SELECT substr(name, ?) FROM fiscal_state WHERE name GLOB ?",
                List.of(CLOSINGS.length() + 1, CLOSINGS + "*"),
                row -> row.getString(1)));
        series.add(till.series());
        return series;
    }

    /** The number of a Z up to which those of a series were looked for; no clock says it, for a clock may be put back. */
    static long closings(Reader reader, String registerId, String series) {
        return value(reader, CLOSINGS + series)
                .map(Long::parseLong)
                .orElseGet(() -> number(reader, NEWEST_SIGNED, registerId, series));
    }

    static void closings(UnitOfWork tx, String series, long number) {
        put(tx, CLOSINGS + series, Long.toString(number));
    }

    private static long number(Reader reader, String sql, String registerId, String series) {
        return reader.query(sql, List.of(registerId, series), row -> row.getLong(1))
                .getFirst();
    }

    static Optional<Outage> outage(Reader reader) {
        return value(reader, OUT_SINCE)
                .map(ms -> new Outage(
                        Instant.ofEpochMilli(Long.parseLong(ms)),
                        value(reader, OUT_REASON).orElse("")));
    }

    static void begin(UnitOfWork tx, Outage outage) {
        put(tx, OUT_SINCE, Long.toString(outage.since().toEpochMilli()));
        put(tx, OUT_REASON, outage.reason());
    }

    static void end(UnitOfWork tx) {
        tx.execute("DELETE FROM fiscal_state WHERE name IN (?, ?)", List.of(OUT_SINCE, OUT_REASON));
    }

    private static Optional<String> value(Reader reader, String name) {
        return reader
                .query("SELECT value FROM fiscal_state WHERE name = ?", List.of(name), row -> row.getString(1))
                .stream()
                .findFirst();
    }

    private static void put(UnitOfWork tx, String name, String value) {
        tx.execute("INSERT OR REPLACE INTO fiscal_state (name, value) VALUES (?, ?)", List.of(name, value));
    }
}
