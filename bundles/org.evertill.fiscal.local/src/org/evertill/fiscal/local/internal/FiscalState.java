package org.evertill.fiscal.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalDesk.Outage;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/** Which device a till uses, and whether it signs. */
final class FiscalState {

    private static final String DEVICE = "device";

    /** Until when Z were looked for. */
    private static final String CLOSINGS = "closings-ms";

    private static final String OUT_SINCE = "out-since-ms";
    private static final String OUT_REASON = "out-reason";

    private FiscalState() {}

    static Optional<String> device(Reader reader) {
        return value(reader, DEVICE);
    }

    static void device(UnitOfWork tx, Optional<String> name, Instant now) {
        if (name.isPresent()) {
            if (device(tx).isEmpty()) {
                closings(tx, now);
            }
            put(tx, DEVICE, name.get());
        } else {
            tx.execute("DELETE FROM fiscal_state", List.of());
        }
    }

    static Instant closings(Reader reader) {
        return value(reader, CLOSINGS)
                .map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)))
                .orElse(Instant.EPOCH);
    }

    static void closings(UnitOfWork tx, Instant at) {
        put(tx, CLOSINGS, Long.toString(at.toEpochMilli()));
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
