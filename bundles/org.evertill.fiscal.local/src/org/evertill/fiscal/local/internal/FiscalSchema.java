package org.evertill.fiscal.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What waits to be signed, in order, and which device the till uses; never synchronised. */
@Component
public final class FiscalSchema implements LocalSchema {

    private static final String PENDING = """
            CREATE TABLE fiscal_pending (
                number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
                register_id TEXT NOT NULL, document TEXT NOT NULL, at_ms INTEGER NOT NULL,
                process_type TEXT NOT NULL, process_data TEXT NOT NULL)\
            """;

    private static final String STATE = """
            CREATE TABLE fiscal_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID\
            """;

    @Override
    public String owner() {
        return "fiscal";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, List.of(PENDING, STATE)));
    }
}
