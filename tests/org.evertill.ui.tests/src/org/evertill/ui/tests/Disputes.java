package org.evertill.ui.tests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.PullTarget;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.Pull;

/** What people have to look into, as head office sends it to the running till. */
final class Disputes {

    private static final Instant AT = Instant.parse("2026-11-26T06:10:00Z");
    private static final String CHAIN = "chain";

    private Disputes() {}

    /** The apple's code that is the pear's, too; two names of the bread; and something that was set aside. */
    static void arrive() {
        var codes = List.of(
                sibling(Row.EMPTY.with("entity_id", "c-apple"), "Ra"),
                sibling(Row.EMPTY.with("entity_id", "c-pear"), "Rb"));
        var names = List.of(
                sibling(Row.EMPTY.with("name", "Rye bread"), "Ra"), sibling(Row.EMPTY.with("name", "Sourdough"), "Rb"));
        var entries = List.of(
                conflict(1, "product_codes", "c-apple", FieldGroup.UNIQUE + "code", codes),
                conflict(2, "products", "bread", "name", names),
                incident());
        var target = Shop.service(PullTarget.class);
        var cursors = new TreeMap<>(Map.of(CHAIN, (long) entries.size()));
        target.stage(new Pull.Answer(1, entries, cursors, 0, false));
        target.apply(0);
    }

    private static Pull.Entry conflict(long place, String table, String row, String group, List<Sibling> siblings) {
        var conflict = new Conflict(
                "dispute-" + place,
                CHAIN,
                table,
                row,
                group,
                Conflict.Status.OPEN,
                SiblingsJson.write(siblings),
                AT.plusSeconds(place),
                null,
                null,
                Rules.MANUAL);
        return new Pull.Entry(CHAIN, place, "sync_conflicts", conflict.id(), 1, false, Conflict.TYPE.toRow(conflict));
    }

    private static Pull.Entry incident() {
        var incident = new Incident(
                "incident-1",
                CHAIN,
                Incident.Kind.QUARANTINE,
                "Ra",
                "txn",
                7,
                7,
                "merge.row-missing",
                "The row is not here.",
                "products",
                "bread",
                Incident.Status.OPEN,
                AT,
                null,
                null);
        return new Pull.Entry(CHAIN, 3, "sync_incidents", incident.id(), 1, false, Incident.TYPE.toRow(incident));
    }

    private static Sibling sibling(Row value, String replica) {
        return new Sibling(value, replica, 1, 1, new Hlc(AT.toEpochMilli(), 0), "noor");
    }
}
