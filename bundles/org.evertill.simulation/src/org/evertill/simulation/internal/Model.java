package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** The oracle: is told all that happens, and complains where an invariant of the design does not hold. */
final class Model {

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, List<Operation>> made = new HashMap<>();
    private final Map<String, List<Instant>> received = new HashMap<>();
    private final Map<String, Set<Long>> setAside = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    private final ModelRows rows;
    private final ModelCuts cuts = new ModelCuts();

    Model(Tally tally) {
        this.rows = new ModelRows(tally);
        places.put(Place.HEAD_OFFICE.replica(), Place.HEAD_OFFICE);
    }

    /** What head office judged, with what it knew of entities at the time. */
    private record Judged(Matter matter, Set<EntityType<?>> known) {}

    void enrol(Place place) {
        places.put(place.replica(), place);
    }

    Place place(String replica) {
        var place = places.get(replica);
        if (place == null) {
            throw new IllegalStateException("nobody is called " + replica);
        }
        return place;
    }

    ModelCuts cuts() {
        return cuts;
    }

    boolean isSetAside(String replica, long seq) {
        return setAside.getOrDefault(replica, Set.of()).contains(seq);
    }

    Instant receivedAt(String replica, long seq) {
        return received.get(replica).get((int) seq - 1);
    }

    /** A till has committed. */
    void committed(Place place, List<Operation> operations) {
        made.computeIfAbsent(place.replica(), r -> new ArrayList<>()).addAll(operations);
    }

    /** Head office answers a pull. */
    void left(Place place, Pull.Answer page) {
        cuts.left(place, page);
    }

    /** Head office is about to commit. */
    void beforeCommit(Place author, Matter matter, Judgement judgement, Set<EntityType<?>> known) {
        judged.add(new Judged(matter, Set.copyOf(known)));
        String replica = author.replica();
        var aside = setAside.computeIfAbsent(replica, r -> new HashSet<>());
        var refused = rows.judged(author, matter, judgement, known);
        if (matter.release().isEmpty()) {
            takeIn(replica, matter);
            var told = new HashSet<Long>();
            judgement.remarks().stream()
                    .filter(r -> r.verdict() == Push.Verdict.QUARANTINED)
                    .forEach(r -> told.add(r.seq()));
            Broken.unless(
                    told.equals(refused),
                    "I8",
                    () -> replica + " is told that " + told + " are set aside, not " + refused);
            aside.addAll(refused);
        } else {
            boolean released = ModelRows.isReleased(matter.release().get(), judgement);
            Broken.unless(
                    released == refused.isEmpty(),
                    "I8",
                    () -> replica + (released ? " has released what" : " should have released what it") + " cannot be");
            if (released) {
                matter.operations().forEach(op -> aside.remove(op.seq()));
            }
        }
    }

    /** I1 and I2: every operation once, in order, as its author made it. */
    private void takeIn(String replica, Matter matter) {
        var times = received.computeIfAbsent(replica, r -> new ArrayList<>());
        var own = made.getOrDefault(replica, List.of());
        for (Operation op : matter.operations()) {
            Broken.unless(op.seq() == times.size() + 1, "I1", replica + ":" + op.seq() + " came out of turn");
            if (!replica.equals(Place.HEAD_OFFICE.replica())) {
                boolean same = op.seq() <= own.size()
                        && own.get((int) op.seq() - 1).hash().equals(op.hash());
                Broken.unless(same, "I2", replica + ":" + op.seq() + " is not what its author made");
            }
            times.add(matter.receivedAt());
        }
    }

    /** I1: what a till holds for safe is safe, or it would let go of what nobody else has. */
    void holdsForSafe(Place place, long seq) {
        int there = received.getOrDefault(place.replica(), List.of()).size();
        Broken.unless(seq <= there, "I1", () -> place.replica() + " holds " + seq + " for safe, and " + there + " are");
    }

    /** I8: what head office says about operations a till knows, up to the newest that it holds for safe, whatever was lost. */
    void knowsOf(Place place, TillState state, OfficeState office) {
        var said = new TreeMap<Long, Push.Remark>();
        office.remarks(place.replica(), 1, state.acknowledged).forEach(remark -> said.put(remark.seq(), remark));
        var heard = new TreeMap<>(state.remarks);
        Broken.unless(heard.equals(said), "I8", () -> place.replica() + " was told " + heard + " and not " + said);
    }

    /** Head office has committed. */
    void afterCommit(OfficeState state, Judgement judgement) {
        cuts.committed(state, judgement);
        rows.claims(state.tables.claims());
    }

    /** What must hold when nothing is left to do. */
    void atRest(OfficeState state) {
        made.forEach((replica, operations) -> {
            int there = state.operations(replica).size();
            Broken.unless(
                    there == operations.size(), "I1", replica + " made " + operations.size() + ", there are " + there);
        });
        var again = new OfficeTables();
        for (Judged one : judged) {
            again.apply(again.judge(new Merger(one.known, Policies.ALL), one.matter));
        }
        var differences = again.differences(state.tables);
        Broken.unless(differences.isEmpty(), "I15", "a replay gives other rows: " + differences);
        rows.atRest(state.tables);
    }
}
