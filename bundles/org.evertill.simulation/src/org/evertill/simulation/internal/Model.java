package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.entity.EntityType;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.simulation.internal.OfficeTables.Release;
import org.evertill.simulation.internal.TillMachine.How;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** The oracle: is told all that happens, and complains where an invariant of the design does not hold. */
final class Model {

    private final Tally tally;
    private final Map<String, Place> places = new HashMap<>();
    private final Strands strands = new Strands();
    private final Set<String> made = new LinkedHashSet<>();
    private final ModelRestores restores = new ModelRestores();
    private final ModelCuts cuts = new ModelCuts();
    private Books books;

    Model(Tally tally) {
        this.tally = tally;
        this.books = new Books(new ModelRows(tally));
        places.put(Place.HEAD_OFFICE.replica(), Place.HEAD_OFFICE);
    }

    /** What head office judged, with what it knew of entities at the time. */
    private record Judged(Matter matter, Set<EntityType<?>> known) {}

    /** What the model knows of what head office has. */
    private static final class Books {
        private final Map<String, TreeMap<Long, Instant>> received = new HashMap<>();
        private final Set<String> arrived = new HashSet<>();
        private final Map<String, Set<Long>> setAside = new HashMap<>();
        private final List<Judged> judged = new ArrayList<>();
        private final ModelRows rows;

        Books(ModelRows rows) {
            this.rows = rows;
        }

        Books copy() {
            var copy = new Books(rows.copy());
            received.forEach((replica, times) -> copy.received.put(replica, new TreeMap<>(times)));
            copy.arrived.addAll(arrived);
            setAside.forEach((replica, seqs) -> copy.setAside.put(replica, new HashSet<>(seqs)));
            copy.judged.addAll(judged);
            return copy;
        }

        TreeMap<Long, Instant> of(String replica) {
            return received.computeIfAbsent(replica, r -> new TreeMap<>());
        }
    }

    /** What was known when head office was kept. */
    record Backup(Object books, Strand strand, long lastSeq, Map<String, Long> heads) {}

    Backup backup() {
        var own = books.of(Place.HEAD_OFFICE.replica());
        return new Backup(books.copy(), strands.of(Place.HEAD_OFFICE), own.isEmpty() ? 0 : own.lastKey(), cuts.heads());
    }

    /**
     * Head office was put back.
     *
     * @param state as it is now, in its new epoch
     */
    void putBack(Backup backup, OfficeState state) {
        books = ((Books) backup.books).copy();
        strands.goOn(Place.HEAD_OFFICE, backup.strand, backup.lastSeq);
        restores.officePutBack(state.epochs.now(), backup.heads);
        cuts.officePutBack(state);
    }

    void enrol(Place place) {
        places.put(place.replica(), place);
    }

    /** A till, or one of its incarnations. */
    Place place(String replica) {
        var place = places.get(Place.tillOf(replica));
        if (place == null) {
            throw new IllegalStateException("nobody is called " + replica);
        }
        return place.as(replica);
    }

    ModelCuts cuts() {
        return cuts;
    }

    boolean isSetAside(String replica, long seq) {
        return books.setAside.getOrDefault(replica, Set.of()).contains(seq);
    }

    Instant receivedAt(String replica, long seq) {
        return books.of(replica).get(seq);
    }

    /** A till, or head office, has made something. */
    void committed(Place place, List<Operation> operations) {
        strands.wrote(place, operations);
        if (!place.isHeadOffice()) {
            operations.forEach(op -> made.add(op.hash()));
        }
    }

    /** Something was kept of a till. */
    void backedUp(Place place, TillMachine.Backup backup) {
        restores.backedUp(backup, strands.of(place), cuts.commitOf(place));
    }

    /** What was kept is a till's database now. */
    void putBack(Place place, TillState gone, TillMachine.Backup backup, How how) {
        var kept = restores.putBack(place, gone, backup, how);
        strands.goOn(place, kept.strand(), backup.state().lastSeq());
        cuts.putBack(place, kept.commit());
    }

    /** Head office answers a pull. */
    void left(Place place, Pull.Answer page) {
        if (!page.reloads().isEmpty()) {
            tally.add(
                    Happening.EPOCH_RELOAD,
                    restores.isOfficePutBack() ? page.reloads().size() : 0);
        }
        cuts.left(place, page);
    }

    /** A till has applied a cut. */
    void cut(Place place, TillState state) {
        restores.cut(place, state);
        cuts.cut(place, state);
    }

