package org.evertill.headoffice.metrics.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long something took, in buckets that never forget. Any thread. */
final class Latency {

    /** From what a till at rest asks to what the largest first load takes. */
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

    private final AtomicLongArray buckets = new AtomicLongArray(SECONDS.length + 1);
    private final LongAdder nanos = new LongAdder();

    void took(Duration time) {
        double seconds = time.toNanos() / 1e9;
        int bucket = 0;
        while (bucket < SECONDS.length && seconds > SECONDS[bucket]) {
            bucket++;
        }
        buckets.incrementAndGet(bucket);
        nanos.add(time.toNanos());
    }

    void write(PrometheusText out, String name, String label, String value) {
        long count = 0;
        for (int bucket = 0; bucket < SECONDS.length; bucket++) {
            count += buckets.get(bucket);
            out.value(name + "_bucket", count, label, value, "le", PrometheusText.number(SECONDS[bucket]));
        }
        count += buckets.get(SECONDS.length);
        out.value(name + "_bucket", count, label, value, "le", "+Inf");
        out.value(name + "_sum", nanos.sum() / 1e9, label, value);
        out.value(name + "_count", count, label, value);
    }
}
