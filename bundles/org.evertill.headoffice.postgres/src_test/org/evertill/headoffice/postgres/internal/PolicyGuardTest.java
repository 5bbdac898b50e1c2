package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.sync.merge.ConflictPolicy.ConcurrentEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long rules of a chain may keep a push. */
class PolicyGuardTest {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        ended.countDown();
    }

    @Test
    void allTogetherHaveALimitedTimeAndThenFail() {
        try (var guard = new PolicyGuard(List.of(policy(true), policy(false)))) {
            var patience = new Patience(Duration.ofMillis(20));
            var policies = guard.within(patience);
            assertThrows(IllegalStateException.class, () -> policies.get(0).resolve(edit()));
            assertTrue(patience.isOver());
            assertEquals(1, asked.get());
            assertThrows(IllegalStateException.class, () -> policies.get(1).resolve(edit()));
            assertEquals(1, asked.get(), "nobody is asked any more");
        }
    }

    @Test
    void whoWasOnlyLateIsAskedAgainForTheNextPush() {
        try (var guard = new PolicyGuard(List.of(policy(true)))) {
            for (int push = 1; push <= 2; push++) {
                var policies = guard.within(new Patience(Duration.ofMillis(20)));
                assertThrows(
                        IllegalStateException.class, () -> policies.getFirst().resolve(edit()));
                assertEquals(push, asked.get());
            }
        }
    }

    @Test
    void aQuickOneIsHeard() {
        try (var guard = new PolicyGuard(List.of(policy(false)))) {
            var patience = Patience.ofATransaction();
            assertEquals(Optional.empty(), guard.within(patience).getFirst().resolve(edit()));
            assertFalse(patience.isOver());
        }
    }

    @Test
    void thePartsOfABatchShareIt() {
        var batch = new Batch(new Author("hq", null, null), List.of(), Instant.EPOCH);
        assertEquals(batch.patience(), batch.part(List.of()).patience());
    }

    private ConflictPolicy policy(boolean hangs) {
        return new ConflictPolicy() {
            @Override
            public String name() {
                return hangs ? "hangs" : "quick";
            }

            @Override
            public Optional<Resolution> resolve(ConcurrentEdit edit) {
                asked.incrementAndGet();
                try {
                    if (hangs) {
                        ended.await();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.empty();
            }
        };
    }

    private static ConcurrentEdit edit() {
        var row = DomainTypes.PRODUCT.toRow(TestTill.product("p1", "Tea"));
        var side = new ConflictPolicy.Edit(row.only(List.of("name")), "hq", Hlc.ZERO);
        var name = DomainTypes.PRODUCT.groups().stream()
                .filter(group -> group.columns().contains("name"))
                .findFirst()
                .orElseThrow();
        return new ConcurrentEdit(DomainTypes.PRODUCT, name, Row.EMPTY, row, side, side);
    }
}
