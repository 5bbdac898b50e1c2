package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evertill.headoffice.DistributionDesk.ByColumn;
import org.evertill.headoffice.DistributionDesk.Everywhere;
import org.evertill.headoffice.DistributionDesk.OnCoordinator;
import org.evertill.headoffice.DistributionDesk.Place;
import org.evertill.headoffice.DistributionDesk.Placed;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The plan against the tables that are there: a table or a key that is added without a thought of it fails here. */
class DistributionTest {

    /** Tables without partitions, which go where their table goes. */
    private static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            + " AND relkind IN ('r', 'p') AND NOT relispartition";

    private static final String KEYS =
            "SELECT t.relname || ' ' || (SELECT string_agg(a.attname, ',') FROM pg_attribute a"
                    + " WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey)) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid"
                    + " WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT t.relispartition";

    private static final String REFERENCES =
            "SELECT conrelid::regclass || ' ' || confrelid::regclass FROM pg_constraint"
                    + " WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0";

    private static final String TRIGGERS =
            "SELECT DISTINCT t.relname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid"
                    + " WHERE NOT g.tgisinternal AND NOT t.relispartition AND t.relnamespace = 'public'::regnamespace";

    private final Fixture fixture = new Fixture();
    private final Map<String, Place> places = fixture.desk().distribution().plan().tables().stream()
            .collect(Collectors.toMap(Placed::table, Placed::place, (a, b) -> a, TreeMap::new));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyTableHasItsPlace() {
        fixture.till("S1", "R1");
        assertEquals(new TreeSet<>(fixture.query(TABLES)), places.keySet());
        places.forEach((table, place) -> assertFalse(
                place instanceof OnCoordinator(String reason) && reason.isBlank(), table + " without a reason"));
    }

    @Test
    void everyKeyOfATableThatIsSpreadContainsItsColumn() {
        int checked = 0;
        for (String line : fixture.query(KEYS)) {
            var words = line.split(" ");
            if (places.get(words[0]) instanceof ByColumn(String column, String group)) {
                assertTrue(Set.of(words[1].split(",")).contains(column), line + " lacks " + column + " of " + group);
                checked++;
            }
        }
        long spread =
                places.values().stream().filter(ByColumn.class::isInstance).count();
        assertTrue(checked >= spread, "each table that is spread has a key");
    }

    @Test
    void whatLiesTogetherHasOneTypeOfColumn() {
        var types = new TreeMap<String, Set<String>>();
        places.forEach((table, place) -> {
            if (place instanceof ByColumn(String column, String group)) {
                types.computeIfAbsent(group, g -> new TreeSet<>())
                        .addAll(fixture.query(
                                "SELECT format_type(atttypid, atttypmod) || attcollation FROM pg_attribute"
                                        + " WHERE attrelid = '" + table + "'::regclass AND attname = '" + column
                                        + "'"));
            }
        });
        types.forEach((group, found) -> assertEquals(1, found.size(), group + ": " + found));
    }

    /** What is spread refers to what is everywhere at most; what is on the coordinator, to its like. */
    @Test
    void noReferenceCrossesTheServers() {
        for (String line : fixture.query(REFERENCES)) {
            var words = line.split(" ");
            boolean holds = switch (places.get(words[0])) {
                case OnCoordinator here -> places.get(words[1]) instanceof OnCoordinator;
                case ByColumn by -> places.get(words[1]) instanceof Everywhere;
                case Everywhere all -> places.get(words[1]) instanceof Everywhere;
            };
            assertTrue(holds, line);
        }
        var spread = fixture.query(TRIGGERS).stream()
                .filter(table -> !(places.get(table) instanceof OnCoordinator))
                .toList();
        assertEquals(List.of("op"), spread, "triggers, which a cluster takes only when told so");
    }

    @Test
    void whatTradeMakesIsSpreadByStoreAndWhatAllSeeIsEverywhere() {
        var byScope = new ByColumn("scope", "merge_audit");
        for (String table : List.of("sales", "sale_lines", "payments", "stock_movements", "registers")) {
            assertEquals(byScope, places.get(table), table);
        }
        assertEquals(new Everywhere(), places.get("products"));
        assertEquals(new ByColumn("replica", "op"), places.get("op"));
        var statements = fixture.desk().distribution().plan().statements();
        assertTrue(
                statements.indexOf("SELECT create_distributed_table('merge_audit', 'scope', colocate_with => 'none')")
                        < statements.indexOf(
                                "SELECT create_distributed_table('sales', 'scope', colocate_with => 'merge_audit')"),
                String.join("\n", statements));
    }

    @Test
    void aDatabaseWithoutTheExtensionIsLeftAsItIs() {
        var applied = fixture.desk().distribution().apply();
        assertTrue(
                applied instanceof Outcome.Failed<?>(var problem)
                        && problem.code().equals("headoffice.no-citus"),
                applied.toString());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }
}
