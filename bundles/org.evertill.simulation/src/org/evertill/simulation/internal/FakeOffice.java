package org.evertill.simulation.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeTables.Arrival;
import org.evertill.simulation.internal.OfficeTables.Cause;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.simulation.internal.OfficeTables.Restored;
import org.evertill.simulation.internal.OfficeWork.Taking;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Head office: processes on one database, with the real judgement. */
final class FakeOffice implements Office {

    private final Dice dice;
    private final Timeline time;
    private final Tally tally;
    private final Model model;
    private final Clock clock;
    private final OfficeDatabase database = new OfficeDatabase();
    private final OfficeProcesses processes;
    private final Set<EntityType<?>> known;
    private final OfficeReleases releases;
    private final OwnOperations own;
    private final OfficeInbox inbox = new OfficeInbox(this);
    private final OfficeAnswers answers;
    private final OfficeBackups backups;
    private Merger merger;

    FakeOffice(Dice dice, Timeline time, Tally tally, Model model) {
        this.dice = dice;
        this.time = time;
        this.tally = tally;
        this.model = model;
        this.clock = time.clock(() -> 0);
        this.processes = new OfficeProcesses(dice, time, tally, database);
        this.answers = new OfficeAnswers(this, processes, dice, model);
        this.known = new HashSet<>(Entities.ALL);
        known.remove(Entities.PUNCH_CARD);
        known.addAll(SyncTypes.ALL);
        this.merger = new Merger(known, Policies.ALL);
        this.releases = new OfficeReleases(this, dice, time, model);
        this.own = new OwnOperations(dice.ids(), clock);
        this.backups = new OfficeBackups(this, dice, model);
    }

    OfficeProcesses processes() {
        return processes;
    }

    OfficeDatabase database() {
        return database;
    }

    OfficeState state() {
        return database.committed();
    }

    Tally tally() {
        return tally;
    }

    /** The entities that it knows now. */
    Set<EntityType<?>> known() {
        return Set.copyOf(known);
    }

    Merger merger() {
        return merger;
    }

    /** Head office gets the bundle that brings an entity; false when it has it. */
    @Override
    public boolean install(EntityType<?> type) {
        boolean fresh = known.add(type);
        if (fresh) {
            merger = new Merger(known, Policies.ALL);
            releases.sweep();
        }
        return fresh;
    }

    Instant now() {
        return clock.instant();
    }

    /** An incident was judged again, which may have been what another waits for. */
    void swept() {
        releases.sweep();
    }

    void soon(Runnable statement) {
        time.after(dice.between(1, 15), statement);
    }

    // --- faults

    @Override
    public void crashSoon() {
        processes.dieSoon();
    }

    @Override
    public void crashNow() {
        processes.dieNow();
    }

    @Override
    public void backUp() {
        backups.backUp();
    }

    @Override
    public boolean putBack() {
        boolean done = backups.putBack();
        if (done) {
            releases.forget();
            releases.sweep();
        }
        return done;
    }

    @Override
    public boolean seeOne() {
        return releases.seeOne();
    }

    /** The database's standby takes over. */
    @Override
    public void failOver() {
        tally.add(Happening.FAILOVER);
        database.failOver();
    }

    /** Whatever is down comes up. */
    @Override
    public void heal() {
        processes.heal();
    }

    // --- requests

    @Override
    public void hello(Place caller, Hello.Request request, Consumer<Outcome<Hello.Answer>> answer) {
        answers.hello(caller, request, answer);
    }

    @Override
    public void pull(Place caller, Pull.Request request, Consumer<Outcome<Pull.Answer>> answer) {
        answers.pull(caller, request, answer);
    }

    @Override
    public void push(Place caller, Push.Request request, Consumer<Outcome<Push.Answer>> answer) {
        var process = processes.one();
        if (process.isEmpty()) {
            answer.accept(Outcome.failed(Line.unreachable()));
            return;
        }
        Instant at = clock.instant();
        try {
            var log = state().shelf.log(caller.replica(), request.incarnation());
            var names = new HashSet<String>();
            log.parts().forEach(part -> names.add(part.incarnation().id()));
            new OfficeWork(this, process.get(), names, () -> inbox.pushed(caller, request, at), answer).start();
        } catch (ProblemException e) {
            soon(() -> answer.accept(Outcome.failed(e.problem())));
        }
    }

    /** What is judged of a replica, as things are now. */
    Matter matter(String replica, List<Operation> operations, Instant receivedAt, Cause cause) {
        return new Matter(
                state().shelf.get(replica).author(),
                operations,
                receivedAt,
                state().epochs.now(),
                cause);
    }

    /** The operations are made when head office's log is locked. */
    @Override
    public void write(Books.Change change, Runnable made) {
        processes.one().ifPresent(process -> {
            Instant at = clock.instant();
            String self = Place.HEAD_OFFICE.replica();
            new OfficeWork(this, process, Set.of(self), () -> own(change, at, made), done -> {}).start();
        });
    }

    private Taking own(Books.Change change, Instant at, Runnable made) {
        var author = state().author(Place.HEAD_OFFICE.replica());
        var wanted = change.of((type, dead) -> OwnOperations.rows(state(), type, dead));
        var operations = own.of(state(), author, wanted);
        if (operations.isEmpty()) {
            return new Taking.Answer(new Push.Rewind(author.lastSeq(), author.lastHash()));
        }
        made.run();
        model.committed(Place.HEAD_OFFICE, operations);
        return Taking.one(Place.HEAD_OFFICE, matter(Place.HEAD_OFFICE.replica(), operations, at, new Arrival()));
    }

    /** Takes out of all feeds what it may, as if all tills that do not have it yet had been silent for long. */
    @Override
    public void letGo() {
        boolean all = dice.oneIn(2);
        for (String scope : state().scopes()) {
            long head = state().head(scope);
            long begin = Math.min(head, Epoch.before(state().epochs.now()));
            letGo(scope, all ? head : dice.between(begin, head));
        }
    }

    /** The same of one scope, up to a number. */
    void letGo(String scope, long upTo) {
        tally.add(Happening.LET_GO, state().letGo(scope, upTo));
    }

    /** What a transaction did becomes visible, all at once. */
    void commit(Place author, Matter matter, Judgement judgement, Set<EntityType<?>> knownThen) {
        if (matter.isArrival()) {
            state().shelf.append(author.replica(), matter.operations());
            state().shelf.remark(author.replica(), judgement.remarks());
        }
        if (matter.cause() instanceof Restored) {
            state().epochs.told();
            tally.add(Happening.OFFICE_LOSS_TOLD);
        }
        model.beforeCommit(author, matter, judgement, knownThen);
        judgement.changes().forEach(state()::write);
        state().tables.putClaims(judgement.claims());
        model.afterCommit(state(), judgement);
        releases.sweep();
    }

    @Override
    public boolean releaseOne() {
        var open = List.copyOf(state().tables.waiting());
        if (!open.isEmpty()) {
            releases.begin(dice.of(open));
        }
        return !open.isEmpty();
    }

    @Override
    public Place enrol(int number, int store) {
        var place = Place.of(number, store);
        state().shelf.enrol(place);
        return place;
    }

    @Override
    public SortedMap<String, Long> heads() {
        var heads = new TreeMap<String, Long>();
        state().scopes().forEach(scope -> heads.put(scope, state().head(scope)));
        return heads;
    }

    /** Whether nothing is under way, nor about to be. */
    @Override
    public boolean isQuiet() {
        return database.open().isEmpty() && releases.isQuiet();
    }
}
