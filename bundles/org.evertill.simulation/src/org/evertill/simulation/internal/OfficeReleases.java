package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.entity.EntityType;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.OfficeTables.Release;
import org.evertill.simulation.internal.OfficeTables.Seen;
import org.evertill.simulation.internal.OfficeWork.Taking;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Push;

/** What was set aside is judged again: when what it waits for is here, and when a person wants it. */
final class OfficeReleases {

    private final FakeOffice office;
    private final Dice dice;
    private final Timeline time;
    private final Model model;
    private final Set<RowKey> underWay = new HashSet<>();

    OfficeReleases(FakeOffice office, Dice dice, Timeline time, Model model) {
        this.office = office;
        this.dice = dice;
        this.time = time;
        this.model = model;
    }

    /** Begins with everything that waited for a row or a table that is here now. */
    void sweep() {
        ready().forEach(incident -> {
            underWay.add(key(incident));
            time.after(dice.between(10, 5_000), () -> begin(incident));
        });
    }

    boolean isQuiet() {
        return underWay.isEmpty() && ready().isEmpty();
    }

    /** What was under way is gone with the database. */
    void forget() {
        underWay.clear();
    }

    void begin(Incident incident) {
        var key = key(incident);
        underWay.remove(key);
        office.processes()
                .one()
                .ifPresent(process -> new OfficeWork(
                                office,
                                process,
                                Set.of(incident.replica()),
                                () -> again(incident.replica(), key),
                                done -> office.swept())
                        .start());
    }

    /** A person takes note of a branch, if people were told of one; false otherwise. */
    boolean seeOne() {
        var branches = office.state().tables.rows().entrySet().stream()
                .filter(row -> row.getKey().table().equals(Incident.TYPE.table()))
                .map(row -> Incident.TYPE.fromRow(row.getValue().state().row()))
                .filter(incident -> incident.code().equals("sync.restored"))
                .filter(incident -> incident.status() == Incident.Status.OPEN)
                .sorted(Comparator.comparing(Incident::id))
                .toList();
        if (!branches.isEmpty()) {
            see(dice.of(branches));
        }
        return !branches.isEmpty();
    }

    private void see(Incident incident) {
        var key = key(incident);
        office.processes()
                .one()
                .ifPresent(process -> new OfficeWork(
                                office,
                                process,
                                Set.of(incident.replica()),
                                () -> seen(incident.replica(), key),
                                done -> {})
                        .start());
    }

    private Taking seen(String replica, RowKey key) {
        if (!isOpen(key)) {
            return new Taking.Answer(new Push.Rewind(0, ""));
        }
        office.tally().add(Happening.BRANCH_SEEN);
        return Taking.one(
                model.place(replica), office.matter(replica, List.of(), office.now(), new Seen(key, office.now())));
    }

    private boolean isOpen(RowKey key) {
        return office.state()
                .tables
                .find(key)
                .filter(row -> Incident.TYPE.fromRow(row.state().row()).status() == Incident.Status.OPEN)
                .isPresent();
    }

    /** The operations of an incident as it stands when its replica is locked. */
    private Taking again(String replica, RowKey key) {
        if (!isOpen(key)) {
            return new Taking.Answer(new Push.Rewind(0, ""));
        }
        var incident = office.state().tables.incident(key);
        var operations = office.state().shelf.operations(replica).stream()
                .filter(op -> op.seq() >= incident.firstSeq() && op.seq() <= incident.lastSeq())
                .filter(op -> model.isSetAside(replica, op.seq()))
                .toList();
        Instant received = model.receivedAt(replica, incident.firstSeq());
        return Taking.one(
                model.place(replica), office.matter(replica, operations, received, new Release(key, office.now())));
    }

    private List<Incident> ready() {
        return office.state().tables.waiting().stream()
                .filter(incident -> !underWay.contains(key(incident)))
                .filter(this::isReady)
                .toList();
    }

    private boolean isReady(Incident incident) {
        String table = String.valueOf(incident.waitsForTable());
        return switch (incident.code()) {
            case "merge.unknown-table" ->
                office.merger().type(table).map(EntityType::table).isPresent();
            case "merge.row-missing" ->
                office.state()
                        .tables
                        .find(new RowKey(table, String.valueOf(incident.waitsForId())))
                        .isPresent();
            default -> false;
        };
    }

    private static RowKey key(Incident incident) {
        return new RowKey(Incident.TYPE.table(), incident.id());
    }
}
