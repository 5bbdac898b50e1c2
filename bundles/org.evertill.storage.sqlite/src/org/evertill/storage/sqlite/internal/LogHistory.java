package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.RowHistory;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;

/** A row's operations that are still in the log, found by an index. Any thread. */
final class LogHistory implements RowHistory {

    static final String BY_ROW = " WHERE entity_id = ? AND table_name = ? AND seq > ? ORDER BY seq";

    private final ReaderPool readers;

    LogHistory(ReaderPool readers) {
        this.readers = readers;
    }

    @Override
    public History.Page of(String table, String id, long after, int limit) {
        int most = Math.clamp(limit, 1, History.MAX_ENTRIES);
        return readers.read(session -> Identities.read(session)
                .map(till -> page(session, till, List.of(id, table, after), most))
                .orElse(new History.Page(List.of(), 0)));
    }

    private static History.Page page(Session session, TillIdentity till, List<Object> row, int limit) {
        return session.use(OperationLog.selectWithState() + BY_ROW, statement -> {
            Session.bind(statement, row.toArray());
            try (var rows = statement.executeQuery()) {
                var entries = new ArrayList<History.Entry>();
                long bytes = 0;
                while (entries.size() < limit && bytes < Limits.PAGE_BYTES && rows.next()) {
                    var operation = OperationLog.in(session).map(rows);
                    bytes += rows.getString("changes").length();
                    String reason = OperationLog.reason(session, operation, rows.getString("error_message"));
                    entries.add(entry(till, operation, rows.getString("sync_status"), reason));
                }
                boolean full = entries.size() == limit || bytes >= Limits.PAGE_BYTES;
                return new History.Page(entries, full ? entries.getLast().place() : 0);
            }
        });
    }

    private static History.Entry entry(TillIdentity till, Operation op, String status, String reason) {
        String verdict = switch (status) {
            case OperationLog.PENDING -> History.PENDING;
            case OperationLog.SYNCED -> History.APPLIED;
            default -> status.toUpperCase(Locale.ROOT);
        };
        return new History.Entry(
                op.seq(),
                Optional.empty(),
                new History.Author(op.userId(), till.replica(), till.registerId(), till.storeId()),
                op.seq(),
                op.kind(),
                op.scope(),
                op.hlc(),
                op.before(),
                op.after(),
                verdict,
                reason,
                List.of());
    }
}
