package org.evertill.headoffice.postgres.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.protocol.Push;

/**
 * Measures how fast head office takes operations; run by hand, prints what it saw. Arguments: how many pushes of 2,000
 * operations, how many tills at once.
 */
public final class MeasurePush {

    private static final int OPERATIONS = 2_000;

    private MeasurePush() {}

    public static void main(String... arguments) throws InterruptedException {
        int pushes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int tills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        try (var fixture = new Fixture()) {
            TestServer.durable(true);
            sales(fixture, pushes, tills);
            products(fixture, "R96", Math.max(1, pushes / 10), "new products");
            products(fixture, "R97", Math.max(1, pushes / 10), "the same products from another till");
            poison(fixture);
            pull(fixture);
            long start = System.nanoTime();
            var verification = fixture.desk().verify();
            System.out.printf("verify: %d ms, %s%n", millis(start), verification);
        }
    }

    private static void sales(Fixture fixture, int pushes, int count) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var times = Collections.synchronizedList(new ArrayList<Long>());
        var tills = new ArrayList<TestTill>();
        for (int t = 0; t < count; t++) {
            var till = fixture.till("S1", "R" + (t + 1));
            for (int i = 0; i < pushes; i++) {
                while (till.log.size() < (i + 1) * OPERATIONS) {
                    till.sale(24, 2);
                }
                till.nextDay();
            }
            tills.add(till);
        }
        long start = System.nanoTime();
        for (TestTill till : tills) {
            threads.add(Thread.ofPlatform().start(() -> pushAll(till, times)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long took = millis(start);
        report(
                "sales of " + count + " till(s)",
                tills.stream().mapToLong(t -> t.log.size()).sum(),
                took,
                times);
    }

    private static void products(Fixture fixture, String register, int pushes, String what) {
        var till = fixture.till("S1", register);
        for (int i = 0; i < pushes * OPERATIONS; i++) {
            String id = Nanoid.derived("products", "product " + i);
            till.transaction(TestTill.insert(DomainTypes.PRODUCT, TestTill.product(id, "product " + i)));
        }
        var times = new ArrayList<Long>();
        long start = System.nanoTime();
        pushAll(till, times);
        report(what, till.log.size(), millis(start), times);
    }

    /** A fact that head office has already makes the database refuse the push as a whole: the way in halves. */
    private static void poison(Fixture fixture) {
        var till = fixture.till("S1", "R98");
        var movement = till.sale(1, 1).get(2);
        till.pushAll();
        int from = till.log.size() + 1;
        while (till.log.size() < OPERATIONS) {
            till.sale(1, 1);
        }
        till.transaction(new TestTill.Draft(
                movement.table(),
                movement.entityId(),
                movement.scope(),
                movement.kind(),
                movement.before(),
                movement.after().with("reason", "another"),
                movement.context()));
        long start = System.nanoTime();
        var answer = (Push.Accepted) till.push(from, till.log.size()).orThrow();
        System.out.printf(
                "one poisoned transaction among %d operations: %d ms, %s%n",
                till.log.size() - from, millis(start), answer.remarks());
    }

    private static void pull(Fixture fixture) {
        var till = fixture.till("S1", "R99");
        long start = System.nanoTime();
        long rows = till.pullAll(5_000);
        long took = millis(start);
        System.out.printf("pull: %d rows in %d ms, %d rows/s%n", rows, took, rows * 1000 / Math.max(1, took));
    }

    private static void pushAll(TestTill till, List<Long> times) {
        int from = 1;
        while (from <= till.log.size()) {
            int to = Math.min(from + OPERATIONS - 1, till.log.size());
            while (to < till.log.size()
                    && to > from
                    && till.log.get(to).txn().equals(till.log.get(to - 1).txn())) {
                to--;
            }
            var request = till.request(from, to);
            long start = System.nanoTime();
            var answer = (Push.Accepted) till.office.push(till.caller, request).orThrow();
            times.add(millis(start));
            if (answer.lastSeq() != to || !answer.remarks().isEmpty()) {
                throw new IllegalStateException("not taken: " + answer);
            }
            from = to + 1;
        }
    }

    private static void report(String what, long operations, long took, List<Long> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: %d operations in %d ms, %d ops/s; a push p50 %d ms, p95 %d ms, max %d ms%n",
                what,
                operations,
                took,
                operations * 1000 / Math.max(1, took),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    private static long millis(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
