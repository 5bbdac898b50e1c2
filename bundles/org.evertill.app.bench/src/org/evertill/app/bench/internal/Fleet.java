package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.evertill.app.bench.internal.FleetResult.Phase;
import org.evertill.app.bench.internal.FleetResult.Stage;
import org.evertill.kernel.ProblemException;

/** Many tills at one head office, from enrolment to the last sale: what it carries. One thread; the tills have theirs. */
final class Fleet {

    /** The store of those who go before, so that the virtual machine has compiled what it runs. */
    private static final String FIRST_STORE = "W";

    private static final String STORE = "F";
    private static final int WARMING_TILLS = 16;
    private static final int WARMING_RATE = 60;

    /** At once, while they are enrolled and load what they see: an opening of shops, not an attack. */
    private static final int AT_ONCE = 16;

    private static final long MAX_WAIT_SECONDS = 120;
    /** More than this is slower than a person at a till takes for immediate. */
    private static final double MAX_P99_MILLIS = 1_000;

    private static final double MIN_SHARE = 0.95;
    private static final int MAX_TRIES = 10;

    private final HeadOfficeProcess office;
    private final FleetGauge gauge;
    private final FleetPlan plan;
    private final Report report;
    private final Clock clock = Clock.systemUTC();
    private final Queue<FleetTill> here = new ConcurrentLinkedQueue<>();

    Fleet(HeadOfficeProcess office, FleetGauge gauge, FleetPlan plan, Report report) {
        this.office = office;
        this.gauge = gauge;
        this.plan = plan;
        this.report = report;
    }

    FleetResult run() throws SQLException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return run(threads);
        }
    }

    /** Whatever happens, no till stays: the threads would never end. */
    private FleetResult run(ExecutorService threads) throws SQLException {
        try {
            if (plan.warmingSeconds() > 0) {
                warmUp(threads);
            }
            var empty = gauge.lookAtRest();
            report.step("no till: " + FleetResult.told(empty));
            var tally = new FleetTally();
            var codes = office.enrolmentCodes(STORE, plan.tills(), plan.tillsOfAStore());
            var enrolling = new Phase();
            var channels = enrolled(threads, codes);
            double enrolments = enrolling.perSecond(plan.tills());
            report.step("%d tills enrolled, %.0f a second".formatted(plan.tills(), enrolments));
            var connecting = new Phase();
            var tills = connected(threads, channels, tally);
            double connections = connecting.perSecond(plan.tills());
            report.step("%d streams open, %.0f a second".formatted(tally.openStreams.get(), connections));
            var held = gauge.lookAtRest();
            report.step("all tills, none sells: " + FleetResult.told(held));
            var stages = ramp(tills, tally);
            await(() -> tills.stream().allMatch(FleetTill::isIdle));
            int alive = (int) tills.stream().filter(FleetTill::isListening).count();
            var last = gauge.lookAtRest();
            tills.forEach(FleetTill::close);
            var sales = FleetSales.check(gauge.database(), STORE, tills);
            return new FleetResult(
                    plan, enrolments, connections, alive, tally, empty, held, last, stages, sales, office.findings());
        } finally {
            here.forEach(FleetTill::close);
        }
    }

    private void warmUp(ExecutorService threads) throws SQLException {
        var tally = new FleetTally();
        var codes = office.enrolmentCodes(FIRST_STORE, WARMING_TILLS, plan.tillsOfAStore());
        var tills = connected(threads, enrolled(threads, codes), tally);
        sell(new FleetStep(WARMING_RATE, plan.warmingSeconds()), tills);
        await(() -> tills.stream().allMatch(FleetTill::isIdle));
        tills.forEach(FleetTill::close);
        // Head office notices with its next sign of life.
        for (int i = 0; i < MAX_WAIT_SECONDS && gauge.look().streams() > 0; i++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private List<FleetChannel> enrolled(ExecutorService threads, List<String> codes) {
        var atOnce = new Semaphore(AT_ONCE);
        return all(codes.stream()
                .map(code -> threads.submit(() -> inTurn(atOnce, () -> enrolled(code))))
                .toList());
    }

    /** Head office may have much to do just now; nothing is half done then, and the code is still good. */
    private FleetChannel enrolled(String code) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return FleetChannel.enrolled(office.address(), code, clock);
            } catch (IOException | ProblemException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(tries));
            }
        }
    }

    /** Tills that have loaded what they see, hold a stream and are at work. */
    private List<FleetTill> connected(ExecutorService threads, List<FleetChannel> channels, FleetTally tally) {
        var atOnce = new Semaphore(AT_ONCE);
        var tills = all(channels.stream()
                .map(channel -> threads.submit(() -> inTurn(atOnce, () -> {
                    var till = new FleetTill(channel, clock, tally);
                    here.add(till);
                    till.connect();
                    threads.execute(till::synchronise);
                    threads.execute(till::listen);
                    return till;
                })))
                .toList());
        await(() -> tally.openStreams.get() >= tills.size());
        return tills;
    }

    /** Something that talks to head office. */
    private interface Talk<R> {
        R talk() throws IOException;
    }

    private static <R> R inTurn(Semaphore atOnce, Talk<R> talk) throws IOException {
        atOnce.acquireUninterruptibly();
        try {
            return talk.talk();
        } finally {
            atOnce.release();
        }
    }

    private static <R> List<R> all(List<Future<R>> futures) {
        var all = new ArrayList<R>(futures.size());
        for (var future : futures) {
            try {
                all.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a till could not begin", e.getCause());
            }
        }
        return all;
    }

    private List<Stage> ramp(List<FleetTill> tills, FleetTally tally) throws SQLException {
        var stages = new ArrayList<Stage>();
        for (double rate : plan.rates()) {
            var stage = stage(new FleetStep(rate, plan.seconds()), tills, tally);
            stages.add(stage);
            report.step(stage.told());
            if (!stage.isSustained(MAX_P99_MILLIS, MIN_SHARE)) {
                break;
            }
        }
        return stages;
    }

    private Stage stage(FleetStep step, List<FleetTill> tills, FleetTally tally) throws SQLException {
        var before = gauge.look();
        var counts = tally.read();
        sell(step, tills);
        var after = gauge.look();
        var done = tally.read().since(counts);
        await(step::isDone);
        return Stage.of(step, done, before, after);
    }

    /** Sells at an even rate for as long as the step takes, at tills in an order by chance. */
    private static void sell(FleetStep step, List<FleetTill> tills) {
        var order = new ArrayList<>(tills);
        Collections.shuffle(order, new Random(tills.size()));
        step.begin();
        long begin = System.nanoTime();
        int count = (int) Math.round(step.rate() * step.seconds());
        for (int i = 0; i < count; i++) {
            long at = begin + (long) (i / step.rate() * 1e9);
            LockSupport.parkNanos(at - System.nanoTime());
            order.get(i % order.size()).sell(step.due(at));
        }
        LockSupport.parkNanos(begin + TimeUnit.SECONDS.toNanos(step.seconds()) - System.nanoTime());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_WAIT_SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
