package org.evertill.storage.sqlite.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.sqlite.internal.Witness.Claim;
import org.evertill.storage.sqlite.internal.Witness.Finding;
import org.evertill.storage.sqlite.internal.Witness.Mark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final Mark ONE = new Mark(1, 1, "aa");
    private static final Mark TWO = new Mark(1, 2, "bb");
    private static final Mark THREE = new Mark(1, 3, "cc");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = directory.resolve(Witness.FILE);
        try (var witness = Witness.open(file)) {
            assertTrue(witness.isFresh());
            witness.begin(ONE);
        }
    }

    @Test
    void saysWhatWasCommittedLast() throws IOException {
        try (var witness = Witness.open(file)) {
            assertFalse(witness.isFresh());
            assertTrue(witness.agrees(ONE));
            witness.prepare(TWO);
            witness.committed();
        }
        assertTrue(agrees(TWO));
        assertFalse(agrees(ONE), "an older database");
        assertFalse(agrees(THREE), "a newer one");
        assertFalse(agrees(new Mark(1, 2, "xx")), "another one");
        assertFalse(agrees(new Mark(2, 2, "bb")), "another incarnation");
    }

    @Test
    void aPowerCutBeforeTheCommitIsNoRestore() throws IOException {
        try (var witness = Witness.open(file)) {
            assertTrue(witness.agrees(ONE));
            witness.prepare(TWO);
        }
        assertTrue(agrees(ONE));
        assertFalse(agrees(TWO), "once it is known that it was not committed");
    }

    @Test
    void aPowerCutAfterTheCommitIsNoRestore() throws IOException {
        try (var witness = Witness.open(file)) {
            assertTrue(witness.agrees(ONE));
            witness.prepare(TWO);
        }
        assertTrue(agrees(TWO));
        assertFalse(agrees(ONE), "once it is known that it was committed");
    }

    @Test
    void whatWasRolledBackIsForgotten() throws IOException {
        try (var witness = Witness.open(file)) {
            assertTrue(witness.agrees(ONE));
            witness.prepare(TWO);
            witness.rolledBack();
            witness.committed();
            witness.prepare(THREE);
            witness.committed();
        }
        assertTrue(agrees(THREE));
        assertFalse(agrees(TWO));
    }

    @Test
    void oneSpoiltPlaceDoesNoHarm() throws IOException {
        try (var witness = Witness.open(file)) {
            assertTrue(witness.agrees(ONE));
            witness.prepare(TWO);
            witness.committed();
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int half : new int[] {0, bytes.length / 2}) {
            byte[] torn = bytes.clone();
            torn[half + 20] ^= 1;
            Files.write(file, torn, StandardOpenOption.WRITE);
            assertTrue(agrees(TWO));
        }
        Files.write(file, new byte[bytes.length], StandardOpenOption.WRITE);
        assertFalse(agrees(TWO));
    }

    @Test
    void aCopyIsInAnotherPlace() throws IOException {
        Path copy = Files.copy(file, directory.resolve("copy"));
        try (var witness = Witness.open(copy)) {
            assertFalse(witness.agrees(ONE));
        }
        assertTrue(agrees(ONE));
    }

    @Test
    void othersCannotReadIt() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private boolean agrees(Mark mark) throws IOException {
        try (var witness = Witness.open(file)) {
            return witness.agrees(mark);
        }
    }

    @Test
    void theNewestTransactionMayBeOnTheDiskWithoutItsWitness() throws IOException {
        try (var witness = Witness.open(file)) {
            assertEquals(Finding.AS_IT_WAS, witness.look(new Claim(TWO, Optional.of(ONE), true)));
        }
        assertTrue(agrees(TWO));
        assertFalse(agrees(ONE), "once it is known that it was committed");
    }

    @Test
    void furtherAheadIsAnother() throws IOException {
        try (var witness = Witness.open(file)) {
            assertEquals(Finding.ANOTHER, witness.look(new Claim(THREE, Optional.of(TWO), true)));
            assertEquals(Finding.ANOTHER, witness.look(new Claim(THREE, Optional.empty(), true)));
        }
    }

    @Test
    void whoIsAboutToCommitIsRefusedWhileTheLastOneIsNotOnTheDisk() throws IOException {
        var disk = new FailingPlate();
        try (var witness = Witness.on(disk, "here")) {
            witness.begin(ONE);
            disk.fails = true;
            witness.prepareBeside(TWO);
            witness.committed();
            assertThrows(ProblemException.class, () -> witness.prepareBeside(THREE));
            disk.fails = false;
            witness.prepareBeside(THREE);
            witness.committed();
            assertTrue(witness.agrees(THREE));
        }
    }

    /** A disk on which nothing gets as long as it fails. */
    private static final class FailingPlate implements Witness.Plate {

        private final ByteBuffer bytes = ByteBuffer.allocate(1024);
        private boolean fails;

        @Override
        public byte[] read(long position, int count) {
            return Arrays.copyOfRange(bytes.array(), (int) position, (int) position + count);
        }

        @Override
        public void write(long position, byte[] content) {
            bytes.put((int) position, content);
        }

        @Override
        public void force() throws IOException {
            if (fails) {
                throw new IOException("the disk is gone");
            }
        }

        @Override
        public Witness.Forced forceBeside() {
            return this::force;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
