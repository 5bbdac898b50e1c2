package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.ZLedger;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a Z is new no more. */
class JournalFileTest {

    private static final List<ZLedger.Entry> ENTRIES =
            List.of(new ZLedger.Entry(3, "S1-R1-A-Z000001", "three", true), new ZLedger.Entry(4, "z", "four", true));

    @TempDir
    Path directory;

    private final List<Long> inFile = new ArrayList<>();

    private final ZLedger ledger = new ZLedger() {
        @Override
        public Outcome<HandedOver> handOver(LocalDate from, LocalDate to, List<String> storeIds, Writer writer) {
            return Outcome.ok(new HandedOver(ENTRIES, List.of()));
        }

        @Override
        public Outcome<Integer> inFile(List<Long> numbers) {
            inFile.addAll(numbers);
            return Outcome.ok(numbers.size());
        }
    };

    @Test
    void whatIsWrittenIsInAFile() throws IOException {
        var target = Files.writeString(directory.resolve("journal.csv"), "old");
        assertEquals(2, JournalFile.write(ledger, target, "threefour", ENTRIES).orThrow());
        assertEquals("threefour", Files.readString(target));
        assertEquals(List.of(3L, 4L), inFile);
    }

    /** Neither when it cannot be begun nor when it cannot be put in its place. */
    @Test
    void whatIsNotWrittenIsStillNew() throws IOException {
        var taken = Files.createDirectories(directory.resolve("a.csv.part").resolve("x"));
        assertRefused(directory.resolve("a.csv"));
        var target =
                Files.createDirectories(directory.resolve("b.csv").resolve("x")).getParent();
        assertRefused(target);
        assertFalse(Files.exists(directory.resolve("b.csv.part")));
        assertEquals(List.of(), inFile, taken + " is not ours");
    }

    private void assertRefused(Path target) {
        var refused = assertInstanceOf(Outcome.Failed.class, JournalFile.write(ledger, target, "threefour", ENTRIES));
        assertEquals("report.not-written", refused.problem().code());
    }
}
