package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Going through the operations again, in the order they arrived, gives the rows as they are. */
class ReplayTest {

    private static final int ROUNDS = 60;
    private static final int PRODUCTS = 5;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void operationsGiveTheRowsAgain() throws Exception {
        var tills = List.of(fixture.till("S1", "R1"), fixture.till("S1", "R2"), fixture.till("S2", "R1"));
        var writing = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(tills.size())) {
            for (TestTill till : tills) {
                writing.add(threads.submit(
                        () -> write(till, new Random(till.identity.registerId().hashCode()))));
            }
        }
        for (var future : writing) {
            future.get();
        }
        var replayed = replay();
        var stored = stored();
        assertEquals(stored.keySet(), replayed.keySet());
        replayed.forEach((key, state) -> assertEquals(stored.get(key), state, () -> key.toString()));
        assertTrue(
                Integer.parseInt(fixture.query("SELECT count(*) FROM merge_audit")
                                .getFirst())
                        > 20,
                "there were concurrent edits");
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private static boolean write(TestTill till, Random random) {
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String id = "shared-" + random.nextInt(PRODUCTS);
            var draft = insert(DomainTypes.PRODUCT, TestTill.product(id, till.identity.registerId() + " " + round));
            switch (random.nextInt(4)) {
                case 0 -> till.sale(1, 1);
                case 1 -> till.transaction(draft);
                case 2 ->
                    till.transaction(new TestTill.Draft(
                            "products",
                            id,
                            "chain",
                            OperationKind.UPDATE,
                            Row.EMPTY,
                            Row.EMPTY.with("name", "round " + round),
                            VersionVector.ofHeadOffice(1 + random.nextInt(30))));
                default ->
                    till.transaction(new TestTill.Draft(
                            "products",
                            id,
                            "chain",
                            OperationKind.DELETE,
                            Row.EMPTY,
                            Row.EMPTY,
                            VersionVector.ofHeadOffice(1 + random.nextInt(30))));
            }
            if (random.nextBoolean()) {
                till.push(sent + 1, till.log.size()).orThrow();
                sent = till.log.size();
            }
        }
        return till.push(sent + 1, till.log.size()).orThrow() instanceof Push.Accepted;
    }

    private Map<RowKey, RowState> replay() throws SQLException {
        var merger = new Merger(DomainTypes.ALL);
        var states = new HashMap<RowKey, RowState>();
        try (var connection = fixture.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT replica, body, received_at FROM op WHERE verdict <> 'QUARANTINED' ORDER BY arrival")) {
            while (rows.next()) {
                var op = HashChain.operation(rows.getString(2), "");
                Instant at = Sql.instant(rows, "received_at").orElseThrow();
                var key = new RowKey(op.table(), op.entityId());
                var result = merger.merge(rows.getString(1), op, Optional.ofNullable(states.get(key)), at);
                states.put(key, ((Merged) result).state());
            }
        }
        return states;
    }

    private Map<RowKey, RowState> stored() throws SQLException {
        var stored = new HashMap<RowKey, RowState>();
        try (var connection = fixture.connect()) {
            for (var type : DomainTypes.ALL) {
                var table = new Table(type);
                var ids = new HashSet<>(fixture.query("SELECT id FROM " + table.name()));
                RowStore.read(connection, Map.of(table, ids)).forEach((key, row) -> stored.put(key, row.state()));
            }
        }
        return stored;
    }
}
