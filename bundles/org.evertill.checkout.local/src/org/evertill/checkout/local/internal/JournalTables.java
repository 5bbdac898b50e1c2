package org.evertill.checkout.local.internal;

import java.util.List;

/**
 * What a till keeps beside its journal: the newest entry, which the next one names; up to where receipts are older than the journal; and,
 * by triggers as with {@link CarriedReceipts}, how many entries there were in months that have left the till.
 */
final class JournalTables {

    private JournalTables() {}

    static final List<String> STATEMENTS = List.of("""
            CREATE TABLE journal_head (
                id INTEGER PRIMARY KEY CHECK (id = 1), entry_id TEXT NOT NULL, hash TEXT NOT NULL,
                register_id TEXT NOT NULL, receipt_series TEXT NOT NULL, receipt_number INTEGER NOT NULL)\
            """, """
            CREATE TABLE before_journal (
                register_id TEXT NOT NULL, receipt_series TEXT NOT NULL, newest INTEGER NOT NULL,
                PRIMARY KEY (register_id, receipt_series)) WITHOUT ROWID\
            """, """
            INSERT INTO before_journal SELECT register_id, receipt_series, max(receipt_number)
            FROM sales GROUP BY register_id, receipt_series\
            """, """
            CREATE TABLE journal_carried (
                scope TEXT NOT NULL, register_id TEXT NOT NULL, receipt_series TEXT NOT NULL,
                entries INTEGER NOT NULL, oldest INTEGER NOT NULL, newest INTEGER NOT NULL,
                PRIMARY KEY (scope, register_id, receipt_series)) WITHOUT ROWID\
            """, """
            CREATE TRIGGER journal_carried_over AFTER DELETE ON sale_journal
            WHEN old.is_deleted = 0 AND EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope) BEGIN
                INSERT INTO journal_carried
                VALUES (old.scope, old.register_id, old.receipt_series, 1, old.receipt_number, old.receipt_number)
                ON CONFLICT (scope, register_id, receipt_series) DO UPDATE SET entries = entries + 1,
                    oldest = min(oldest, excluded.oldest), newest = max(newest, excluded.newest);
            END\
            """, """
            CREATE TRIGGER journal_comes_back BEFORE INSERT ON sale_journal
            WHEN new.sync_status = 'synced' AND EXISTS (SELECT 1 FROM journal_carried WHERE scope = new.scope) BEGIN
                DELETE FROM journal_carried WHERE scope = new.scope;
            END\
            """);
}
