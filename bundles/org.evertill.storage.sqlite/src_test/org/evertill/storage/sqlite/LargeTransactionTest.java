package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What head office could never take is not committed, or everything behind it would wait for ever. */
class LargeTransactionTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory, List.of(Leaflet.TYPE), List.of());
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), till.findings());
        till.close();
    }

    @Test
    void aRowThatDoesNotFitIntoAMessageIsRefused() {
        assertRefused(tx -> tx.insert(Leaflet.TYPE, leaflet("p", Limits.MAX_ROW_CHARS)));
    }

    @Test
    void rowsThatDoNotFitTogetherAreRefused() {
        assertRefused(tx -> {
            for (int i = 0; i < 9; i++) {
                tx.insert(Leaflet.TYPE, leaflet("p" + i, Limits.MAX_TXN_CHARS / 8));
            }
        });
    }

    @Test
    void whatFitsIsCommittedAndFitsInOneMessage() throws Exception {
        till.write(tx -> {
            for (int i = 0; i < 7; i++) {
                tx.insert(Leaflet.TYPE, leaflet("p" + i, Limits.MAX_TXN_CHARS / 8));
            }
        });
        long bytes = till.log().stream()
                .mapToLong(op -> HashChain.canonical(op).length() * 4L)
                .sum();
        assertTrue(bytes < Limits.MAX_BODY_BYTES, "whatever its characters");
    }

    private void assertRefused(Consumer<UnitOfWork> work) {
        var refused = assertThrows(ProblemException.class, () -> till.write(work::accept));
        assertEquals("storage.transaction-too-large", refused.problem().code());
        assertEquals(0, till.store().changes().head().lastSeq(), "nothing was changed");
    }

    private static Leaflet leaflet(String id, int chars) {
        return new Leaflet(id, "x".repeat(chars));
    }

    /** What a chain's bundle may bring, if it gives no thought to size. */
    @Entity(table = "leaflets", scope = ScopeKind.CHAIN)
    record Leaflet(
            @Id String id, @MaxLength(Integer.MAX_VALUE) String text) {

        static final EntityType<Leaflet> TYPE = new EntityType<>(Leaflet.class);
    }
}
