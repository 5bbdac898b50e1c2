package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.ConflictDesk.Decision;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two tills that make, change, delete and decide by a seed, while head office lets go of whatever it may, as if whoever is not
 * there just then had been silent for long; everything real. In the end both are alike and nothing is lost.
 */
class PurgeSeedsTest {

    private static final int STEPS = 150;
    private static final int ROWS = 6;

    @TempDir
    private Path directory;

    private PostgresOffice office;
    private Random random;
    private long takenOut;
    private long reloaded;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothAreAlikeInTheEnd(long seed) {
        random = new Random(seed);
        try (var tills = new TwoTills(directory, clock -> {
            office = new PostgresOffice(clock);
            return office;
        })) {
            for (int i = 0; i < STEPS; i++) {
                step(tills, random.nextBoolean() ? tills.a : tills.b);
            }
            tills.sync();
            tills.sync();
            assertEquals(living(tills.a), living(tills.b));
            assertEquals(List.of(), tills.findings());
            assertEquals(List.of(), tills.a.findings());
            assertEquals(List.of(), tills.b.findings());
            var buried = new HashSet<>(office.query("SELECT entity_id FROM buried_row", row -> row.getString(1)));
            assertEquals(
                    List.of(),
                    tills.lost().stream().filter(v -> !isOver(buried, v)).toList());
            assertTrue(takenOut > 0, "head office let go of something");
            assertTrue(reloaded > 0, "somebody loaded again");
        }
    }

    private void step(TwoTills tills, TwoTills.Till till) {
        String id = "p" + random.nextInt(ROWS);
        boolean isAlive = till.rows().stream().anyMatch(row -> row.startsWith(id + " ") && !row.equals(id + " dead"));
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> edit(till, id, isAlive);
            case 5, 6 -> delete(till, id, isAlive);
            case 7 -> decide(till);
            case 8, 9 -> letGo(till);
            case 10 -> office.send(till.store);
            default -> round(till);
        }
    }

    private void edit(TwoTills.Till till, String id, boolean isAlive) {
        if (!isAlive) {
            make(till, id);
        } else if (random.nextBoolean()) {
            till.change(id, p -> p.withNote("note " + random.nextInt()));
        } else {
            till.change(id, p -> p.withPoints(p.points() + 1 + random.nextInt(5)));
        }
    }

    /** A till that still has the dead row does not make it again. */
    private void make(TwoTills.Till till, String id) {
        try {
            till.make(Parcel.of(id).withNote("made " + random.nextInt()));
        } catch (ProblemException e) {
            assertEquals("entity.exists", e.problem().code());
        }
    }

    private static void delete(TwoTills.Till till, String id, boolean isAlive) {
        if (isAlive) {
            till.delete(id);
        }
    }

    private void decide(TwoTills.Till till) {
        var open = till.store.conflicts().open();
        if (!open.isEmpty()) {
            var waiting = open.get(random.nextInt(open.size()));
            var keep = new Decision.Keep(random.nextInt(waiting.siblings().size()));
            if (till.store.conflicts().decide("boss", waiting, keep) instanceof Outcome.Failed<?>(var problem)) {
                assertTrue(
                        problem.code().startsWith("conflict.") || problem.code().startsWith("entity."), problem.code());
            }
        }
    }

    /** One of them has just been there, and nobody waits for the other. */
    private void letGo(TwoTills.Till there) {
        round(there);
        office.execute("DELETE FROM till_cursor");
        takenOut += office.desk().cleanup().clean().orThrow().deletions();
    }

    private void round(TwoTills.Till till) {
        long floor = office.query(
                        "SELECT coalesce(max(floor), 0) FROM scope WHERE id = 'store:S1'", row -> row.getLong(1))
                .getFirst();
        long cursor = till.store.pullTarget().cursors().getOrDefault("store:S1", 0L);
        reloaded += cursor > 0 && cursor < floor ? 1 : 0;
        office.round(till.store);
    }

    /** Of a row that is in no feed any more; or a life that somebody ended knowingly, which no column tells. */
    private static boolean isOver(Set<String> buried, String value) {
        return buried.contains(value.substring(0, value.indexOf('.'))) || value.endsWith(".is_deleted=false");
    }

    /** All but deleted rows that nobody waits for, which one of them may never have got to know. */
    private static List<String> living(TwoTills.Till till) {
        return till.replica().stream()
                .filter(row -> !(row.startsWith("parcels|") && row.contains("|1{") && row.contains("}synced")))
                .toList();
    }
}
