package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.SLIP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.evertill.kernel.Money;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.storage.contract.Samples.Slip;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months that head office does not name any more leave the till, and nothing else does. */
class RetentionTest {

    private static final String OLD = "facts:S1:2025-01";
    private static final String NEW = "facts:S1:2026-11";

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
        till.insert(Article.of("a1", "Tea"));
        slip("old", "2025-01-05T10:00:00Z");
        slip("new", "2026-11-05T10:00:00Z");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatIsSafeLeavesAndWhatIsPendingStays() throws Exception {
        till.store().changes().acknowledged(3, List.of());
        cut(3, OLD, NEW);
        assertEquals(List.of("new", "old"), slips());
        slip("late", "2025-01-06T10:00:00Z");
        cut(3, NEW);
        assertEquals(List.of("late", "new"), slips(), "what is on its way up stays");
        assertEquals(List.of(), till.findings());
        assertEquals(List.of(), till.raw("SELECT scope FROM letting_go"));
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM sync_cursor WHERE scope = '" + OLD + "'"));
        assertEquals("Tea", till.article("a1").name());
        till.reopen();
        cut(3, NEW);
        assertEquals(List.of(), till.findings());
    }

    @Test
    void aCutThatNamesNoMonthOfAStoreLetsGoOfNothing() {
        till.store().changes().acknowledged(3, List.of());
        cut(3, OLD, NEW);
        cut(3);
        cut(3, "facts:S2:2026-11");
        assertEquals(List.of("new", "old"), slips());
    }

    @Test
    void aMonthThatIsNamedAgainComesWhole() {
        till.store().changes().acknowledged(3, List.of());
        cut(3, OLD, NEW);
        cut(3, NEW);
        assertEquals(List.of("new"), slips());
        assertEquals(null, till.store().pullTarget().cursors().get(OLD));
        var row = SLIP.toRow(new Slip("old", "S1", Instant.parse("2025-01-05T10:00:00Z"), new Money(1, Samples.EURO)));
        var cursors = new TreeMap<String, Long>();
        cursors.put(OLD, 1L);
        cursors.put(NEW, 1L);
        var entry = new Pull.Entry(OLD, 1, "slips", "old", 1, false, row);
        till.store().pullTarget().stage(new Pull.Answer(1, List.of(entry), cursors, 3, false));
        till.store().pullTarget().apply(3);
        assertEquals(List.of("new", "old"), slips());
        cut(3, NEW);
        assertEquals(List.of("new"), slips(), "and goes again");
    }

    @Test
    void manyRowsLeaveInSlicesOverSeveralCuts() {
        till.write(tx -> {
            for (int i = 0; i < 5_000; i++) {
                tx.insert(
                        SLIP,
                        new Slip("m" + i, "S1", Instant.parse("2025-01-05T10:00:00Z"), new Money(1, Samples.EURO)));
            }
        });
        till.store().changes().acknowledged(5_003, List.of());
        cut(5_003, OLD, NEW);
        cut(5_003, NEW);
        assertEquals(1_002, slips().size(), "eight slices after one cut");
        assertEquals(List.of(), till.findings());
        cut(5_003, NEW);
        assertEquals(List.of("new"), slips());
        assertEquals(List.of(), till.findings());
    }

    private void slip(String id, String at) {
        till.write(tx -> tx.insert(SLIP, new Slip(id, "S1", Instant.parse(at), new Money(1, Samples.EURO))));
    }

    private void cut(long ackedSeq, String... scopes) {
        var cursors = new TreeMap<String, Long>();
        cursors.put("chain", 0L);
        List.of(scopes).forEach(scope -> cursors.put(scope, 1L));
        till.store().pullTarget().stage(new Pull.Answer(1, List.of(), cursors, ackedSeq, false));
        till.store().pullTarget().apply(ackedSeq);
    }

    private List<String> slips() {
        return till.store().read(r -> r.query("SELECT id FROM slips ORDER BY id", List.of(), row -> row.getString(1)));
    }
}
