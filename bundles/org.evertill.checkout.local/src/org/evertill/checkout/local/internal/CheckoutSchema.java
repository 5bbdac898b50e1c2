package org.evertill.checkout.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What checkout keeps in the till's database beside the synced tables. */
@Component
public final class CheckoutSchema implements LocalSchema {

    @Override
    public String owner() {
        return "checkout";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(
                        1,
                        List.of(
                                RECEIPT_SERIES,
                                SHIFT_SERIES,
                                OPEN_BASKET,
                                STOCK_BALANCE,
                                STOCK_SO_FAR,
                                STOCK_INSERT,
                                STOCK_UPDATE,
                                STOCK_DELETE,
                                RETURNS_INDEX,
                                REFERENCE_INDEX)),
                new Migration(2, CarriedOver.STATEMENTS));
    }

    private static final String RECEIPT_SERIES = """
        CREATE TABLE receipt_series (
            register_id TEXT NOT NULL, series TEXT NOT NULL, next_number INTEGER NOT NULL,
            PRIMARY KEY (register_id, series)) WITHOUT ROWID\
        """;

    private static final String SHIFT_SERIES = """
        CREATE TABLE shift_series (register_id TEXT PRIMARY KEY, next_number INTEGER NOT NULL) WITHOUT ROWID\
        """;

    private static final String OPEN_BASKET = """
        CREATE TABLE open_basket (
            saved INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL)\
        """;

    /** The sum of the movements that this till knows; kept by triggers, also for rows that head office sends. */
    private static final String STOCK_BALANCE = """
        CREATE TABLE stock_balance (
            store_id TEXT NOT NULL, product_id TEXT NOT NULL, quantity_milli INTEGER NOT NULL,
            PRIMARY KEY (store_id, product_id)) WITHOUT ROWID\
        """;

    private static final String STOCK_SO_FAR = """
        INSERT INTO stock_balance SELECT store_id, product_id, sum(quantity_milli)
        FROM stock_movements WHERE is_deleted = 0 GROUP BY store_id, product_id\
        """;

    private static final String STOCK_INSERT = """
        CREATE TRIGGER stock_balance_insert AFTER INSERT ON stock_movements WHEN new.is_deleted = 0 BEGIN
            INSERT INTO stock_balance VALUES (new.store_id, new.product_id, new.quantity_milli)
            ON CONFLICT (store_id, product_id) DO UPDATE SET quantity_milli = quantity_milli + new.quantity_milli;
        END\
        """;

    private static final String STOCK_UPDATE = """
        CREATE TRIGGER stock_balance_update
        AFTER UPDATE OF store_id, product_id, quantity_milli, is_deleted ON stock_movements BEGIN
            UPDATE stock_balance SET quantity_milli = quantity_milli - old.quantity_milli
            WHERE store_id = old.store_id AND product_id = old.product_id AND old.is_deleted = 0;
            INSERT INTO stock_balance VALUES (
                new.store_id, new.product_id, CASE new.is_deleted WHEN 0 THEN new.quantity_milli ELSE 0 END)
            ON CONFLICT (store_id, product_id) DO UPDATE
            SET quantity_milli = quantity_milli + excluded.quantity_milli;
        END\
        """;

    private static final String STOCK_DELETE = """
        CREATE TRIGGER stock_balance_delete AFTER DELETE ON stock_movements WHEN old.is_deleted = 0 BEGIN
            UPDATE stock_balance SET quantity_milli = quantity_milli - old.quantity_milli
            WHERE store_id = old.store_id AND product_id = old.product_id;
        END\
        """;

    private static final String RETURNS_INDEX = """
        CREATE INDEX sale_lines_original ON sale_lines (original_line_id) WHERE original_line_id IS NOT NULL\
        """;

    private static final String REFERENCE_INDEX = """
        CREATE INDEX stock_movements_reference ON stock_movements (reference) WHERE reference IS NOT NULL\
        """;
}
