package org.evertill.stock.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/**
 * What stock keeps in the till's database beside the synced tables: the numbers of papers, and of months that leave the till what their
 * receipts cost, so that the average is the same as at head office, which keeps all. {@code letting_go} is storage's.
 */
@Component
public final class StockSchema implements LocalSchema {

    private static final String SERIES = """
        CREATE TABLE stock_series (
            beginning TEXT PRIMARY KEY, next_number INTEGER NOT NULL) WITHOUT ROWID\
        """;

    private static final String CARRIED = """
        CREATE TABLE cost_carried (
            id TEXT PRIMARY KEY, scope TEXT NOT NULL, store_id TEXT, product_id TEXT, occurred_at TEXT, kind TEXT,
            quantity_milli INTEGER, cost_minor INTEGER, cost_currency TEXT, on_hand_milli INTEGER,
            reversed_line_id TEXT) WITHOUT ROWID\
        """;

    private static final String CARRIED_OVER = """
        CREATE TRIGGER cost_carried_over AFTER DELETE ON stock_document_lines
        WHEN old.is_deleted = 0 AND old.cost_minor IS NOT NULL AND old.kind IN ('RECEIPT', 'TRANSFER_IN')
            AND EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope) BEGIN
            INSERT OR REPLACE INTO cost_carried VALUES (
                old.id, old.scope, old.store_id, old.product_id, old.occurred_at, old.kind, old.quantity_milli,
                old.cost_minor, old.cost_currency, old.on_hand_milli, old.reversed_line_id);
        END\
        """;

    private static final String COMES_BACK = """
        CREATE TRIGGER cost_comes_back BEFORE INSERT ON stock_document_lines
        WHEN new.sync_status = 'synced' AND EXISTS (SELECT 1 FROM cost_carried WHERE id = new.id) BEGIN
            DELETE FROM cost_carried WHERE id = new.id;
        END\
        """;

    private static final String LINES = """
        CREATE VIEW stock_cost_lines AS
        SELECT id, store_id, product_id, occurred_at, kind, quantity_milli, cost_minor, cost_currency, on_hand_milli,
               reversed_line_id, is_deleted FROM stock_document_lines
        UNION ALL
        SELECT id, store_id, product_id, occurred_at, kind, quantity_milli, cost_minor, cost_currency, on_hand_milli,
               reversed_line_id, 0 FROM cost_carried\
        """;

    @Override
    public String owner() {
        return "stock";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(
                1,
                List.of(
                        SERIES,
                        CARRIED,
                        "CREATE INDEX cost_carried_product ON cost_carried (product_id, store_id, occurred_at)",
                        CARRIED_OVER,
                        COMES_BACK,
                        LINES)));
    }
}
