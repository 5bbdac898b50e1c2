package org.evertill.simulation.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.kernel.Outcome;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;

/**
 * Head office as its product runs it: two processes' worth of it in this one, on one PostgreSQL database, over HTTP. A request
 * is done whole when it arrives; a process dies between two of them, or between commit and answer.
 */
final class RealOffice implements Office, AutoCloseable {

    /** Rows that a till asks for at most, in half of the runs. */
    private static final int SMALL_PAGE = 6;

    private static final int LARGE_PAGE = 45;

    /** As if no till had been heard of for so long; a till counts as silent after a day. */
    private static final Duration SILENT = Duration.ofDays(2);

    private final RealTables tables;
    private final Dice dice;
    private final Timeline time;
    private final Tally tally;
    private final HttpSyncTransport http;
    private final List<RealProcess> processes;
    private final Map<String, TillIdentity> identities = new HashMap<>();
    private final int pageRows;
    private long ahead;
    private boolean dies;
    private @Nullable SortedMap<String, Long> heads;

    RealOffice(JdbcTarget target, Dice dice, Timeline time, Tally tally) {
        this.tables = new RealTables(target);
        this.dice = dice;
        this.time = time;
        this.tally = tally;
        this.pageRows = dice.oneIn(2) ? SMALL_PAGE : LARGE_PAGE;
        Clock clock = time.clock(() -> ahead);
        this.http = new HttpSyncTransport(clock);
        this.processes =
                List.of(new RealProcess(target, clock, dice.ids()), new RealProcess(target, clock, dice.ids()));
        processes.getFirst().desk().cleanup().forgetSilent(1).orThrow();
    }

    List<String> findings() {
        return processes.getFirst().desk().verify().findings();
    }

    // --- tills

    @Override
    public Place enrol(int number, int store) {
        var process = processes.getFirst();
        var shop = new Store("S" + store, "Store " + store, "GB", "GBP", "Europe/London", null, null);
        var code = process.desk()
                .enrolmentCode(shop, "R" + number, Duration.ofHours(1))
                .orThrow()
                .code();
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "Simulated", key.publicKey());
        var till = http.enrol(process.address(), code.serverLetters(), request).orThrow();
        identities.put(till.replica(), TillIdentity.of(till, URI.create("http://head-office.invalid"), key));
        return new Place(till.replica(), till.replica(), till.storeId(), till.registerId());
    }

    TillIdentity identity(Place place) {
        return Objects.requireNonNull(identities.get(place.replica()));
    }

    // --- requests

    @Override
    public void hello(Place caller, Hello.Request request, Consumer<Outcome<Hello.Answer>> answer) {
        request(caller, line -> http.hello(line, request), answer);
    }

    @Override
    public void push(Place caller, Push.Request request, Consumer<Outcome<Push.Answer>> answer) {
        request(caller, line -> http.push(line, request), answer);
    }

    @Override
    public void pull(Place caller, Pull.Request request, Consumer<Outcome<Pull.Answer>> answer) {
        int limit = Math.min(request.limit(), 1 + dice.below(pageRows));
        var some =
                new Pull.Request(request.replica(), request.incarnation(), request.cursors(), request.loads(), limit);
        request(caller, line -> http.pull(line, some), answer);
        if (request.loads().filter(loads -> !loads.isEmpty()).isPresent() && dice.oneIn(3)) {
            // while a till loads a scope, head office lets go of more of it
            letGo(SILENT);
        }
    }

    private <A> void request(Place caller, Function<SyncTransport.Line, Outcome<A>> call, Consumer<Outcome<A>> answer) {
        var process = process();
        if (process == null) {
            answer.accept(Outcome.failed(Line.unreachable()));
            return;
        }
        var till = identity(caller);
        var outcome =
                call.apply(new SyncTransport.Line(process.address(), caller.replica(), till.key(), till.serverKeys()));
        heads = null;
        count(outcome);
        if (dies) {
            dies = false;
            tally.add(Happening.OFFICE_CRASH_AFTER_COMMIT);
            stop(process);
            return;
        }
        time.after(dice.between(1, 60), () -> answer.accept(outcome));
    }

    private void count(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Ok<?>(var answer) && answer instanceof Push.Accepted accepted) {
            tally.add(Happening.PUSH_TAKEN);
            tally.add(Happening.DUPLICATE_SKIPPED, accepted.duplicates());
        }
    }

    private @Nullable RealProcess process() {
        var running = processes.stream().filter(RealProcess::isUp).toList();
        if (!running.isEmpty() && running.size() < processes.size()) {
            tally.add(Happening.OFFICE_TAKES_OVER);
        }
        return running.isEmpty() ? null : dice.of(running);
    }

    // --- people

    @Override
    public void write(Books.Change change, Runnable made) {
        var process = process();
        if (process == null) {
            return;
        }
        var wanted = change.of(tables::rows);
        wanted.forEach(row -> process.save(row.type(), row.row()));
        heads = null;
        if (!wanted.isEmpty()) {
            made.run();
        }
    }

    @Override
    public boolean releaseOne() {
        var process = process();
        if (process == null) {
            return false;
        }
        var desk = process.desk().incidents();
        var open = desk.incidents().stream()
                .filter(incident -> incident.kind() == Incident.Kind.QUARANTINE)
                .toList();
        if (!open.isEmpty()) {
            desk.release(dice.of(open).id(), "somebody").orThrow();
        }
        heads = null;
        return !open.isEmpty();
    }

    @Override
    public void letGo() {
        letGo(dice.oneIn(2) ? SILENT : Duration.ZERO);
    }

    /** As if no till had been heard of for so long. */
    private void letGo(Duration silent) {
        var process = process();
        if (process != null) {
            ahead = silent.toMillis();
            var cleaned = process.desk().cleanup().clean().orThrow();
            ahead = 0;
            tally.add(Happening.LET_GO, cleaned.deletions() + cleaned.departures());
        }
    }

    @Override
    public boolean install(EntityType<?> type) {
        return false;
    }

    // --- faults

    @Override
    public void backUp() {
        throw new UnsupportedOperationException("restores of a real head office are the business of RestoreSeedsTest");
    }

    @Override
    public boolean putBack() {
        throw new UnsupportedOperationException("restores of a real head office are the business of RestoreSeedsTest");
    }

    @Override
    public boolean seeOne() {
        return false;
    }

    @Override
    public void crashSoon() {
        dies = true;
    }

    @Override
    public void crashNow() {
        var process = dice.of(processes);
        if (process.isUp()) {
            tally.add(Happening.OFFICE_CRASH_IDLE);
            stop(process);
        }
    }

    private void stop(RealProcess process) {
        process.stop();
        time.after(dice.between(500, 60_000), process::start);
    }

    @Override
    public void failOver() {
        tally.add(Happening.FAILOVER);
        tables.disconnect();
    }

    @Override
    public void heal() {
        dies = false;
        processes.forEach(RealProcess::start);
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    // --- what is there

    @Override
    public SortedMap<String, Long> heads() {
        if (heads == null) {
            heads = tables.heads();
        }
        return heads;
    }

    @Override
    public void close() {
        http.close();
        processes.forEach(RealProcess::close);
    }
}
