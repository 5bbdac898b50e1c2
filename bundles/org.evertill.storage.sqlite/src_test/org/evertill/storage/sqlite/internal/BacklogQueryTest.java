package org.evertill.storage.sqlite.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked at every sale must not read the whole log. */
class BacklogQueryTest {

    @TempDir
    private Path directory;

    @Test
    void quarantinedOperationsAreCountedByTheirIndex() {
        try (var session = Connections.writer(directory.resolve("till.db"), () -> {})) {
            new InternalSchema().migrations().getFirst().statements().forEach(session::run);
            var plan = session.list(
                    "EXPLAIN QUERY PLAN " + LogTracker.COUNT_QUARANTINED, List.of(), row -> row.getString("detail"));
            assertEquals(1, plan.size());
            assertTrue(plan.getFirst().contains("sync_log_trouble"), plan.getFirst());
        }
    }
}
