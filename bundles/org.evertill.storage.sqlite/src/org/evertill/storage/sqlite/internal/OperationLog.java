package org.evertill.storage.sqlite.internal;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader.RowMapper;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;

/** The rows of {@code sync_log}: the only place that knows its columns. */
final class OperationLog {

    static final String PENDING = "pending";
    static final String SYNCED = Bookkeeping.SYNCED;
    static final String CONFLICT = "conflict";
    static final String QUARANTINED = "quarantined";

    /** Where sealed changes and reasons stand: in the log, at an operation. */
    static final String CHANGES = "sync_log.changes.";

    static final String REASON = "sync_log.error_message.";

    private static final String COLUMNS =
            "seq, txn, id, table_name, entity_id, scope, operation, changes, context, hlc,"
                    + " user_id, schema_version, hash, contents";

    private static final String APPEND = "INSERT INTO sync_log (" + COLUMNS
            + ", sync_status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '" + PENDING + "', ?)";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM sync_log ";

    private OperationLog() {}

    /** What an operation changed, as canonical texts. */
    record Rows(String before, String after) {

        static Rows of(Operation op) {
            return new Rows(CanonicalJson.of(op.before()), CanonicalJson.of(op.after()));
        }

        /** As it is kept. */
        String text() {
            return "{\"after\":" + after + ",\"before\":" + before + '}';
        }
    }

    static void append(Session session, Operation op, Rows rows, String createdAt) {
        session.update(
                APPEND,
                op.seq(),
                op.txn(),
                op.id(),
                op.table(),
                op.entityId(),
                op.scope(),
                op.kind().name(),
                session.vault().sealAbout(op.table(), CHANGES + op.seq(), op.entityId(), rows.text()),
                VectorText.write(op.context()),
                op.hlc().toString(),
                op.userId(),
                op.schemaVersion(),
                op.hash(),
                op.contents().name(),
                createdAt);
    }

    static Optional<Operation> find(Session session, long seq) {
        return session.first(SELECT + "WHERE seq = ?", List.of(seq), in(session));
    }

    /** Operations from a sequence number on, in order, read lazily. */
    static void from(Session session, long seq, Consumer<Operation> consumer) {
        session.forEach(SELECT + "WHERE seq >= ? ORDER BY seq", List.of(seq), in(session), consumer);
    }

    /** Notes what became of an operation. */
    static void note(Session session, long seq, String status, String reason) {
        String kept = find(session, seq)
                .map(op -> session.vault().sealAbout(op.table(), REASON + seq, op.entityId(), reason))
                .orElse(reason);
        session.update("UPDATE sync_log SET sync_status = ?, error_message = ? WHERE seq = ?", status, kept, seq);
    }

    /** What was noted about an operation, empty when nothing was. */
    static String reason(Session session, Operation op, @Nullable String kept) {
        return kept == null ? "" : session.vault().openAbout(op.table(), REASON + op.seq(), op.entityId(), kept);
    }

    /** Reads the operation where the result stands. */
    static RowMapper<Operation> in(Session session) {
        return row -> operation(session.vault(), row);
    }

    private static Operation operation(Vault vault, ResultSet row) throws SQLException {
        String kept = vault.openAbout(row.getString(4), CHANGES + row.getLong(1), row.getString(5), row.getString(8));
        Changes changes = changes(kept);
        return new Operation(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                OperationKind.valueOf(row.getString(7)),
                changes.before(),
                changes.after(),
                VectorText.parse(row.getString(9)),
                Hlc.parse(row.getString(10)),
                row.getString(11),
                row.getInt(12),
                row.getString(13),
                Operation.Contents.valueOf(row.getString(14)));
    }

    /** Leaves an operation at its place, with other values; what was said of it may quote those that were there. */
    static void rewrite(Session session, Operation op) {
        session.update(
                "UPDATE sync_log SET changes = ?, contents = ?, error_message = NULL WHERE seq = ?",
                session.vault()
                        .sealAbout(
                                op.table(),
                                CHANGES + op.seq(),
                                op.entityId(),
                                Rows.of(op).text()),
                op.contents().name(),
                op.seq());
    }

    /** Leaves an operation at its place, without the values that nobody can read any more. */
    static void lose(Session session, long seq, String table, String entityId) {
        String nothing = new Rows("{}", "{}").text();
        session.update(
                "UPDATE sync_log SET changes = ?, contents = 'LOST' WHERE seq = ?",
                session.vault().sealAbout(table, CHANGES + seq, entityId, nothing),
                seq);
    }

    static String select() {
        return SELECT;
    }

    /** The same with what became of the operation, in {@code sync_status} and {@code error_message}. */
    static String selectWithState() {
        return "SELECT " + COLUMNS + ", sync_status, error_message FROM sync_log ";
    }

    /** When the oldest operation beyond a sequence number was made, as text. */
    static Optional<String> createdAfter(Session session, long seq) {
        return session.first(
                "SELECT created_at FROM sync_log WHERE seq > ? ORDER BY seq LIMIT 1",
                List.of(seq),
                r -> r.getString(1));
    }

    private record Changes(Row before, Row after) {}

    private static Changes changes(String text) {
        Row before = Row.EMPTY;
        Row after = Row.EMPTY;
        try (var in = new JsonReader(new StringReader(text))) {
            in.beginObject();
            while (in.hasNext()) {
                if (in.nextName().equals("before")) {
                    before = RowJson.read(in);
                } else {
                    after = RowJson.read(in);
                }
            }
            return new Changes(before, after);
        } catch (IOException | IllegalStateException e) {
            throw new ProblemException(SqlProblems.damaged("an operation of the log is unreadable"), e);
        }
    }
}
