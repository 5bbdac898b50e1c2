package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a till gets to see, and when. */
class PullTest {

    private final Fixture fixture = new Fixture();
    private final TestTill writer = fixture.till("S1", "R1");
    private final TestTill reader = fixture.till("S1", "R2");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rowsComeAsTheyWereSent() {
        writer.sale(3, 2);
        writer.pushAll();
        reader.pullAll(3);
        for (var op : writer.log) {
            var entry = reader.rows.get(new RowKey(op.table(), op.entityId()));
            assertEquals(op.after(), entry.row());
            assertEquals(List.of(op.scope(), 1L, false), List.of(entry.scope(), entry.version(), entry.deleted()));
        }
        assertEquals(0, reader.pullAll(100), "nothing twice");
    }

    /** Columns that only a newer till knows may be of any size. */
    @Test
    void aPageIsBoundedInBytesAndNothingIsLeftOut() {
        for (int i = 0; i < 80; i++) {
            var row = DomainTypes.PRODUCT
                    .toRow(TestTill.product("large-" + i, "name"))
                    .with("note", "x".repeat(300_000));
            writer.transaction(new TestTill.Draft(
                    "products", "large-" + i, "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
        }
        for (int sent = 0; sent < 80; sent += 10) {
            writer.push(sent + 1, sent + 10).orThrow();
        }
        int pages = 0;
        Pull.Answer page;
        do {
            page = reader.pull(5_000);
            pages++;
            long large = page.entries().stream()
                    .filter(e -> e.id().startsWith("large-"))
                    .count();
            assertTrue(large <= Limits.PAGE_BYTES / 300_000 + 1, large + " large rows");
        } while (page.more());
        assertTrue(pages >= 80 * 300_000 / Limits.PAGE_BYTES, pages + " pages");
        assertEquals(
                80,
                reader.rows.keySet().stream()
                        .filter(k -> k.id().startsWith("large-"))
                        .count());
        assertEquals(0, reader.pullAll(100));
    }

    @Test
    void pagesAreInOrderOfScopeAndSeqAndEndWithTheCut() {
        products(9, "first");
        writer.sale(1, 1);
        writer.pushAll();
        var first = reader.pull(4);
        assertTrue(first.more());
        assertEquals(
                List.of("chain 1", "chain 2", "chain 3", "chain 4"),
                first.entries().stream().map(e -> e.scope() + " " + e.seq()).toList());
        assertEquals(4L, first.cursors().get("chain"));
        assertEquals(0L, first.cursors().get("facts:S1:2026-11"));
        reader.pull(4);
        reader.pull(4);
        var last = reader.pull(5);
        assertFalse(last.more(), "a full page that is the last one says so");
        assertEquals(5, last.entries().size());
    }

    /** What is staged when a page says there is no more is the state at one moment, although others wrote meanwhile. */
    @Test
    void manyPagesGiveOneCutWhileAnotherWrites() {
        products(60, "first");
        writer.pushAll();
        int pages = 0;
        boolean more = true;
        while (more) {
            if (pages < 6) {
                rename("product-" + pages, "renamed in page " + pages);
                rename("product-" + (50 + pages), "renamed ahead in page " + pages);
            }
            more = reader.pull(7).more();
            pages++;
        }
        var here = reader.rows.values().stream()
                .filter(e -> e.table().equals("products"))
                .collect(Collectors.toMap(Pull.Entry::id, e -> e.row().text("name"), (a, b) -> b, TreeMap::new));
        assertEquals(
                fixture.query("SELECT id || ' ' || name FROM products ORDER BY id COLLATE \"C\""),
                here.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }

    @Test
    void acknowledgementStandsInTheSameSnapshot() {
        assertEquals(0, writer.pull(100).ackedSeq());
        writer.sale(1, 1);
        writer.pushAll();
        var answer = writer.pull(100);
        assertEquals(4, answer.ackedSeq());
        assertEquals(
                4,
                answer.entries().stream()
                        .filter(e -> e.scope().startsWith("facts:"))
                        .count(),
                "its own rows too");
    }

    @Test
    void otherStoresRowsNeverLeaveTheServer() {
        var far = fixture.till("S10", "R1");
        writer.sale(2, 1);
        writer.pushAll();
        far.cursors = new TreeMap<>(Map.of("facts:S1:2026-11", 0L, "store:S1", 0L));
        far.pullAll(100);
        assertEquals(
                List.of("chain", "store:S10"),
                far.rows.values().stream()
                        .map(Pull.Entry::scope)
                        .distinct()
                        .sorted()
                        .toList());
        assertEquals(List.of("chain", "register:S10-R1", "store:S10"), List.copyOf(far.cursors.keySet()));
    }

    @Test
    void columnsOfANewerTillTravelThrough() {
        var row = DomainTypes.PRODUCT
                .toRow(TestTill.product("p1", "good"))
                .with("colour", "red")
                .with("grams", 7L);
        writer.transaction(new TestTill.Draft(
                "products", "p1", "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
        assertEquals(List.of(), writer.pushAll().remarks());
        reader.pullAll(100);
        assertEquals(row, reader.rows.get(new RowKey("products", "p1")).row());
    }

    @Test
    void strangersAndOtherGenerationsGetNothing() {
        var request = new Pull.Request(writer.replica(), 1, new TreeMap<>(), 10);
        assertProblem("auth.wrong-replica", fixture.office().pull(reader.caller, request));
        var old = new Pull.Request(writer.replica(), 9, new TreeMap<>(), 10);
        assertProblem("sync.wrong-incarnation", fixture.office().pull(writer.caller, old));
        fixture.desk().revoke(writer.replica()).orThrow();
        assertProblem("auth.revoked", fixture.office().pull(writer.caller, request));
    }

    private void products(int count, String name) {
        for (int i = 0; i < count; i++) {
            writer.transaction(insert(DomainTypes.PRODUCT, TestTill.product("product-" + i, name)));
        }
    }

    private void rename(String id, String name) {
        var product = fixture.desk().find(DomainTypes.PRODUCT, id).orElseThrow();
        fixture.desk()
                .save(DomainTypes.PRODUCT, TestTill.product(product.id(), name), "staff-1")
                .orThrow();
    }
}
