package org.evertill.domain;

import java.util.List;

/**
 * The third step of {@link StockTables}: the balance stands on the last count. {@code stock_balance} remembers which that is,
 * so that a movement is one comparison, whatever lies behind; only a new last count looks at the movements after it, by
 * index. A fact that lacks its store, its product or its number counts for nothing; one that lacks its moment lies before
 * every count.
 */
final class CountedStock {

    private static final String IS_LET_GO = "EXISTS (SELECT 1 FROM letting_go WHERE scope = old.scope)";

    private static final String AFTER_THE_COUNT = "(counted_at IS NULL OR %s.occurred_at > counted_at)";

    private static final String IS_WHOLE =
            "%1$s.is_deleted = 0 AND %1$s.store_id IS NOT NULL AND %1$s.product_id IS NOT NULL"
                    + " AND %1$s.quantity_milli IS NOT NULL";

    /** Of two counts with one moment the one with the greater identifier: any rule that is the same everywhere. */
    private static final String LATEST_FIRST = " ORDER BY occurred_at DESC, id DESC LIMIT 1";

    /** A sum that is exact within 64 bits and never refuses a page beyond them. */
    private static String sum(String from) {
        return "coalesce((SELECT sum(quantity_milli / 1000000000) * 1000000000 + sum(quantity_milli % 1000000000) FROM "
                + from + "), 0)";
    }

    private static final String LAST_COUNT = "SELECT id, occurred_at, quantity_milli FROM ("
            + "SELECT * FROM (SELECT id, occurred_at, quantity_milli FROM stock_counts"
            + " WHERE product_id = new.product_id AND store_id = new.store_id AND is_deleted = 0"
            + " AND occurred_at IS NOT NULL AND quantity_milli IS NOT NULL" + LATEST_FIRST + ")"
            + " UNION ALL SELECT id, occurred_at, quantity_milli FROM count_carried"
            + " WHERE store_id = new.store_id AND product_id = new.product_id)" + LATEST_FIRST;

    static final List<String> STATEMENTS = List.of(
            "DROP INDEX IF EXISTS stock_movements__product_id",
            "ALTER TABLE stock_balance ADD COLUMN counted_at TEXT",
            "ALTER TABLE stock_balance ADD COLUMN count_id TEXT",
            // The last count of those that left, so that the check knows what the balance stands on.
            """
            CREATE TABLE count_carried (
                store_id TEXT NOT NULL, product_id TEXT NOT NULL, scope TEXT NOT NULL, id TEXT NOT NULL,
                occurred_at TEXT NOT NULL, quantity_milli INTEGER NOT NULL,
                PRIMARY KEY (store_id, product_id)) WITHOUT ROWID\
            """,
            "CREATE INDEX count_carried_scope ON count_carried (scope)",
            "DROP TRIGGER stock_balance_insert",
            "DROP TRIGGER stock_balance_update",
            "DROP TRIGGER stock_balance_delete",
            "DROP TRIGGER stock_carried_over",
            "CREATE TRIGGER stock_balance_insert AFTER INSERT ON stock_movements WHEN " + IS_WHOLE.formatted("new")
                    + " BEGIN " + added("new") + " END",
            "CREATE TRIGGER stock_balance_update AFTER UPDATE"
                    + " OF store_id, product_id, occurred_at, quantity_milli, is_deleted ON stock_movements WHEN"
                    + " (old.store_id, old.product_id, old.occurred_at, old.quantity_milli, old.is_deleted) IS NOT"
                    + " (new.store_id, new.product_id, new.occurred_at, new.quantity_milli, new.is_deleted) BEGIN "
                    + taken(IS_WHOLE.formatted("old"))
                    + added("new").replace(" WHERE true", " WHERE " + IS_WHOLE.formatted("new"))
                    + " END",
            "CREATE TRIGGER stock_balance_delete AFTER DELETE ON stock_movements WHEN " + IS_WHOLE.formatted("old")
                    + " AND NOT " + IS_LET_GO + " BEGIN " + taken("true") + " END",
            // What lies before the last count is in it: only what came after is carried.
            "CREATE TRIGGER stock_carried_over AFTER DELETE ON stock_movements WHEN " + IS_WHOLE.formatted("old")
                    + " AND " + IS_LET_GO + " BEGIN"
                    + " INSERT INTO stock_carried SELECT old.scope, old.store_id, old.product_id, old.quantity_milli"
                    + " FROM stock_balance WHERE store_id = old.store_id AND product_id = old.product_id AND "
                    + AFTER_THE_COUNT.formatted("old")
                    + " ON CONFLICT (scope, store_id, product_id)"
                    + " DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli; END",
            // A row put here makes the balance of its product in its store anew; nothing is stored in it.
            "CREATE VIEW stock_recount AS SELECT store_id, product_id FROM stock_balance",
            "CREATE TRIGGER stock_recounted INSTEAD OF INSERT ON stock_recount WHEN new.store_id IS NOT NULL"
                    + " AND new.product_id IS NOT NULL BEGIN " + recount() + " END",
            "CREATE TRIGGER stock_count_insert AFTER INSERT ON stock_counts WHEN new.is_deleted = 0 AND NOT EXISTS"
                    + " (SELECT 1 FROM stock_balance WHERE store_id = new.store_id AND product_id = new.product_id"
                    + " AND (counted_at, count_id) >= (new.occurred_at, new.id)) BEGIN "
                    + recountOf("new") + " END",
            "CREATE TRIGGER stock_count_update AFTER UPDATE"
                    + " OF store_id, product_id, occurred_at, quantity_milli, is_deleted ON stock_counts WHEN"
                    + " (old.store_id, old.product_id, old.occurred_at, old.quantity_milli, old.is_deleted) IS NOT"
                    + " (new.store_id, new.product_id, new.occurred_at, new.quantity_milli, new.is_deleted) BEGIN "
                    + recountOf("old") + recountOf("new") + " END",
            "CREATE TRIGGER stock_count_delete AFTER DELETE ON stock_counts WHEN NOT " + IS_LET_GO + " AND EXISTS"
                    + " (SELECT 1 FROM stock_balance WHERE store_id = old.store_id AND product_id = old.product_id"
                    + " AND count_id = old.id) BEGIN " + recountOf("old") + " END",
            "CREATE TRIGGER stock_count_carried_over AFTER DELETE ON stock_counts WHEN " + IS_WHOLE.formatted("old")
                    + " AND old.occurred_at IS NOT NULL AND " + IS_LET_GO + " BEGIN INSERT INTO count_carried"
                    + " VALUES (old.store_id, old.product_id, old.scope, old.id, old.occurred_at, old.quantity_milli)"
                    + " ON CONFLICT (store_id, product_id) DO UPDATE SET scope = excluded.scope, id = excluded.id,"
                    + " occurred_at = excluded.occurred_at, quantity_milli = excluded.quantity_milli"
                    + " WHERE (excluded.occurred_at, excluded.id) > (occurred_at, id); END",
            "CREATE TRIGGER stock_count_comes_back BEFORE INSERT ON stock_counts WHEN new.sync_status = 'synced'"
                    + " AND EXISTS (SELECT 1 FROM count_carried WHERE scope = new.scope) BEGIN"
                    + " DELETE FROM count_carried WHERE scope = new.scope; END",
            // Counts that a newer head office sent before this software knew of them.
            "INSERT INTO stock_recount SELECT DISTINCT store_id, product_id FROM stock_counts WHERE is_deleted = 0");

