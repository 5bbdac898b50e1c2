package org.evertill.customer.local.internal;

import java.util.List;
import java.util.stream.Stream;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What customers need in the till's database beside the synced table. */
@Component
public final class CustomerSchema implements LocalSchema {

    private static final String SERIES = """
        CREATE TABLE customer_series (
            register_id TEXT NOT NULL, series TEXT NOT NULL, next_number INTEGER NOT NULL,
            PRIMARY KEY (register_id, series)) WITHOUT ROWID\
        """;

    /** What a customer bought costs what he bought, not what everybody did; a sale to nobody has no entry here. */
    private static final String PURCHASES = """
        CREATE INDEX sales_of_customers ON sales (customer_id, completed_at) WHERE customer_id IS NOT NULL\
        """;

    /** Which customers have changed, in that order: each stands there once, with its last change. */
    private static final String TOUCHED = """
        CREATE TABLE customer_touched (
            number INTEGER PRIMARY KEY AUTOINCREMENT, customer_id TEXT NOT NULL UNIQUE)\
        """;

    private static final String FOUND_BY =
            "%1$s.number, %1$s.name, %1$s.email, %1$s.phone, %1$s.tax_number, %1$s.is_deleted";

    /** Not by {@code OR REPLACE}: within a trigger what the outer statement does with a conflict comes before that. */
    private static final String TOUCH = " BEGIN DELETE FROM customer_touched WHERE customer_id = %1$s.id;"
            + " INSERT INTO customer_touched (customer_id) VALUES (%1$s.id); END";

    /** What else changes in a row, as when it was sent, is nothing by which somebody is found. */
    private static final List<String> TOUCHES = List.of(
            "CREATE TRIGGER customer_touched_insert AFTER INSERT ON customers" + TOUCH.formatted("new"),
            "CREATE TRIGGER customer_touched_update AFTER UPDATE OF number, name, email, phone, tax_number, is_deleted"
                    + " ON customers WHEN (" + FOUND_BY.formatted("old") + ") IS NOT (" + FOUND_BY.formatted("new")
                    + ")"
                    + TOUCH.formatted("new"),
            "CREATE TRIGGER customer_touched_delete AFTER DELETE ON customers" + TOUCH.formatted("old"));

    @Override
    public String owner() {
        return "customer";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(1, List.of(SERIES, PURCHASES)),
                new Migration(
                        2, Stream.concat(Stream.of(TOUCHED), TOUCHES.stream()).toList()));
    }
}
