package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.EntityType;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.simulation.internal.OfficeTables.Release;
import org.evertill.simulation.internal.OfficeWork.Intake;
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

    void begin(Incident incident) {
        var key = key(incident);
        var place = model.place(incident.replica());
        var process = office.process();
        underWay.remove(key);
        process.ifPresent(
                p -> new OfficeWork(office, p, place, author -> again(place, key), done -> office.swept()).start());
    }

    /** The operations of an incident as it stands when its replica is locked. */
    private Intake again(Place place, RowKey key) {
        var tables = office.state().tables;
        var incident = Incident.TYPE.fromRow(tables.row(key).state().row());
        if (incident.status() != Incident.Status.OPEN) {
            var author = office.state().author(place.replica());
            return new Intake.Answer(new Push.Rewind(author.lastSeq(), author.lastHash()));
        }
        var operations = office.state().operations(incident.replica()).stream()
                .filter(op -> op.seq() >= incident.firstSeq() && op.seq() <= incident.lastSeq())
                .filter(op -> model.isSetAside(incident.replica(), op.seq()))
                .toList();
        Instant received = model.receivedAt(incident.replica(), incident.firstSeq());
        var release = Optional.of(new Release(key, office.now()));
        return new Intake.Take(new Matter(FakeOffice.by(place), operations, received, release), 0, List.of());
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