    private CountedStock() {}

    private static String added(String row) {
        return "INSERT INTO stock_balance (store_id, product_id, quantity_milli)"
                + " SELECT %1$s.store_id, %1$s.product_id, %1$s.quantity_milli WHERE true".formatted(row)
                + " ON CONFLICT (store_id, product_id)"
                + " DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli WHERE "
                + AFTER_THE_COUNT.formatted(row) + ";";
    }

    private static String taken(String condition) {
        return "UPDATE stock_balance SET quantity_milli = quantity_milli - old.quantity_milli"
                + " WHERE store_id = old.store_id AND product_id = old.product_id AND " + condition + " AND "
                + AFTER_THE_COUNT.formatted("old") + ";";
    }

    private static String recountOf(String row) {
        return "INSERT INTO stock_recount VALUES (%1$s.store_id, %1$s.product_id);".formatted(row);
    }

    /** Months up to the count's are in it, what was carried of them too. */
    private static String recount() {
        return "DELETE FROM stock_carried WHERE store_id = new.store_id AND product_id = new.product_id"
                + " AND substr(scope, -7) <= (SELECT substr(occurred_at, 1, 7) FROM (" + LAST_COUNT + "));"
                + " INSERT INTO stock_balance (store_id, product_id, quantity_milli, counted_at, count_id)"
                + " SELECT new.store_id, new.product_id, coalesce(c.quantity_milli, 0) + "
                + sum("stock_movements WHERE product_id = new.product_id AND store_id = new.store_id"
                        + " AND occurred_at > c.occurred_at AND is_deleted = 0")
                + " + CASE WHEN c.id IS NULL THEN "
                + sum(
                        "stock_movements WHERE product_id = new.product_id AND store_id = new.store_id AND is_deleted = 0")
                + " ELSE 0 END + "
                + sum("stock_carried WHERE store_id = new.store_id AND product_id = new.product_id")
                + ", c.occurred_at, c.id FROM (SELECT 1) LEFT JOIN (" + LAST_COUNT + ") c WHERE true"
                + " ON CONFLICT (store_id, product_id) DO UPDATE SET quantity_milli = excluded.quantity_milli,"
                + " counted_at = excluded.counted_at, count_id = excluded.count_id;";
    }
}
