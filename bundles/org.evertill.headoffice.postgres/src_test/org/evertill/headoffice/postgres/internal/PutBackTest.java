package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** Head office was put back from a backup: it numbers what is new as it had numbered what it lost. */
class PutBackTest {

    @Test
    void aTillThatHasComeBeyondTheHeadLoadsItsScopeAgain() {
        var target = TestServer.newDatabase();
        TestTill writer;
        TestTill reader;
        try (var before = new Fixture(target)) {
            writer = before.till("S1", "R1");
            reader = before.till("S1", "R2");
            make(writer, "p1");
            writer.pushAll();
            reader.pullAll(100);
        }
        var backup = TestServer.copy(target);
        TestTill lostReader;
        try (var lost = new Fixture(target)) {
            make(writer, "p2");
            make(writer, "p3");
            new TestTill(lost.office(), writer).push(2, 3).orThrow();
            lostReader = new TestTill(lost.office(), reader);
            lostReader.pullAll(100);
        }
        try (var now = new Fixture(backup)) {
            var till = new TestTill(now.office(), lostReader);
            make(till, "new");
            till.push(1, 1).orThrow();
            assertTrue(till.pull(100).reloads().containsKey("chain"));
            assertEquals(Map.of(), till.pull(100).reloads(), "once is enough");
            assertTrue(has(till, "new"));
            assertFalse(has(till, "p3"), "as head office is now");
            assertTrue(new TestTill(now.office(), writer).push(2, 3).orThrow() instanceof Push.Accepted);
            till.pullAll(100);
            assertTrue(has(till, "p3"), "who made it still has it");
            assertEquals(List.of(), now.desk().verify().findings());
        }
    }

    private static void make(TestTill till, String id) {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "Tea")));
    }

    private static boolean has(TestTill till, String id) {
        return till.rows.containsKey(new RowKey("products", id));
    }
}
