package org.evertill.checkout.local.internal;

import java.util.List;

/**
 * What stays of months whose facts leave the till: what their movements add up to, and how many receipts there were. Kept
 * by scope and by triggers, in the transactions in which storage deletes the rows, and taken back when head office sends
 * a month again. {@code letting_go} is storage's: the scopes whose rows are being deleted for that reason.
 */
final class CarriedOver {

    private CarriedOver() {}

    static final List<String> STATEMENTS = List.of(
            """
            CREATE TABLE stock_carried (
                scope TEXT NOT NULL, store_id TEXT NOT NULL, product_id TEXT NOT NULL, quantity_milli INTEGER NOT NULL,
                PRIMARY KEY (scope, store_id, product_id)) WITHOUT ROWID\
            """,
            // The balance is what it was: what the ordinary trigger takes off is put back.
            """
            CREATE TRIGGER stock_carried_over AFTER DELETE ON stock_movements
            WHEN old.is_deleted = 0 AND EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope) BEGIN
                INSERT INTO stock_carried VALUES (old.scope, old.store_id, old.product_id, old.quantity_milli)
                ON CONFLICT (scope, store_id, product_id)
                DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli;
                UPDATE stock_balance SET quantity_milli = quantity_milli + old.quantity_milli
                WHERE store_id = old.store_id AND product_id = old.product_id;
            END\
            """,
            """
            CREATE TRIGGER stock_comes_back BEFORE INSERT ON stock_movements
            WHEN new.sync_status = 'synced' AND EXISTS (SELECT 1 FROM stock_carried WHERE scope = new.scope) BEGIN
                UPDATE stock_balance SET quantity_milli = quantity_milli
                    - (SELECT sum(c.quantity_milli) FROM stock_carried c WHERE c.scope = new.scope
                        AND c.store_id = stock_balance.store_id AND c.product_id = stock_balance.product_id)
                WHERE (store_id, product_id) IN (SELECT store_id, product_id FROM stock_carried WHERE scope = new.scope);
                DELETE FROM stock_carried WHERE scope = new.scope;
            END\
            """,
            """
            CREATE TABLE receipts_carried (
                scope TEXT NOT NULL, register_id TEXT NOT NULL, receipt_series TEXT NOT NULL,
                receipts INTEGER NOT NULL, newest INTEGER NOT NULL,
                PRIMARY KEY (scope, register_id, receipt_series)) WITHOUT ROWID\
            """,
            """
            CREATE TRIGGER receipts_carried_over AFTER DELETE ON sales
            WHEN old.is_deleted = 0 AND EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope) BEGIN
                INSERT INTO receipts_carried
                VALUES (old.scope, old.register_id, old.receipt_series, 1, old.receipt_number)
                ON CONFLICT (scope, register_id, receipt_series)
                DO UPDATE SET receipts = receipts + 1, newest = max(newest, excluded.newest);
            END\
            """,
            """
            CREATE TRIGGER receipts_come_back BEFORE INSERT ON sales
            WHEN new.sync_status = 'synced' AND EXISTS (SELECT 1 FROM receipts_carried WHERE scope = new.scope) BEGIN
                DELETE FROM receipts_carried WHERE scope = new.scope;
            END\
            """);
}
