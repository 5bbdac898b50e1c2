package org.evertill.exchange.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** The codes of the file being imported: on the disk, because a file may have more of them than fit in memory. */
@Component
public final class ExchangeSchema implements LocalSchema {

    @Override
    public String owner() {
        return "exchange";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(
                1, List.of("CREATE TABLE import_seen (code TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID")));
    }
}
