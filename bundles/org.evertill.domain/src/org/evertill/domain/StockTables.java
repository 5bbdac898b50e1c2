package org.evertill.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a till keeps its stock on hand: tables and triggers in SQLite, in the order of their migrations. Whatever writes a
 * movement or a count, a sale or a cut, moves the balance in the same transaction, and in whatever order they come it is the
 * same: what the last count says and the movements after it. {@code letting_go} is storage's: the scopes whose rows are being
 * deleted because their month is no longer kept.
 */
public final class StockTables {

    /** The balance as the sum of movements. */
    public static final List<String> BALANCE = List.of("""
        CREATE TABLE stock_balance (
            store_id TEXT NOT NULL, product_id TEXT NOT NULL, quantity_milli INTEGER NOT NULL,
            PRIMARY KEY (store_id, product_id)) WITHOUT ROWID\
        """, """
        INSERT INTO stock_balance SELECT store_id, product_id, sum(quantity_milli)
        FROM stock_movements WHERE is_deleted = 0 GROUP BY store_id, product_id\
        """, """
        CREATE TRIGGER stock_balance_insert AFTER INSERT ON stock_movements WHEN new.is_deleted = 0 BEGIN
            INSERT INTO stock_balance VALUES (new.store_id, new.product_id, new.quantity_milli)
            ON CONFLICT (store_id, product_id) DO UPDATE SET quantity_milli = quantity_milli + new.quantity_milli;
        END\
        """, """
        CREATE TRIGGER stock_balance_update
        AFTER UPDATE OF store_id, product_id, quantity_milli, is_deleted ON stock_movements BEGIN
            UPDATE stock_balance SET quantity_milli = quantity_milli - old.quantity_milli
            WHERE store_id = old.store_id AND product_id = old.product_id AND old.is_deleted = 0;
            INSERT INTO stock_balance VALUES (
                new.store_id, new.product_id, CASE new.is_deleted WHEN 0 THEN new.quantity_milli ELSE 0 END)
            ON CONFLICT (store_id, product_id) DO UPDATE
            SET quantity_milli = quantity_milli + excluded.quantity_milli;
        END\
        """, """
        CREATE TRIGGER stock_balance_delete AFTER DELETE ON stock_movements WHEN old.is_deleted = 0 BEGIN
            UPDATE stock_balance SET quantity_milli = quantity_milli - old.quantity_milli
            WHERE store_id = old.store_id AND product_id = old.product_id;
        END\
        """);

    /** What stays of months that leave the till: what their movements add up to, taken back when a month comes again. */
    public static final List<String> CARRIED = List.of(
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
            """);

    /** Every step, for a database that has the synced tables and storage's, and nothing of this yet. */
    public static final List<String> ALL = Stream.of(BALANCE, CARRIED, CountedStock.STATEMENTS)
            .flatMap(List::stream)
            .toList();

    /** Counts as checkpoints. */
    public static final List<String> COUNTED = CountedStock.STATEMENTS;

    private StockTables() {}
}
