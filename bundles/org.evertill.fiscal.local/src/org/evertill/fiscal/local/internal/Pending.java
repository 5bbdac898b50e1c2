package org.evertill.fiscal.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/** The rows of what waits to be signed. */
final class Pending {

    private Pending() {}

    static void add(UnitOfWork tx, FiscalRecord record) {
        tx.execute(
                "INSERT OR IGNORE INTO fiscal_pending"
                        + " (id, kind, register_id, document, at_ms, process_type, process_data)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        record.id(),
                        record.kind().name(),
                        record.registerId(),
                        record.document(),
                        record.at().toEpochMilli(),
                        record.processType(),
                        record.processData()));
    }

    /** The oldest. */
    static Optional<FiscalRecord> next(Reader reader) {
        return reader
                .query(
                        "SELECT id, kind, register_id, document, at_ms, process_type, process_data"
                                + " FROM fiscal_pending ORDER BY number LIMIT 1",
                        List.of(),
                        row -> new FiscalRecord(
                                row.getString(1),
                                Kind.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(5)),
                                row.getString(6),
                                row.getString(7)))
                .stream()
                .findFirst();
    }

    static boolean isThere(Reader reader, String id) {
        return !reader.query("SELECT 1 FROM fiscal_pending WHERE id = ?", List.of(id), row -> row.getInt(1))
                .isEmpty();
    }

    static long count(Reader reader) {
        return reader.query("SELECT count(*) FROM fiscal_pending", List.of(), row -> row.getLong(1))
                .getFirst();
    }

    static void done(UnitOfWork tx, String id) {
        tx.execute("DELETE FROM fiscal_pending WHERE id = ?", List.of(id));
    }
}
