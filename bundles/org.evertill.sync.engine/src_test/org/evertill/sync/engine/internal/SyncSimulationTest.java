package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/**
 * Three tills and head office on a bad line, from a seed: requests and answers are lost or delivered twice, rounds are
 * given up between any two steps, head office is put back from a backup. In the end everybody has everything once.
 */
class SyncSimulationTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final int SEEDS = 300;
    private static final int STEPS = 250;

    @Test
    void everySeedConverges() {
        int[] faults = new int[Fault.values().length];
        for (int seed = 0; seed < SEEDS; seed++) {
            new World(seed, faults).run();
        }
        for (Fault fault : Fault.values()) {
            assertTrue(faults[fault.ordinal()] > SEEDS, fault + " happened " + faults[fault.ordinal()] + " times");
        }
    }

    private enum Fault {
        REQUEST_LOST,
        ANSWER_LOST,
        DELIVERED_TWICE,
        GIVEN_UP,
        HEAD_OFFICE_PUT_BACK
    }

    private static final class World {
        private final Random random;
        private final int seed;
        private final int[] faults;
        private final MemoryHeadOffice headOffice = new MemoryHeadOffice(NOON);
        private final List<MemoryTill> tills =
                List.of(new MemoryTill("R1"), new MemoryTill("R2"), new MemoryTill("R3"));
        private final SilentMonitor monitor = new SilentMonitor();
        private final Pace pace = new Pace();
        private boolean faulty = true;

        World(int seed, int[] faults) {
            this.random = new Random(seed);
            this.seed = seed;
            this.faults = faults;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                act(tills.get(random.nextInt(tills.size())));
            }
            faulty = false;
            // Twice: the first may find head office put back, and the last till's rows reach the first one.
            for (int i = 0; i < 2; i++) {
                tills.forEach(this::round);
            }
            check();
        }

        private void act(MemoryTill till) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> till.commit(1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 5));
                case 4 -> headOffice.write("product-" + random.nextInt(20), "v" + random.nextInt(1_000));
                case 5 -> headOffice.delete("product-" + random.nextInt(20));
                case 6 -> {
                    if (random.nextInt(8) == 0) {
                        happened(Fault.HEAD_OFFICE_PUT_BACK);
                        headOffice.restoreTo(random.nextInt(60));
                    }
                }
                default -> round(till);
            }
        }

        private void round(MemoryTill till) {
            var identity = till.identity().orElseThrow();
            var exchanges = new Exchanges(new BadLine(), monitor, NOON, identity);
            var round = new SyncRound(identity, "0.1.0", till, till, exchanges, pace, NOON, p -> {});
            var step = SyncRound.first();
            for (int steps = 0; !(step instanceof Step.Ended); steps++) {
                assertTrue(steps < 1_000, "seed " + seed + ": the round does not end");
                if (faulty && random.nextInt(25) == 0) {
                    happened(Fault.GIVEN_UP);
                    return;
                }
                step = round.advance(step);
            }
            if (!faulty) {
                assertTrue(((Step.Ended) step).outcome().isOk(), "seed " + seed + ": " + step);
            }
        }

        private void check() {
            for (var till : tills) {
                var received = headOffice.received.get(till.replica);
                assertEquals(till.log, received, "seed " + seed + ": every operation once and in order");
                assertEquals(0, till.backlog().pending(), "seed " + seed);
                assertEquals(
                        IntStream.rangeClosed(1, received.size())
                                .mapToObj(i -> (long) i)
                                .toList(),
                        received.stream().map(op -> op.seq()).toList());
                var expected = headOffice.rows();
                // What head office itself wrote is lost with its backup; the tills keep what they had seen of it.
                till.rows.keySet().removeIf(id -> id.startsWith("product-") && !expected.containsKey(id));
                assertEquals(expected, till.rows, "seed " + seed + ": all see the same");
            }
        }

        private void happened(Fault fault) {
            faults[fault.ordinal()]++;
        }

        private final class BadLine extends MemoryHeadOfficeProxy {
            BadLine() {
                super(headOffice);
            }

            @Override
            public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
                return over(() -> super.hello(line, request));
            }

            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                return over(() -> super.push(line, request));
            }

            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                return over(() -> super.pull(line, request));
            }

            private <A> Outcome<A> over(Supplier<Outcome<A>> exchange) {
                int dice = faulty ? random.nextInt(12) : 99;
                if (dice == 0) {
                    happened(Fault.REQUEST_LOST);
                    return Outcome.failed(Problem.of("connection.timeout", "Lost."));
                }
                if (dice == 1) {
                    happened(Fault.DELIVERED_TWICE);
                    exchange.get();
                }
                var answer = exchange.get();
                if (dice == 2) {
                    happened(Fault.ANSWER_LOST);
                    return Outcome.failed(Problem.of("connection.timeout", "Lost."));
                }
                return answer;
            }
        }
    }
}
