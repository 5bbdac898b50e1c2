package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that comes back after head office has let go of what it missed; everything real. */
class SilentTillTest {

    @TempDir
    private Path directory;

    private PostgresOffice office;
    private TwoTills tills;

    @BeforeEach
    void known() {
        tills = new TwoTills(directory, clock -> {
            office = new PostgresOffice(clock);
            return office;
        });
        for (int i = 1; i <= 6; i++) {
            tills.a.make(Parcel.of("p" + i));
        }
        tills.sync();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), tills.findings());
        assertEquals(List.of(), tills.a.findings());
        assertEquals(List.of(), tills.b.findings());
        assertEquals(
                List.of(),
                tills.lost().stream().filter(v -> !v.startsWith("p5.")).toList(),
                "but for what went to another store");
        tills.close();
    }

    @Test
    void itLoadsItsScopeAgainAndLosesNothing() {
        tills.b.change("p1", p -> p.withNote("late"));
        tills.b.change("p2", p -> p.withPoints(13));
        tills.b.delete("p3");
        tills.b.make(Parcel.of("own"));

        tills.a.delete("p1");
        tills.a.delete("p4");
        tills.a.change("p2", p -> p.withPoints(20));
        office.round(tills.a.store);
        office.desk().save(Parcel.TYPE, Parcel.of("p5").withStore("S2"), "boss").orThrow();
        office.round(tills.a.store);
        letGo(2, 1);
        assertEquals(6, shown(tills.b).size(), "what it deleted itself it does not show");

        tills.sync();
        assertAlike();
        assertEquals(List.of("own 10 ", "p2 23 ", "p6 10 "), shown(tills.b));
        assertEquals("life: true | late", tills.conflicts());
        assertEquals(
                List.of(),
                tills.b.store.read(r -> r.query(
                        "SELECT id FROM parcels WHERE id IN ('p4', 'p5')", List.of(), row -> row.getString(1))));
        // What it lacked of its deletion it knows now: the edit is taken, and the row lives for all.
        tills.b.keep(1);
        tills.sync();
        tills.sync();
        assertAlike();
        assertEquals(List.of("own 10 ", "p1 10 late", "p2 23 ", "p6 10 "), shown(tills.a));
    }

    /** Its rows were made, deleted and let go of while it was away: it hears of nothing, and has nothing of them. */
    @Test
    void whatCameAndWentMeanwhileIsNothingToIt() {
        tills.a.make(Parcel.of("brief"));
        office.round(tills.a.store);
        tills.a.delete("brief");
        office.round(tills.a.store);
        letGo(1, 0);
        tills.b.make(Parcel.of("brief").withNote("the same name"));
        tills.sync();
        tills.sync();
        assertAlike();
        assertEquals(6, shown(tills.a).size(), "an INSERT that did not know of the death does not undo it");
        assertEquals(1, office.desk().incidents().conflicts().size());
    }

    /** But for deleted rows, which one of them never got to know. */
    private void assertAlike() {
        var all = tills.a.replica();
        all.removeIf(row -> row.startsWith("parcels|p4|") && row.contains("|1{"));
        assertEquals(all, tills.b.replica());
    }

    /** As an hour, and a long silence of B, would have it. */
    private void letGo(long deletions, long departures) {
        office.execute("DELETE FROM till_cursor");
        var cleaned = office.desk().cleanup().clean().orThrow();
        assertEquals(List.of(deletions, departures), List.of(cleaned.deletions(), cleaned.departures()));
    }

    private static List<String> shown(TwoTills.Till till) {
        return till.store.read(r -> r.query(
                "SELECT id || ' ' || points || ' ' || note FROM parcels WHERE is_deleted = 0 ORDER BY 1",
                List.of(),
                row -> row.getString(1)));
    }
}
