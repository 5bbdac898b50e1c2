package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.evertill.storage.contract.Samples.SLIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Money;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationLogTest {

    @TempDir
    private Path directory;

    private TestTill till;
    private ChangeTracker changes;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
        changes = till.store().changes();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatIsKeptApartIsRememberedAndMarksNothing() {
        assertEquals(OptionalLong.empty(), changes.keptApartSeq());
        till.insert(Article.of("a1", "Tea"));
        changes.shutOut(1);
        assertEquals(OptionalLong.of(1), changes.keptApartSeq());
        assertEquals(1, changes.backlog().pending());
        assertEquals(0, changes.acknowledgedSeq());
        till.close();
        till = new TestTill(directory);
        changes = till.store().changes();
        assertEquals(OptionalLong.of(1), changes.keptApartSeq());
        changes.letIn();
        assertEquals(OptionalLong.empty(), changes.keptApartSeq());
    }

    @Test
    void anInsertLogsAllColumns() {
        till.insert(Article.of("a1", "Tea"));
        Operation op = till.log().getFirst();
        assertEquals(1, op.seq());
        assertEquals(OperationKind.INSERT, op.kind());
        assertEquals("articles", op.table());
        assertEquals("a1", op.entityId());
        assertEquals("chain", op.scope());
        assertEquals(Row.EMPTY, op.before());
        assertEquals(ARTICLE.toRow(Article.of("a1", "Tea")), op.after());
        assertEquals(VersionVector.EMPTY, op.context());
        assertEquals("cashier-1", op.userId());
        assertEquals(1, op.schemaVersion());
        assertEquals(VersionVector.of(Map.of(TestTill.REPLICA, 1L)), till.version("a1"));
    }

    @Test
    void anUpdateLogsWholeGroupsThatChangedAndNothingElse() {
        till.insert(Article.of("a1", "Tea"));
        till.reprice("a1", 250);
        Operation op = till.log().getLast();
        assertEquals(
                Set.of("price_minor", "price_currency", "tax_included"),
                op.after().columns());
        assertEquals(op.after().columns(), op.before().columns());
        assertEquals(100L, op.before().get("price_minor"));
        assertEquals(250L, op.after().get("price_minor"));
        assertEquals(VersionVector.of(Map.of(TestTill.REPLICA, 1L)), op.context());
        till.reprice("a1", 250);
        assertEquals(2, till.log().size());
    }

    /** A till whose clock is slow does not lose against everybody else. */
    @Test
    void theOrderGoesByHeadOfficesTimeOnceItIsKnown() {
        till.insert(Article.of("a1", "Tea"));
        changes.clockIsAhead(Duration.ofHours(-1));
        till.reprice("a1", 250);
        changes.clockIsAhead(Duration.ofHours(1));
        till.reprice("a1", 300);
        long now = TestTill.CLOCK.millis();
        long hour = Duration.ofHours(1).toMillis();
        assertEquals(
                List.of(new Hlc(now, 0), new Hlc(now + hour, 0), new Hlc(now + hour, 1)),
                till.log().stream().map(Operation::hlc).toList());
    }

    @Test
    void aDeletionKeepsTheRowAndLogsIt() throws Exception {
        till.insert(Article.of("a1", "Tea"));
        till.delete("a1");
        Operation op = till.log().getLast();
        assertEquals(OperationKind.DELETE, op.kind());
        assertEquals(Row.EMPTY, op.after());
        assertEquals(List.of("1"), till.raw("SELECT is_deleted FROM articles WHERE id = 'a1'"));
    }

    @Test
    void listenersHearOfEveryCommitThatAddedSomething() {
        var heard = new ArrayList<Long>();
        var handle = changes.listen(() -> heard.add(changes.head().lastSeq()));
        changes.listen(() -> {
            throw new IllegalStateException("a bad listener does not undo a commit");
        });
        till.insert(Article.of("a1", "Tea"));
        till.reprice("a1", 250);
        till.reprice("a1", 250);
        assertThrows(ProblemException.class, () -> till.insert(Article.of("a1", "Tea again")));
        assertEquals(List.of(1L, 2L), heard, "neither of what changed nothing nor of what was undone");
        handle.close();
        till.delete("a1");
        assertEquals(2, heard.size());
        assertEquals(3, changes.head().lastSeq());
    }

    @Test
    void operationsAreDenseChainedOrderedAndFiled() {
        till.write(tx -> {
            tx.insert(ARTICLE, Article.of("a1", "Tea"));
            tx.insert(SLIP, new Slip("s1", "S1", Instant.parse("2010-12-31T23:59:59Z"), new Money(1, Samples.EURO)));
        });
        till.reopen();
        till.rename("a1", "Green tea");
        List<Operation> log = till.store().changes().from(1, 10, 1 << 20);
        assertEquals(List.of(1L, 2L, 3L), log.stream().map(Operation::seq).toList());
        assertEquals("facts:S1:2010-12", log.get(1).scope());
        assertEquals(log.get(0).txn(), log.get(1).txn());
        assertTrue(!log.get(1).txn().equals(log.get(2).txn()));
        String hash = HashChain.genesis(TestTill.REPLICA);
        for (int i = 0; i < log.size(); i++) {
            hash = HashChain.next(hash, log.get(i));
            assertEquals(hash, log.get(i).hash());
            assertTrue(i == 0 || log.get(i).hlc().compareTo(log.get(i - 1).hlc()) > 0);
        }
        var head = till.store().changes().head();
        assertEquals(new ChangeTracker.LogHead(3, hash), head);
        assertEquals(
                Optional.of(HashChain.genesis(TestTill.REPLICA)),
                till.store().changes().hashOf(0));
        assertEquals(Optional.of(hash), till.store().changes().hashOf(3));
        assertEquals(Optional.empty(), till.store().changes().hashOf(4));
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        till.insert(Article.of("a1", "Tea"));
        assertThrows(
                ProblemException.class,
                () -> till.write(tx -> {
                    tx.insert(ARTICLE, Article.of("a2", "Coffee"));
                    tx.insert(ARTICLE, Article.of("a1", "again"));
                }));
        till.insert(Article.of("a3", "Cocoa"));
        assertEquals(
                List.of("a1", "a3"),
                till.log().stream().map(Operation::entityId).toList());
        assertEquals(List.of(), till.findings());
    }

    @Test
    void aRefusedRowThatWasCaughtDoesNotStopItsTransaction() {
        till.insert(Article.of("a1", "Tea"));
        till.write(tx -> {
            tx.insert(ARTICLE, Article.of("a2", "Coffee"));
            assertThrows(ProblemException.class, () -> tx.insert(ARTICLE, Article.of("a1", "again")));
            tx.insert(ARTICLE, Article.of("a3", "Cocoa"));
        });
        assertEquals(
                List.of(1L, 2L, 3L), till.log().stream().map(Operation::seq).toList());
        assertEquals(List.of(), till.findings());
    }

    @Test
    void batchesNeverSplitATransaction() {
        transaction("a", 3);
        transaction("b", 4);
        transaction("c", 2);
        assertEquals(3, changes.from(1, 1, 1).size());
        assertEquals(3, changes.from(1, 6, 1 << 20).size());
        assertEquals(7, changes.from(1, 7, 1 << 20).size());
        assertEquals(9, changes.from(1, 100, 1 << 20).size());
        assertEquals(4, changes.from(4, 5, 1 << 20).size());
        assertEquals(List.of(), changes.from(10, 5, 1 << 20));
        int oneTransactionInBytes = 3 * 700;
        assertEquals(3, changes.from(1, 100, oneTransactionInBytes).size());
    }

    @Test
    void acknowledgedOperationsLeaveTheBacklog() throws Exception {
        transaction("a", 3);
        transaction("b", 2);
        assertEquals(5, changes.backlog().pending());
        assertEquals(Optional.of(TestTill.CLOCK.instant()), changes.backlog().oldest());
        changes.acknowledged(3, List.of());
        assertEquals(2, changes.backlog().pending());
        assertEquals(
                List.of("synced", "synced", "synced", "pending", "pending"),
                till.raw("SELECT sync_status FROM sync_log ORDER BY seq"));
        changes.acknowledged(2, List.of());
        assertEquals(2, changes.backlog().pending());
        changes.acknowledged(5, List.of());
        assertEquals(new ChangeTracker.Backlog(0, Optional.empty(), 0, 0), changes.backlog());
    }

    @Test
    void remarksAreKeptAndCounted() throws Exception {
        transaction("a", 3);
        changes.acknowledged(
                3,
                List.of(
                        new Push.Remark(1, Push.Verdict.MERGED, "sync.merged: HQ's name stays."),
                        new Push.Remark(2, Push.Verdict.CONFLICT, "sync.conflict: Two prices."),
                        new Push.Remark(3, Push.Verdict.QUARANTINED, "sync.quarantined: No such store.")));
        var backlog = changes.backlog();
        assertEquals(0, backlog.pending());
        assertEquals(0, backlog.conflicts(), "the conflict itself is a row, which the next cut brings");
        assertEquals(1, backlog.quarantined());
        assertEquals(
                List.of("synced", "conflict", "quarantined"),
                till.raw("SELECT sync_status FROM sync_log ORDER BY seq"));
        assertEquals(
                List.of("sync.quarantined: No such store."),
                till.raw("SELECT error_message FROM sync_log WHERE seq = 3"));
        assertEquals("CONFLICT", till.find("a1").orElseThrow().status().name());
    }

    @Test
    void aTransactionHasALimit() {
        var refused = assertThrows(ProblemException.class, () -> transaction("a", 20_001));
        assertEquals("storage.transaction-too-large", refused.problem().code());
        assertEquals(0, changes.head().lastSeq());
    }

    private void transaction(String prefix, int rows) {
        till.write(tx -> {
            for (int i = 0; i < rows; i++) {
                tx.insert(ARTICLE, Article.of(prefix + i, "Article " + i));
            }
        });
    }
}
