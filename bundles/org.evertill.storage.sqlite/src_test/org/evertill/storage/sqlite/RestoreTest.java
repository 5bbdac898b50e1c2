package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.evertill.storage.Selection;
import org.evertill.sync.merge.Conflict;
import org.junit.jupiter.api.Test;

/** A till's database is put back from a backup: nothing is lost, nothing is there twice, with a real PostgreSQL. */
class RestoreTest extends RestoreCase {

    @Test
    void aTillThatIsOpenedAgainIsTheSame() {
        make(till, "p1");
        till = reopened();
        make(till, "p2");
        till = reopened();
        assertEquals(1, till.identity().orElseThrow().incarnation());
        office.round(till);
        assertEquals(List.of("R|2"), operations());
    }

    @Test
    void anOlderDatabaseIsNoticedBeforeTheFirstSale() throws IOException {
        make(till, "p1", "p2");
        office.round(till);
        Path backup = backup(List.of("till.db"));
        make(till, "p3", "p4");
        office.round(till);
        String series = till.identity().orElseThrow().series();
        till = restored(backup);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        assertNotEquals(series, till.identity().orElseThrow().series());
        make(till, "p5");
        office.round(till);
        assertEquals(List.of("R|4", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5");
        assertFlagged(1);
    }

    @Test
    void whatTheBackupHadNotSentIsSentOnce() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2", "p3");
        Path backup = backup(List.of("till.db"));
        till = restored(backup);
        assertEquals(1, till.identity().orElseThrow().incarnation(), "nothing is missing, so it is no restore");
        make(till, "p4");
        till = restored(backup);
        make(till, "p5");
        office.round(till);
        assertEquals(List.of("R|3", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p5");
    }

    @Test
    void aTillIsPutBackTwice() throws IOException {
        make(till, "p1");
        office.round(till);
        Path first = backup(List.of("till.db"));
        make(till, "p2");
        office.round(till);
        till = restored(first);
        make(till, "p3");
        office.round(till);
        Path second = backup(List.of("till.db"));
        make(till, "p4");
        office.round(till);
        till = restored(second);
        make(till, "p5");
        office.round(till);
        till = restored(first);
        make(till, "p6");
        office.round(till);
        assertEquals(List.of("R|2", "R~|1", "R~|1", "R~|2"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5", "p6");
        assertFlagged(3);
    }

    @Test
    void aTillIsPutBackTwiceBeforeHeadOfficeHearsOfIt() throws IOException {
        make(till, "p1");
        Path first = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(first);
        make(till, "p3");
        Path second = backup(List.of("till.db"));
        make(till, "p4");
        till = restored(second);
        make(till, "p5");
        assertEquals(
                List.of(1L, 2L),
                till.changes().branches().stream().map(b -> b.afterSeq()).toList());
        office.round(till);
        assertEquals(List.of("R|1", "R~|1", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p3", "p5");
        assertFlagged(2);
    }

    /** Nothing was made under the branch in between. */
    @Test
    void aTillIsPutBackTwiceToTheSame() throws IOException {
        make(till, "p1");
        Path backup = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(backup);
        till.close();
        Files.delete(home.resolve("till.witness"));
        till = opened(home);
        make(till, "p3");
        office.round(till);
        assertEquals(List.of("R|1", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p3");
        assertFlagged(1);
    }

    @Test
    void aMissingWitnessCountsAsARestore() throws IOException {
        make(till, "p1");
        till.close();
        Files.delete(home.resolve("till.witness"));
        till = opened(home);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
    }

    @Test
    void aSpoiltWitnessCountsAsARestore() throws IOException {
        make(till, "p1");
        till.close();
        Files.write(home.resolve("till.witness"), new byte[600], StandardOpenOption.WRITE);
        till = opened(home);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        make(till, "p2");
        till = reopened();
        office.round(till);
        assertEquals(List.of("R|1", "R~|1"), operations());
    }

    /** The power went when a transaction was on the disk, and its witness was not yet; nobody has heard of it. */
    @Test
    void aWitnessThatIsOneTransactionBehindIsNoRestore() throws IOException {
        make(till, "p1");
        byte[] behind = Files.readAllBytes(home.resolve("till.witness"));
        make(till, "p2");
        till.close();
        Files.write(home.resolve("till.witness"), behind, StandardOpenOption.WRITE);
        till = opened(home);
        assertEquals(1, till.identity().orElseThrow().incarnation());
        make(till, "p3");
        till.close();
        Files.write(home.resolve("till.witness"), behind, StandardOpenOption.WRITE);
        till = opened(home);
        assertNotEquals(1, till.identity().orElseThrow().incarnation(), "two behind");
        office.round(till);
        assertEverythingIsEverywhere("p1", "p2", "p3");
    }

    /** The witness is put back too, in its place: only head office can tell. */
    @Test
    void headOfficeNoticesWhatTheTillCannot() throws IOException {
        make(till, "p1");
        office.round(till);
        Path backup = backup(FILES);
        make(till, "p2", "p3");
        office.round(till);
        till = restored(backup);
        assertEquals(1, till.identity().orElseThrow().incarnation());
        make(till, "p4");
        office.round(till);
        assertNotEquals(1, till.identity().orElseThrow().incarnation());
        assertEquals(List.of("R|3", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4");
    }

    @Test
    void headOfficeNoticesATillThatHasNothingOfItsOwn() throws IOException {
        make(till, "p1");
        office.round(till);
        Path backup = backup(FILES);
        make(till, "p2");
        office.round(till);
        till = restored(backup);
        office.round(till);
        make(till, "p3");
        office.round(till);
        assertEquals(List.of("R|2", "R~|1"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3");
    }

    @Test
    void whoWasPutBackHasNoConflictWithItself() throws IOException {
        make(till, "p1");
        office.round(till);
        change(till, "p1", "by the first");
        Path backup = backup(List.of("till.db"));
        make(till, "p2");
        till = restored(backup);
        change(till, "p1", "by the second");
        office.round(till);
        assertEquals(List.of(), till.read(r -> r.select(Conflict.TYPE, Selection.all())));
        assertEquals(List.of("p1 by the second"), rows(till));
        assertEquals(List.of(), office.losses());
    }
}
