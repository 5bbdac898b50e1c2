package org.evertill.storage.sqlite.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainingTest {

    private static final String GENESIS = HashChain.genesis("r");

    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final List<Operation> taken = new ArrayList<>();

    @AfterEach
    void end() {
        beside.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Chaining.BATCH - 1, Chaining.BATCH, Chaining.BATCH + 1, 50 * Chaining.BATCH + 7})
    void isTheChainInOrderHoweverManyThereAre(int count) {
        var chaining = new Chaining(GENESIS, beside, link -> taken.add(link.operation()));
        for (int seq = 1; seq <= count; seq++) {
            chaining.add(operation(seq));
        }
        String end = chaining.finish();
        assertEquals(count, taken.size());
        assertEquals(chained(count), taken.stream().map(Operation::hash).toList());
        assertEquals(taken.getLast().hash(), end);
        assertEquals(count, taken.getLast().seq());
    }

    @Test
    void goesOnWhereItWasAskedInBetween() {
        var chaining = new Chaining(GENESIS, beside, link -> taken.add(link.operation()));
        int count = 3 * Chaining.BATCH;
        for (int seq = 1; seq <= count; seq++) {
            chaining.add(operation(seq));
            if (seq % 20 == 0) {
                chaining.finish();
                assertEquals(seq, taken.size());
            }
        }
        chaining.finish();
        assertEquals(chained(count), taken.stream().map(Operation::hash).toList());
    }

    @Test
    void withoutOperationsItIsWhereItBegan() {
        assertEquals(GENESIS, new Chaining(GENESIS, beside, link -> {}).finish());
    }

    @Test
    void whatCannotBeTakenIsNeverPassedOver() {
        var chaining = new Chaining(GENESIS, beside, link -> {
            if (link.operation().seq() == 5) {
                throw new IllegalStateException("refused");
            }
            taken.add(link.operation());
        });
        for (int seq = 1; seq <= 2 * Chaining.BATCH; seq++) {
            chaining.add(operation(seq));
        }
        assertThrows(IllegalStateException.class, chaining::finish);
        assertThrows(IllegalStateException.class, chaining::finish);
    }

    private static Operation operation(long seq) {
        return new Operation(
                seq,
                "txn",
                "op" + seq,
                "articles",
                "a" + seq,
                "chain",
                OperationKind.INSERT,
                Row.EMPTY,
                Row.of(Map.of("id", "a" + seq, "name", "Tea")),
                VersionVector.EMPTY,
                new Hlc(seq, 0),
                "s1",
                1,
                "");
    }

    private static List<String> chained(int count) {
        var hashes = new ArrayList<String>();
        String hash = GENESIS;
        for (int seq = 1; seq <= count; seq++) {
            hash = HashChain.next(hash, operation(seq));
            hashes.add(hash);
        }
        return hashes;
    }
}
