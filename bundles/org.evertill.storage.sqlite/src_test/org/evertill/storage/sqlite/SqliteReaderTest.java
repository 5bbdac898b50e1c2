package org.evertill.storage.sqlite;

import java.time.Clock;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.contract.ReaderContractTest;

class SqliteReaderTest extends ReaderContractTest {

    @Override
    protected DatabaseOpener opener(List<EntityType<?>> types, List<LocalSchema> schemas, Clock clock) {
        return new SqliteDatabaseOpener(types, schemas, clock);
    }
}
