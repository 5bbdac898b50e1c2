package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A till's directory is copied and both go on: nothing is lost, nothing is there twice, with a real PostgreSQL. */
class CopiedTillTest extends RestoreCase {

    @Test
    void aCopyGoesOnByItself() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2");
        till.close();
        copy(home, directory.resolve("copy"), FILES);
        till = opened(home);
        var copy = opened(directory.resolve("copy"));
        make(till, "p3");
        make(copy, "p4");
        assertNotEquals(
                till.identity().orElseThrow().series(),
                copy.identity().orElseThrow().series());
        office.round(copy);
        office.round(till);
        make(copy, "p5");
        office.round(copy);
        office.round(till);
        assertEquals(List.of("R|3", "R~|2"), operations());
        assertEquals(rows(till), rows(copy));
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5");
    }

    /** Copies that neither the file system nor the machine tells apart, as of a disk: both sell before head office hears of it. */
    @Test
    void twoCopiesThatCannotBeToldApartSellBoth() throws IOException {
        make(till, "p1");
        office.round(till);
        make(till, "p2");
        Path before = backup(FILES);
        make(till, "p3", "p4");
        Path one = backup(FILES);
        till = restored(before);
        make(till, "p5");
        office.round(till);
        till = restored(one);
        office.round(till);
        make(till, "p6");
        office.round(till);
        assertEquals(List.of("R|3", "R~|3"), operations());
        assertEverythingIsEverywhere("p1", "p2", "p3", "p4", "p5", "p6");
        assertFlagged(1);
    }
}
