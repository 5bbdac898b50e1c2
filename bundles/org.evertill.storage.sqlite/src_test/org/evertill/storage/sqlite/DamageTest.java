package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are lost or changed in a till's file or in head office's tables: found by digest, put right, told; everything real. */
class DamageTest {

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
        for (int i = 1; i <= 9; i++) {
            tills.a.make(Parcel.of("p" + i));
        }
        tills.a.moves("m1", 1, 5);
        tills.sync();
        tills.sync();
        assertEquals(tills.a.replica(), tills.b.replica());
    }

    /** At the end all are the same, by digest, and nobody has anything else to say. */
    @AfterEach
    void close() {
        tills.sync();
        tills.sync();
        assertEquals(List.of(), office.desk().verify().findings());
        assertEquals(List.of(), tills.a.findings());
        assertEquals(List.of(), tills.b.findings());
        assertEquals(digests(tills.a), digests(tills.b));
        assertEquals(
                digests(tills.a),
                office.query(
                        "SELECT id || ' ' || head || ' ' || lpad(to_hex(digest), 16, '0') FROM scope"
                                + " WHERE id NOT LIKE 'register:%' ORDER BY 1",
                        row -> row.getString(1)));
        tills.close();
    }

    private static List<String> digests(TwoTills.Till till) {
        return till.store.read(r -> r.query(
                "SELECT scope || ' ' || seq || ' ' || digest FROM sync_cursor WHERE scope NOT LIKE 'register:%'"
                        + " AND seq > 0 ORDER BY 1",
                List.of(), row -> row.getString(1)));
    }

    /** On a connection of its own, past everything that guards. */
    private void past(String folder, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + directory.resolve(folder).resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE replica_state SET writing = 1");
            statement.execute(sql);
            statement.execute("UPDATE replica_state SET writing = 0");
        }
    }

    private static List<String> codes(List<Incident> incidents) {
        return incidents.stream().map(Incident::code).toList();
    }

    @Test
    void aPageThatATillLostComesBack() throws SQLException {
        past("b", "DELETE FROM parcels WHERE id IN ('p2', 'p5')");
        past("b", "UPDATE parcels SET note = 'spoilt' WHERE id = 'p7'");
        tills.b.store.pullTarget().comparison().lookAnew();
        office.round(tills.b.store);
        assertEquals(tills.a.replica(), tills.b.replica());
        assertEquals(
                List.of("sync.rows-differed"), codes(office.desk().incidents().incidents()));
        office.round(tills.b.store);
        assertEquals(List.of("sync.rows-differed"), codes(tills.b.incidents()));
        assertTrue(tills.b.incidents().getFirst().message().contains(" 3 rows "));
        assertEquals(List.of(), tills.a.incidents());
    }

    /** What a till has on top of a row that it lost stays, and its sums are right. */
    @Test
    void whatIsPendingStaysOnTopOfIt() throws SQLException {
        tills.b.change("p3", p -> p.withNote("mine"));
        past("b", "DELETE FROM shadow");
        tills.b.store.pullTarget().comparison().lookAnew();
        office.send(tills.b.store);
        office.round(tills.b.store);
        assertEquals(List.of(), tills.b.findings());
    }

    @Test
    void aRowThatWasForgedAtHeadOfficeReachesNobody() throws SQLException {
        office.execute("UPDATE parcels SET note = 'forged', points = 99 WHERE id = 'p4'");
        // A till that reads all of it again, and one that changes another field of the row.
        tills.b.store.pullTarget().comparison().reload("chain");
        office.round(tills.b.store);
        assertEquals(tills.a.replica(), tills.b.replica());
        office.desk().repairs().repair("parcels", "p4").orThrow();
        assertEquals(
                List.of("10 "),
                office.query("SELECT points || ' ' || note FROM parcels WHERE id = 'p4'", r -> r.getString(1)));
    }

    /** Head office was put back, and whoever made a fact comes late or never: who has it brings it, and it is there once. */
    @Test
    void aFactThatOnlyAnotherTillStillHasComesBack() {
        office.goAway();
        var backup = office.backup();
        office.comeBack();
        tills.a.moves("m2", 2, 3);
        tills.sync();
        office.goAway();
        office.comeBackAs(backup);
        office.round(tills.b.store);
        assertEquals(List.of("m1", "m2"), movements());
        office.round(tills.b.store);
        assertTrue(codes(tills.b.incidents()).contains("sync.rows-kept"));
        // And its author after all.
        office.round(tills.a.store);
        assertEquals(List.of("m1", "m2"), movements());
        assertEquals(
                List.of("8000"),
                office.query("SELECT sum(quantity_milli)::text FROM stock_balance", row -> row.getString(1)));
    }

    private List<String> movements() {
        return office.query("SELECT id FROM stock_movements ORDER BY 1", row -> row.getString(1));
    }
}
