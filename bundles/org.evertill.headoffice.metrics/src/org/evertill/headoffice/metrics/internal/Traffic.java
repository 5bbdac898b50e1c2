package org.evertill.headoffice.metrics.internal;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.headoffice.metrics.internal.PrometheusText.Type;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Push.Verdict;

/**
 * Counts what comes and goes. Labels are paths, statuses and codes, of which there are as many as the program has; none says
 * which till it was. Any thread.
 */
final class Traffic implements TrafficWatch {

    private final SortedMap<Answered, LongAdder> answered = new ConcurrentSkipListMap<>();
    private final SortedMap<String, LongAdder> problems = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Latency> latencies = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> pushes = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder fresh = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final LongAdder rows = new LongAdder();

    private record Answered(String path, int status) implements Comparable<Answered> {
        @Override
        public int compareTo(Answered other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : Integer.compare(status, other.status);
        }
    }

    @Override
    public void began() {
        underWay.incrementAndGet();
    }

    @Override
    public void ended() {
        underWay.decrementAndGet();
    }

    @Override
    public void answered(String path, int status, String code, Duration took) {
        answered.computeIfAbsent(new Answered(path, status), key -> new LongAdder())
                .increment();
        latencies.computeIfAbsent(path, key -> new Latency()).took(took);
        if (!code.isEmpty()) {
            problems.computeIfAbsent(code, key -> new LongAdder()).increment();
        }
    }

    @Override
    public void waited(Duration time) {
        waits.increment();
        waitedNanos.add(time.toNanos());
    }

    @Override
    public void streams(int open) {
        streams.set(open);
    }

    /** A push was answered. */
    void pushed(int operations, Push.Answer answer) {
        String what = switch (answer) {
            case Push.Accepted accepted -> {
                fresh.add(operations - accepted.duplicates());
                duplicates.add(accepted.duplicates());
                quarantined.add(accepted.remarks().stream()
                        .filter(remark -> remark.verdict() == Verdict.QUARANTINED)
                        .count());
                yield "accepted";
            }
            case Push.Rewind rewind -> "rewind";
            case Push.Fork fork -> "fork";
        };
        pushes.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    /** A page of rows went to a till. */
    void pulled(int count) {
        rows.add(count);
    }

    void write(PrometheusText out) {
        out.metric("evertill_requests_total", Type.COUNTER, "Requests answered, by path and HTTP status.");
        answered.forEach((key, count) -> out.value(
                "evertill_requests_total", count.sum(), "path", key.path, "status", Integer.toString(key.status)));
        out.metric("evertill_request_seconds", Type.HISTOGRAM, "From a request's first byte to its answer's last.");
        latencies.forEach((path, latency) -> latency.write(out, "evertill_request_seconds", "path", path));
        out.metric(
                "evertill_problems_total", Type.COUNTER, "Requests refused or failed, by the code in docs/errors.md.");
        problems.forEach((code, count) -> out.value("evertill_problems_total", count.sum(), "code", code));
        out.one("evertill_requests_under_way", Type.GAUGE, "Requests at work or waiting for a turn.", underWay.get());
        out.one("evertill_turn_waits_total", Type.COUNTER, "Requests that had to wait for a turn.", waits.sum());
        out.one("evertill_turn_wait_seconds_total", Type.COUNTER, "How long they waited.", waitedNanos.sum() / 1e9);
        out.one("evertill_streams_open", Type.GAUGE, "Tills that hold a stream of pokes.", streams.get());
        out.metric("evertill_pushes_total", Type.COUNTER, "Pushes answered: accepted, rewind or fork.");
        new TreeMap<>(pushes).forEach((what, count) -> out.value("evertill_pushes_total", count.sum(), "answer", what));
        out.metric(
                "evertill_push_operations_total",
                Type.COUNTER,
                "Operations that tills sent; quarantined are received too.");
        out.value("evertill_push_operations_total", fresh.sum(), "outcome", "received");
        out.value("evertill_push_operations_total", duplicates.sum(), "outcome", "duplicate");
        out.value("evertill_push_operations_total", quarantined.sum(), "outcome", "quarantined");
        out.one("evertill_pull_rows_total", Type.COUNTER, "Rows that tills fetched.", rows.sum());
    }
}
