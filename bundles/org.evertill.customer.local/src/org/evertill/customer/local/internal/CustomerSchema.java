package org.evertill.customer.local.internal;

import java.util.List;
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

    @Override
    public String owner() {
        return "customer";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, List.of(SERIES, PURCHASES)));
    }
}
