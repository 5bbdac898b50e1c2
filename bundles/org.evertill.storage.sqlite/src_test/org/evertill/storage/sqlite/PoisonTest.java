package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.evertill.storage.sqlite.CountedLine.Requests;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One transaction of a thousand that head office cannot take, on the whole way from a till to PostgreSQL: the others arrive in
 * the same round, and that round costs what one without it costs.
 */
class PoisonTest {

    private static final int GOOD = 999;

    @TempDir
    private Path directory;

    @Test
    void poisonDelaysNobody() {
        var without = round("without", office -> {}, till -> till.make(Parcel.of("good")));
        assertEquals("", without.told());
        var refusedByRules = round("rules", office -> {}, till -> till.makeUnstorable(Parcel.of("poison")));
        assertTrue(
                refusedByRules.told().startsWith("merge.unknown-table: Head office has no table gadgets."),
                refusedByRules.told());
        assertEquals(without.requests(), refusedByRules.requests());
        // Head office finds out when it has judged the whole push, and takes it once more in parts.
        var refusedByDatabase = round(
                "database",
                office -> office.execute("ALTER TABLE parcels ADD CHECK (note <> 'refused')"),
                till -> till.make(Parcel.of("poison").withNote("refused")));
        assertTrue(refusedByDatabase.told().startsWith("sync.unstorable: "), refusedByDatabase.told());
        assertEquals(without.requests(), refusedByDatabase.requests());
    }

    /**
     * What a round came to.
     *
     * @param told what head office and the till say was set aside
     * @param requests of the round, and of the next one, with one transaction more
     */
    private record Cost(List<Requests> requests, String told) {}

    private Cost round(String name, Consumer<PostgresOffice> before, Consumer<TwoTills.Till> odd) {
        var offices = new PostgresOffice[1];
        try (var tills = new TwoTills(directory.resolve(name), clock -> {
            offices[0] = new PostgresOffice(clock);
            return offices[0];
        })) {
            var office = offices[0];
            before.accept(office);
            tills.sync();
            office.line().requests();
            for (int i = 0; i < GOOD; i++) {
                if (i == GOOD / 2) {
                    odd.accept(tills.a);
                }
                tills.a.make(Parcel.of("p" + i));
            }
            // Batches are of 200 and 400: the poison has one operation more, and must not begin a further batch by
            // that.
            tills.a.change("p0", p -> p.withNote("changed"));
            office.round(tills.a.store);
            var first = office.line().requests();
            assertEquals(
                    List.of(GOOD),
                    office.query("SELECT count(*) FROM parcels WHERE id ~ '^p[0-9]+$'", row -> row.getInt(1)));
            tills.a.make(Parcel.of("later"));
            office.round(tills.a.store);
            var next = office.line().requests();
            tills.sync();
            assertEquals(List.of(), tills.findings());
            return new Cost(List.of(first, next), told(tills, office));
        }
    }

    /** At head office and at the till that made it, and nowhere else. */
    private static String told(TwoTills tills, PostgresOffice office) {
        var incidents = office.desk().incidents().incidents();
        assertEquals(incidents, tills.a.incidents());
        assertEquals(List.of(), tills.b.incidents());
        if (incidents.isEmpty()) {
            assertEquals(0, tills.a.store.changes().backlog().quarantined());
            return "";
        }
        assertEquals(1, incidents.size());
        var incident = incidents.getFirst();
        assertEquals(Incident.Kind.QUARANTINE, incident.kind());
        long operations = incident.lastSeq() - incident.firstSeq() + 1;
        assertEquals(operations, tills.a.store.changes().backlog().quarantined());
        assertEquals(GOOD + 1, tills.b.rows().size());
        return incident.code() + ": " + incident.message();
    }
}
