package org.evertill.checkout.local.internal;

import java.util.List;

/**
 * What stays of the receipts of months whose facts leave the till: how many there were and the newest number. Kept by scope
 * and by triggers, in the transactions in which storage deletes the rows, and taken back when head office sends a month
 * again. {@code letting_go} is storage's: the scopes whose rows are being deleted for that reason.
 */
final class CarriedReceipts {

    private CarriedReceipts() {}

    static final List<String> STATEMENTS = List.of("""
            CREATE TABLE receipts_carried (
                scope TEXT NOT NULL, register_id TEXT NOT NULL, receipt_series TEXT NOT NULL,
                receipts INTEGER NOT NULL, newest INTEGER NOT NULL,
                PRIMARY KEY (scope, register_id, receipt_series)) WITHOUT ROWID\
            """, """
            CREATE TRIGGER receipts_carried_over AFTER DELETE ON sales
            WHEN old.is_deleted = 0 AND EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope) BEGIN
                INSERT INTO receipts_carried
                VALUES (old.scope, old.register_id, old.receipt_series, 1, old.receipt_number)
                ON CONFLICT (scope, register_id, receipt_series)
                DO UPDATE SET receipts = receipts + 1, newest = max(newest, excluded.newest);
            END\
            """, """
            CREATE TRIGGER receipts_come_back BEFORE INSERT ON sales
            WHEN new.sync_status = 'synced' AND EXISTS (SELECT 1 FROM receipts_carried WHERE scope = new.scope) BEGIN
                DELETE FROM receipts_carried WHERE scope = new.scope;
            END\
            """);
}
