package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done twice and nobody was told of, as from before head office told of it, is told by the look at everything. */
class DoneTwiceTest {

    private final Fixture fixture = new Fixture();

    @BeforeEach
    void twoReturnsOfOneLine() {
        var till = fixture.till("S1", "R1");
        for (int i = 0; i < 3; i++) {
            till.sale(1, 1);
        }
        till.pushAll();
        fixture.execute("UPDATE sale_lines SET quantity_milli = -quantity_milli, original_line_id ="
                + " (SELECT min(id) FROM sale_lines) WHERE id <> (SELECT min(id) FROM sale_lines)");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theLookAtEverythingTellsItOnce() {
        assertEquals(List.of(), incidents());
        assertTrue(found().contains("There is no incident about it yet"), found());
        fixture.look().twice().all();
        fixture.look().twice().all();
        assertEquals(
                List.of("returns.twice"),
                incidents().stream().map(Incident::code).toList());
        var incident = incidents().getFirst();
        assertEquals(
                "S1 S1-R1",
                fixture.query("SELECT store_id || ' ' || register_id FROM replica WHERE id = '" + incident.replica()
                                + "'")
                        .getFirst());
        assertTrue(found().contains("headoffice incidents --close " + incident.id()), found());
        fixture.desk().incidents().close(incident.id(), TestTill.STAFF).orThrow();
        assertEquals("", found());
        fixture.look().twice().all();
        assertEquals(List.of(), incidents());
    }

    /** The way to what a line gave back is as short as on tills. */
    @Test
    void whatCameBackIsFoundByItsLine() {
        assertEquals(
                List.of("sale_lines_original"),
                fixture.query("SELECT indexname FROM pg_indexes WHERE tablename = '" + DomainTypes.SALE_LINE.table()
                        + "' AND indexdef LIKE '%original_line_id)%'"));
    }

    private List<Incident> incidents() {
        return fixture.desk().incidents().incidents();
    }

    private String found() {
        return String.join(
                "\n",
                fixture.desk().verify().findings().stream()
                        .filter(finding -> finding.contains("returns.twice"))
                        .toList());
    }
}
