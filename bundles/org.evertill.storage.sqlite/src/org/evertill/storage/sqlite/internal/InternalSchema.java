package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Set;
import org.evertill.storage.LocalSchema;

/** The tables that storage itself needs, by numbered migrations. One that was shipped is never edited. */
final class InternalSchema implements LocalSchema {

    /** Tables that no statement from outside may write, whatever it is; the guarded ones have triggers as well. */
    static final Set<String> TABLES = Set.of(
            "migration",
            "till_identity",
            "replica_state",
            "sync_log",
            "shadow",
            "sync_cursor",
            "pull_stage",
            "pull_cursor",
            "pull_load",
            "unknown_row",
            "early_row",
            "only_here",
            "kept_edit",
            "letting_go",
            "oldest_month",
            "branch",
            "vault_key",
            "vault_table",
            "vault_state",
            "pending_op");

    /** Those where a silent change would do harm that nothing else notices. */
    static final List<String> GUARDED = List.of(
            "till_identity",
            "sync_log",
            "shadow",
            "sync_cursor",
            "pull_cursor",
            "pull_load",
            "early_row",
            "only_here",
            "kept_edit",
            "letting_go",
            "oldest_month",
            "branch",
            "vault_key",
            "vault_table",
            "vault_state");

    @Override
    public String owner() {
        return "storage";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(1, FIRST),
                new Migration(2, ROWS_LEAVE_SCOPES),
                // what was local becomes an entity of that name, which comes from head office
                new Migration(3, List.of("DROP TABLE sync_conflicts")),
                new Migration(4, EARLY_ROWS),
                new Migration(5, LOG_BASE),
                new Migration(6, SHADOWS_LEAVE_SCOPES),
                new Migration(7, LETTING_GO),
                new Migration(8, LOADS),
                new Migration(9, BRANCHES),
                new Migration(10, KEYS),
                new Migration(11, VAULT),
                new Migration(12, CONTENTS),
                // the keys that the till had before, sealed: what it signed with them stays its own
                new Migration(13, List.of("ALTER TABLE till_identity ADD COLUMN former_keys TEXT NOT NULL DEFAULT ''")),
                new Migration(14, DIGESTS),
                new Migration(15, KEPT_EDITS),
                // null unless the till was told that it is shut out: the newest operation that head office has or keeps
                // apart
                new Migration(16, List.of("ALTER TABLE replica_state ADD COLUMN kept_apart_seq INTEGER")));
    }

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE till_identity (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              replica TEXT NOT NULL,
              incarnation INTEGER NOT NULL,
              chain_name TEXT NOT NULL,
              store_id TEXT NOT NULL,
              register_id TEXT NOT NULL,
              series TEXT NOT NULL,
              head_office TEXT NOT NULL,
              token TEXT NOT NULL)\
            """,
            // One row. last_*: newest operation; acked_seq: head office has it up to here; pulled_seq: what the rows
            // of the last cut contained of it; writing: see WriteGuard.
            """
            CREATE TABLE replica_state (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              last_seq INTEGER NOT NULL,
              last_hash TEXT NOT NULL,
              last_hlc TEXT NOT NULL,
              acked_seq INTEGER NOT NULL,
              pulled_seq INTEGER NOT NULL,
              epoch INTEGER NOT NULL,
              applied_at TEXT,
              writing INTEGER NOT NULL)\
            """,
            "INSERT INTO replica_state VALUES (1, 0, '', '000000000000-0000', 0, 0, 0, NULL, 0)",
            """
            CREATE TABLE sync_log (
              seq INTEGER PRIMARY KEY,
              txn TEXT NOT NULL,
              id TEXT NOT NULL,
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              scope TEXT NOT NULL,
              operation TEXT NOT NULL,
              changes TEXT NOT NULL,
              context TEXT NOT NULL,
              hlc TEXT NOT NULL,
              user_id TEXT NOT NULL,
              schema_version INTEGER NOT NULL,
              hash TEXT NOT NULL,
              sync_status TEXT NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0,
              created_at TEXT NOT NULL,
              error_message TEXT)\
            """,
            // Partial, so that the ordinary operation costs nothing here.
            "CREATE INDEX sync_log_trouble ON sync_log (sync_status)"
                    + " WHERE sync_status IN ('conflict', 'quarantined')",
            """
            CREATE TABLE sync_conflicts (
              id TEXT PRIMARY KEY,
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              seq INTEGER NOT NULL,
              reason TEXT NOT NULL,
              opened_at TEXT NOT NULL,
              resolved_at TEXT)\
            """,
            "CREATE INDEX sync_conflicts_open ON sync_conflicts (table_name, entity_id) WHERE resolved_at IS NULL",
            // after_seq: the row's operations beyond it stand on top of this image.
            """
            CREATE TABLE shadow (
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              scope TEXT NOT NULL,
              version INTEGER NOT NULL,
              deleted INTEGER NOT NULL,
              row TEXT NOT NULL,
              after_seq INTEGER NOT NULL,
              PRIMARY KEY (table_name, entity_id)) WITHOUT ROWID\
            """,
            "CREATE TABLE sync_cursor (scope TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,"
                    + " digest TEXT)",
            """
            CREATE TABLE pull_stage (
              n INTEGER PRIMARY KEY,
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              scope TEXT NOT NULL,
              seq INTEGER NOT NULL,
              version INTEGER NOT NULL,
              deleted INTEGER NOT NULL,
              row TEXT NOT NULL)\
            """,
            "CREATE INDEX pull_stage_table ON pull_stage (table_name)",
            "CREATE TABLE pull_cursor (scope TEXT PRIMARY KEY, seq INTEGER NOT NULL)",
            """
            CREATE TABLE unknown_row (
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              scope TEXT NOT NULL,
              seq INTEGER NOT NULL,
              version INTEGER NOT NULL,
              deleted INTEGER NOT NULL,
              row TEXT NOT NULL,
              PRIMARY KEY (table_name, entity_id)) WITHOUT ROWID\
            """);

    /** Rows that are shown as head office answered with them, ahead of the cut that brings them. */
    private static final List<String> EARLY_ROWS = List.of("""
        CREATE TABLE early_row (
          table_name TEXT NOT NULL,
          entity_id TEXT NOT NULL,
          version INTEGER NOT NULL,
          PRIMARY KEY (table_name, entity_id)) WITHOUT ROWID\
        """);

    /**
     * base_*: the newest operation that was taken out of the log, from which the chain is verified on; 0 while it is
     * whole. The index finds a row's operations, whatever the log's length.
     */
    private static final List<String> LOG_BASE = List.of(
            "ALTER TABLE replica_state ADD COLUMN base_seq INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE replica_state ADD COLUMN base_hash TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX sync_log_row ON sync_log (entity_id, seq)");

    /**
     * Scopes of months whose facts leave this till, from the first of their rows to the last, and per store the oldest
     * month that stays. Other bundles' triggers may look whether a row is deleted because its scope is let go of.
     */
    private static final List<String> LETTING_GO = List.of(
            "CREATE TABLE letting_go (scope TEXT PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE oldest_month (store TEXT PRIMARY KEY, scope TEXT NOT NULL) WITHOUT ROWID");

    /** Scopes that are loaded from nothing, with the floors that head office told at the beginning. */
    private static final List<String> LOADS = List.of(
            "CREATE TABLE pull_load (scope TEXT PRIMARY KEY, floor INTEGER NOT NULL) WITHOUT ROWID",
            // where a row was when it landed
            "ALTER TABLE early_row ADD COLUMN scope TEXT NOT NULL DEFAULT ''");

    /**
     * Whose the operations are, see {@link Branches}. witnessed: whether there is a {@link Witness}, so that one that is missing is
     * noticed.
     */
    private static final List<String> BRANCHES = List.of(
            """
            CREATE TABLE branch (
              incarnation INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              series TEXT NOT NULL,
              of INTEGER NOT NULL,
              after_seq INTEGER NOT NULL,
              after_hash TEXT NOT NULL,
              until_seq INTEGER NOT NULL,
              began_at TEXT)\
            """,
            "INSERT INTO branch SELECT incarnation, replica, series, 0, 0, '', 9223372036854775807, NULL FROM till_identity",
            "ALTER TABLE replica_state ADD COLUMN witnessed INTEGER NOT NULL DEFAULT 0");

    /** A till shows who it is with a key of its own, and knows head office by its keys. A token of before is of no use any more. */
    private static final List<String> KEYS = List.of(
            "ALTER TABLE till_identity RENAME COLUMN token TO device_key",
            "UPDATE till_identity SET device_key = ''",
            "ALTER TABLE till_identity ADD COLUMN server_keys TEXT NOT NULL DEFAULT ''");

    /**
     * vault_key: which keys values may be sealed with, each with a value by which it is recognised. vault_table: the columns of
     * each table that are sealed throughout. sealed_with: the key that all sealed values have; unclean: whether the file's unused
     * parts may still hold what is sealed now. See {@link Vault}.
     */
    private static final List<String> VAULT = List.of(
            "CREATE TABLE vault_key (id TEXT PRIMARY KEY, check_value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE vault_table (table_name TEXT PRIMARY KEY, columns TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE vault_state (id INTEGER PRIMARY KEY CHECK (id = 1), sealed_with TEXT NOT NULL,"
                    + " unclean INTEGER NOT NULL)",
            "INSERT INTO vault_state VALUES (1, '', 0)");

    /** Whether an operation still is as it was made, see {@link org.evertill.sync.protocol.Operation.Contents}. */
    private static final List<String> CONTENTS =
            List.of("ALTER TABLE sync_log ADD COLUMN contents TEXT NOT NULL DEFAULT 'WHOLE'");

    /**
     * sync_cursor: digest is the sum of the rows that this till has at the cut, told what head office says that it is, compared_at when
     * it was looked into why the two differ without coming to an end. early_row: what the row added to which scope's digest before it
     * landed. only_here: facts that head office lost, which do not count, and whether it was offered them. looked_at: when all sums were last taken anew from the rows.
     */
    private static final List<String> DIGESTS = List.of(
            "ALTER TABLE pull_stage ADD COLUMN digest INTEGER",
            "ALTER TABLE pull_cursor ADD COLUMN told TEXT",
            "ALTER TABLE sync_cursor ADD COLUMN told TEXT",
            "ALTER TABLE sync_cursor ADD COLUMN compared_at TEXT",
            "ALTER TABLE early_row ADD COLUMN digest INTEGER",
            "ALTER TABLE early_row ADD COLUMN of_scope TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE replica_state ADD COLUMN looked_at TEXT",
            "CREATE TABLE only_here (table_name TEXT NOT NULL, entity_id TEXT NOT NULL, offered INTEGER NOT NULL DEFAULT 0,"
                    + " PRIMARY KEY (table_name, entity_id)) WITHOUT ROWID");

    /**
     * kept_edit: rows as head office had them before it was put back from a backup, see {@link KeptEdits}; offered_at: when it was offered
     * them. cut_epoch: head office's epoch at the last cut, 0 before the first.
     */
    private static final List<String> KEPT_EDITS = List.of(
            """
            CREATE TABLE kept_edit (
              table_name TEXT NOT NULL,
              entity_id TEXT NOT NULL,
              version INTEGER NOT NULL,
              scope TEXT NOT NULL,
              deleted INTEGER NOT NULL,
              row TEXT NOT NULL,
              offered_at TEXT,
              PRIMARY KEY (table_name, entity_id, version)) WITHOUT ROWID\
            """,
            "ALTER TABLE replica_state ADD COLUMN cut_epoch INTEGER NOT NULL DEFAULT 0",
            "UPDATE replica_state SET cut_epoch = coalesce((SELECT min(epoch) FROM sync_cursor), 0)");

    private static final List<String> ROWS_LEAVE_SCOPES =
            List.of("ALTER TABLE pull_stage ADD COLUMN gone INTEGER NOT NULL DEFAULT 0");

    private static final List<String> SHADOWS_LEAVE_SCOPES =
            List.of("ALTER TABLE shadow ADD COLUMN gone INTEGER NOT NULL DEFAULT 0");
}
