package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Going through the operations again, in the order they became part of the rows, gives all of it again: rows with their
 * versions, what waits for people, who claims what, and every value that lost.
 */
class ReplayTest {

    private static final int ROUNDS = 60;
    private static final int PRODUCTS = 5;
    private static final int REGISTERS = 4;
    private static final int MOVES = 12;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void operationsGiveAllOfItAgain() throws Exception {
        var tills = List.of(fixture.till("S1", "R1"), fixture.till("S1", "R2"), fixture.till("S2", "R1"));
        var writing = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(tills.size() + 1)) {
            for (TestTill till : tills) {
                writing.add(threads.submit(
                        () -> write(till, new Random(till.identity.registerId().hashCode()))));
            }
            writing.add(threads.submit(this::move));
        }
        for (var future : writing) {
            future.get();
        }
        try (var connection = fixture.connect()) {
            var again = Replayed.of(connection);
            again.rows.keySet().removeIf(key -> key.table().equals(Incident.TYPE.table()));
            same(stored(connection), again.rows);
            same(claims(connection), again.claims);
            assertEquals(
                    losses(fixture),
                    again.losses.stream().map(ReplayTest::text).sorted().toList());
            assertEverythingHappened(again);
        }
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private void assertEverythingHappened(Replayed again) {
        assertTrue(again.losses.size() > 20, "there were concurrent edits");
        assertTrue(count("sync_conflicts WHERE status = 'OPEN'") > 0, "there are open conflicts");
        assertTrue(count("sync_conflicts WHERE status <> 'OPEN'") > 0, "there are closed conflicts");
        assertTrue(count("sync_incidents WHERE status = 'RELEASED'") > 0, "some waited and were released");
        assertTrue(count("unique_claim WHERE conflict IS NOT NULL") > 0, "codes are contested");
        assertTrue(count("row_left") > 0, "rows moved");
    }

    private long count(String from) {
        return Long.parseLong(fixture.query("SELECT count(*) FROM " + from).getFirst());
    }

    static <K, V> void same(Map<K, V> stored, Map<K, V> replayed) {
        assertEquals(stored.keySet(), replayed.keySet());
        replayed.forEach((key, value) -> assertEquals(stored.get(key), value, () -> String.valueOf(key)));
    }

    /** Head office moves registers between stores while tills write, and begins another epoch in the middle. */
    private void move() {
        for (int i = 0; i < MOVES; i++) {
            String store = i / REGISTERS % 2 == 0 ? "S2" : "S1";
            var register = new Register("extra-" + i % REGISTERS, store, "X" + i % 3, "moved " + i);
            fixture.desk().save(DomainTypes.REGISTER, register, "office").orThrow();
            if (i == MOVES / 2) {
                fixture.desk().putBack().orThrow();
            }
        }
    }

    private static Push.Answer write(TestTill till, Random random) {
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            writeOne(till, random, round);
            if (random.nextBoolean()) {
                till.push(sent + 1, till.log.size()).orThrow();
                sent = till.log.size();
            }
        }
        // What comes late finds the rows that it waits for; what never came before is released by it.
        for (int late = 0; late < ROUNDS; late += 2) {
            till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(late(late), "late")));
        }
        return till.push(sent + 1, till.log.size()).orThrow();
    }

    private static void writeOne(TestTill till, Random random, int round) {
        String id = "shared-" + random.nextInt(PRODUCTS);
        var seen = VersionVector.ofHeadOffice(1 + random.nextInt(30));
        String name = till.identity.registerId() + " " + round;
        switch (random.nextInt(7)) {
            case 0 -> till.sale(1, 1);
            case 1 -> till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, name)));
            case 2 -> till.transaction(product(id, OperationKind.UPDATE, Row.EMPTY.with("name", name), seen));
            case 3 -> till.transaction(product(id, OperationKind.DELETE, Row.EMPTY, seen));
            case 4 ->
                till.transaction(
                        product(id, OperationKind.RESOLVE, Row.EMPTY.with("is_deleted", random.nextBoolean()), seen));
            case 5 -> till.transaction(register(till, random, round));
            default -> till.transaction(product(late(round), OperationKind.UPDATE, Row.EMPTY.with("name", name), seen));
        }
    }

    private static String late(int round) {
        return "late-" + round;
    }

    private static TestTill.Draft product(String id, OperationKind kind, Row after, VersionVector seen) {
        return new TestTill.Draft("products", id, "chain", kind, Row.EMPTY, after, seen);
    }

    /** A register of the till's store; its code is one of few, so that others have it too. */
    private static TestTill.Draft register(TestTill till, Random random, int round) {
        String store = till.identity.storeId();
        return insert(
                DomainTypes.REGISTER,
                new Register(
                        store + "-extra-" + random.nextInt(REGISTERS), store, "X" + random.nextInt(3), "r" + round));
    }

    static Map<RowKey, StoredRow> stored(Connection connection) throws SQLException {
        var stored = new HashMap<RowKey, StoredRow>();
        var types = new ArrayList<EntityType<?>>(DomainTypes.ALL);
        types.addAll(SyncTypes.ALL);
        types.remove(Incident.TYPE);
        for (var type : types) {
            var table = new Table(type);
            var ids = new HashSet<String>();
            Scan.each(connection, "SELECT " + table.idColumn() + " FROM " + table.name(), r -> ids.add(r.getString(1)));
            stored.putAll(RowStore.read(connection, Map.of(table, ids)));
        }
        return stored;
    }

    static Map<ClaimKey, Claim> claims(Connection connection) throws SQLException {
        var claims = new HashMap<ClaimKey, Claim>();
        Scan.each(
                connection,
                "SELECT table_name, claim, value, claimants, conflict FROM unique_claim",
                r -> claims.put(new ClaimKey(r.getString(1), r.getString(2), r.getString(3)), ClaimStore.claim(r)));
        return claims;
    }

    static List<String> losses(Fixture fixture) {
        return fixture
                .query("SELECT concat_ws('|', scope, table_name, entity_id, field_group, rule, winner_replica,"
                        + " winner_seq, winner_value, loser_replica, loser_seq, loser_value) FROM merge_audit")
                .stream()
                .sorted()
                .toList();
    }

    static String text(Loss loss) {
        var op = loss.operation();
        var decided = loss.decided();
        return String.join(
                "|",
                op.scope(),
                op.table(),
                op.entityId(),
                decided.group(),
                decided.rule(),
                text(decided.winner()),
                text(decided.loser()));
    }

    private static String text(Side side) {
        return side.replica() + "|" + side.seq() + "|" + RowJson.write(side.value());
    }
}