    /** Head office is about to commit. */
    void beforeCommit(Place author, Matter matter, Judgement judgement, Set<EntityType<?>> known) {
        books.judged.add(new Judged(matter, Set.copyOf(known)));
        String replica = author.replica();
        var aside = books.setAside.computeIfAbsent(replica, r -> new HashSet<>());
        var hearing = new Hearing(author, known, matter.receivedAt().toEpochMilli(), matter.epoch(), strands);
        if (matter.isArrival()) {
            var refused = books.rows.judged(hearing, matter, judgement, begins(author, matter));
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
        } else if (matter.cause() instanceof Release release) {
            var refused = books.rows.judged(hearing, matter, judgement, Set.of());
            boolean released = ModelRows.isReleased(release, judgement);
            Broken.unless(
                    released == refused.isEmpty(),
                    "I8",
                    () -> replica + (released ? " has released what" : " should have released what it") + " cannot be");
            if (released) {
                matter.operations().forEach(op -> aside.remove(op.seq()));
            }
        }
    }

    /** What people have to be told of the first transaction of a branch. */
    private Set<String> begins(Place author, Matter matter) {
        if (!author.isBranch() || !books.of(author.replica()).isEmpty()) {
            return Set.of();
        }
        tally.add(Happening.BRANCH_TAKEN);
        var first = OfficeTables.transactionsOf(matter.operations()).getFirst();
        return Set.of(Incident.Kind.EXCEPTION + " " + first.getFirst().seq() + "-"
                + first.getLast().seq());
    }

    /** I1 and I2: every operation once, in order, as its author made it. */
    private void takeIn(String replica, Matter matter) {
        var times = books.of(replica);
        for (Operation op : matter.operations()) {
            var ancestors = matter.author().ancestors();
            long base = ancestors.isEmpty() ? 0 : ancestors.getLast().lastSeq();
            long next = 1 + (times.isEmpty() ? base : times.lastKey());
            Broken.unless(op.seq() == next, "I1", () -> replica + ":" + op.seq() + " came out of turn");
            Broken.unless(strands.isMade(op), "I2", () -> replica + ":" + op.seq() + " is not what its author made");
            Broken.unless(
                    books.arrived.add(op.hash()),
                    "I1",
                    () -> replica + ":" + op.seq() + " is there under another name");
            if (restores.isSentAgain(op)) {
                tally.add(Happening.SENT_AGAIN);
            }
            times.put(op.seq(), matter.receivedAt());
        }
    }

    /** I1: what a till holds for safe in the present epoch is safe, or it would let go of what nobody else has. */
    void holdsForSafe(Place place, TillState state, OfficeState office) {
        if (state.epoch == office.epochs.now()) {
            for (Operation op : state.after(0).subList(0, (int) state.acknowledged)) {
                Broken.unless(
                        books.arrived.contains(op.hash()),
                        "I1",
                        () -> place.machine() + " holds " + op.seq() + " for safe, which is not there");
            }
        }
    }

    /** I8: what head office says about operations a till knows, up to the newest that it holds for safe, whatever was lost. */
    void knowsOf(Place place, TillState state, OfficeState office) {
        if (restores.isOfficePutBack()) {
            // What was said of an operation before is not taken back when it is sent once more.
            return;
        }
        var said = new TreeMap<Long, Push.Remark>();
        try {
            var log = office.shelf.log(place.replica(), state.lineage.present().incarnation());
            office.shelf.remarks(log, 1, state.acknowledged).forEach(remark -> said.put(remark.seq(), remark));
        } catch (ProblemException e) {
            // It has not greeted head office since it was put back.
            return;
        }
        var heard = new TreeMap<>(state.remarks);
        Broken.unless(heard.equals(said), "I8", () -> place.machine() + " was told " + heard + " and not " + said);
    }

    /** Head office has committed. */
    void afterCommit(OfficeState state, Judgement judgement) {
        cuts.committed(state, judgement);
        books.rows.claims(state.tables.claims());
    }

    /** What must hold when nothing is left to do. */
    void atRest(OfficeState state, List<SimTill> tills) {
        for (var till : tills) {
            till.state()
                    .after(0)
                    .forEach(op -> Broken.unless(
                            books.arrived.contains(op.hash()),
                            "I1",
                            () -> till.place().machine() + " made " + op.seq() + ", and it is not there"));
        }
        var lost = new TreeSet<>(made);
        lost.removeAll(books.arrived);
        tally.add(Happening.LOST_WITH_DISK, lost.size());
        lost.removeIf(restores::isGone);
        Broken.unless(lost.isEmpty(), "I1", () -> "nobody has " + lost + ", and no disk is gone with it");
        restores.atRest(state);
        var again = new OfficeTables();
        for (Judged one : books.judged) {
            again.apply(again.judge(new Merger(one.known, Policies.ALL), one.matter));
        }
        var differences = again.differences(state.tables);
        Broken.unless(differences.isEmpty(), "I15", "a replay gives other rows: " + differences);
        books.rows.atRest(state.tables, restores::isUndetected);
    }
}
