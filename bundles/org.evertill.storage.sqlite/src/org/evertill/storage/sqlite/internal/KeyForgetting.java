package org.evertill.storage.sqlite.internal;

import java.security.SecureRandom;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.entity.EntityType;
import org.evertill.storage.LostKey.Losses;
import org.evertill.storage.sqlite.KeyRing;
import org.evertill.storage.sqlite.MasterKey;

/**
 * Takes out of a database what only a lost key opens. Rows go, and their scopes are loaded from nothing; operations stay where they
 * stand in the chain, without values, so that those behind them are sent as ever; the till's own key goes, so that it has to be
 * enrolled once more. Inside a transaction.
 */
final class KeyForgetting {

    private static final String SEALED = " substr(%s, 1, " + Vault.FORM.length() + ") = '" + Vault.FORM + "'";

    private final Session session;
    private final Tables tables;

    KeyForgetting(Session session, Tables tables) {
        this.session = session;
        this.tables = tables;
    }

    private record Lost(long seq, String table, String id) {}

    static KeyRing newKeys() {
        return new KeyRing(List.of(MasterKey.random(new SecureRandom())));
    }

    private List<? extends EntityTable<?>> sealedTables() {
        return tables.types().stream()
                .filter(type -> !type.sensitiveColumns().isEmpty())
                .filter(this::isThere)
                .map((EntityType<?> type) -> tables.of(type))
                .toList();
    }

    /** One that came with a newer version has no table yet. */
    private boolean isThere(EntityType<?> type) {
        return session.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", type.table()) > 0;
    }

    Losses losses() {
        var rows = new TreeMap<String, Long>();
        for (EntityTable<?> table : sealedTables()) {
            long count = session.number("SELECT count(*) FROM " + table.table());
            if (count > 0) {
                rows.put(table.table(), count);
            }
        }
        long acked = session.number("SELECT acked_seq FROM replica_state");
        String unsent = "SELECT count(*) FROM sync_log WHERE seq > ? AND";
        long lost = session.number(unsent + SEALED.formatted("changes"), acked);
        return new Losses(rows, lost, session.number(unsent + " NOT" + SEALED.formatted("changes"), acked));
    }

    /** Does it; the session seals with the new keys already. */
    void drop(KeyRing ring) {
        operations();
        rows();
        session.update("UPDATE till_identity SET " + Identities.SECRET_COLUMN + " = ''");
        Identities.formerKeysAre(session, signers());
        session.update("DELETE FROM vault_key");
        session.update("DELETE FROM vault_table");
        session.update("UPDATE vault_state SET sealed_with = ''");
        KeyCheck.note(session, ring);
    }

    /** Which keys the till had is lost with the rest; what it has signed with them names them. */
    private List<String> signers() {
        if (session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sale_journal'") == 0) {
            return List.of();
        }
        return session.list(
                "SELECT public_key FROM sale_journal WHERE replica = (SELECT replica FROM till_identity)"
                        + " GROUP BY public_key ORDER BY min(rowid)",
                List.of(),
                row -> row.getString(1));
    }

    private void operations() {
        session.update("UPDATE sync_log SET error_message = NULL WHERE" + SEALED.formatted("error_message"));
        session.list(
                        "SELECT seq, table_name, entity_id FROM sync_log WHERE" + SEALED.formatted("changes"),
                        List.of(),
                        row -> new Lost(row.getLong(1), row.getString(2), row.getString(3)))
                .forEach(lost -> OperationLog.lose(session, lost.seq(), lost.table(), lost.id()));
    }

    private void rows() {
        var scopes = new TreeSet<String>();
        for (EntityTable<?> table : sealedTables()) {
            scopes.addAll(scopes("SELECT DISTINCT scope FROM " + table.table()));
            session.update("DELETE FROM " + table.table());
            session.update("DELETE FROM early_row WHERE table_name = ?", table.table());
            session.update("DELETE FROM shadow WHERE table_name = ?", table.table());
        }
        scopes.addAll(scopes("SELECT DISTINCT scope FROM unknown_row"));
        session.update("DELETE FROM unknown_row");
        session.update("DELETE FROM shadow WHERE" + SEALED.formatted("row"));
        session.update("DELETE FROM kept_edit WHERE" + SEALED.formatted("row"));
        session.update("DELETE FROM pull_stage");
        session.update("DELETE FROM pull_cursor");
        scopes.forEach(scope -> Reloads.begin(session, tables, scope, 0));
    }

    private List<String> scopes(String select) {
        return session.list(select, List.of(), row -> row.getString(1)).stream()
                .filter(scope -> session.number("SELECT count(*) FROM sync_cursor WHERE scope = ?", scope) > 0)
                .toList();
    }
}
