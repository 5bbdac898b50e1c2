package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.sqlite.RestoreRun.Fault;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;

/** What has to be true when everybody has heard of everything. */
final class RestoreEnd {

    private final PostgresOffice office;
    private final List<RestoreTill> tills;
    private final Set<String> kept;
    private final Map<Fault, Integer> fired;

    /**
     * @param kept the sales that head office had when its database was last put back
     * @param fired which faults there were
     */
    RestoreEnd(PostgresOffice office, List<RestoreTill> tills, Set<String> kept, Map<Fault, Integer> fired) {
        this.office = office;
        this.tills = tills;
        this.kept = kept;
        this.fired = fired;
    }

    /** The sales that head office has. */
    static Set<String> sales(PostgresOffice office) {
        return new HashSet<>(office.query("SELECT id FROM sales WHERE NOT is_deleted", row -> row.getString(1)));
    }

    void check() {
        nothingIsLost();
        nothingIsThereTwice();
        everybodyHasTheSame();
        everyBranchIsFlagged();
        assertEquals(List.of(), findings(), "head office's own check");
        for (var till : tills) {
            assertEquals(List.of(), till.store().check().check(step -> {}).findings(), "the own check of a till");
            assertEquals(0, till.store().changes().backlog().pending(), "pending at a till");
        }
    }

    private void nothingIsLost() {
        var hashes = new HashSet<>(office.query("SELECT hash FROM op", row -> row.getString(1)));
        var sales = sales(office);
        var lost = new TreeSet<String>();
        for (var till : tills) {
            for (Operation op : till.log()) {
                boolean isThere =
                        hashes.contains(op.hash()) && (!op.table().equals("sales") || sales.contains(op.entityId()));
                if (!isThere) {
                    lost.add(tills.indexOf(till) + ": " + op.seq() + " " + op.table() + " " + op.entityId());
                }
            }
        }
        assertEquals(Set.of(), lost, "what a till has in its log and head office has not");
        var gone = new TreeSet<>(kept);
        gone.removeAll(sales);
        assertEquals(Set.of(), gone, "what head office had after its restore and has no more");
    }

    private void nothingIsThereTwice() {
        assertEquals(
                List.of(),
                office.query(
                        "SELECT entity_id, count(*) FROM op WHERE table_name = 'sales' GROUP BY 1 HAVING count(*) > 1",
                        row -> row.getString(1)),
                "sales that were taken twice");
        assertEquals(
                List.of(),
                office.query("SELECT hash FROM op GROUP BY 1 HAVING count(*) > 1", row -> row.getString(1)),
                "operations that were taken twice");
    }

    /** What two lives that nothing told apart have numbered alike is named by the check, and nothing else. */
    private List<String> findings() {
        boolean undetected = fired.containsKey(Fault.DATABASE_AND_WITNESS_PUT_BACK);
        return office.findings().stream()
                .filter(f -> !(undetected && f.endsWith("is given twice")))
                .toList();
    }

    private void everybodyHasTheSame() {
        var first = rows(tills.getFirst());
        for (var till : tills) {
            var other = rows(till);
            assertEquals(
                    minus(other, first), minus(first, other), "rows of the first till and of " + tills.indexOf(till));
        }
        assertEquals(
                office.query(
                        "SELECT id || ' ' || note || ' ' || points || ' ' || state FROM parcels WHERE NOT is_deleted"
                                + " ORDER BY id COLLATE \"C\"",
                        row -> row.getString(1)),
                tills.getFirst()
                        .store()
                        .read(r -> r.query(
                                "SELECT id || ' ' || note || ' ' || points || ' ' || state FROM parcels"
                                        + " WHERE is_deleted = 0 ORDER BY id",
                                List.of(),
                                row -> row.getString(1))),
                "parcels of head office and a till");
    }

    private record Seen(String id, String text) {}

    private Set<String> ids(EntityType<?> type) {
        return Set.copyOf(office.query("SELECT id FROM " + type.table(), row -> row.getString(1)));
    }

    private static List<String> minus(List<String> rows, List<String> others) {
        var set = new HashSet<>(others);
        return rows.stream().filter(row -> !set.contains(row)).toList();
    }

    /**
     * All that tills of one store see alike; incidents are seen by the register that they are about. What head office lost, and who
     * made it too, stays at the tills that have seen it when it is a fact (decision 20).
     */
    private List<String> rows(RestoreTill till) {
        var all = new ArrayList<String>();
        for (EntityType<?> type : till.store().types()) {
            if (type != Incident.TYPE) {
                boolean mayBeGone = fired.containsKey(Fault.OFFICE_PUT_BACK) && type.nature() == Entity.Nature.FACT;
                var there = mayBeGone ? ids(type) : Set.of();
                till
                        .store()
                        .read(r -> r.query(
                                "SELECT id, version_vector || scope FROM " + type.table()
                                        + " WHERE is_deleted = 0 ORDER BY 1",
                                List.of(),
                                row -> new Seen(row.getString(1), row.getString(2) + text(r, type, row.getString(1)))))
                        .stream()
                        .filter(row -> !mayBeGone || there.contains(row.id))
                        .forEach(row -> all.add(row.text));
            }
        }
        return all;
    }

    /** In clear: every till keeps what is sensitive under a key of its own. */
    private static String text(Reader reader, EntityType<?> type, String id) {
        return type.table() + reader.row(type, id).orElseThrow().values();
    }

    /** At head office, and at the tills of that register. */
    private void everyBranchIsFlagged() {
        var branches = office.query(
                "SELECT r.id, r.till FROM replica r WHERE r.till IS NOT NULL"
                        + " AND EXISTS (SELECT 1 FROM op o WHERE o.replica = r.id)",
                row -> List.of(row.getString(1), row.getString(2)));
        var flagged = flagged(office.desk().incidents().incidents());
        for (var branch : branches) {
            assertTrue(flagged.contains(branch.getFirst()), "not flagged: " + branch);
            for (var till : tills) {
                if (till.store().identity().orElseThrow().replica().equals(branch.getLast())) {
                    var seen = flagged(till.store().read(r -> r.select(Incident.TYPE, Selection.all())).stream()
                            .map(s -> s.value())
                            .toList());
                    assertTrue(seen.contains(branch.getFirst()), "not flagged at its till: " + branch);
                }
            }
        }
    }

    private static Set<String> flagged(List<Incident> incidents) {
        var flagged = new HashSet<String>();
        for (var incident : incidents) {
            if (incident.code().equals("sync.restored")) {
                flagged.add(incident.replica());
            }
        }
        return flagged;
    }
}
