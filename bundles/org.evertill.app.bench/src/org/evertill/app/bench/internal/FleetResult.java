package org.evertill.app.bench.internal;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run of a fleet has shown.
 *
 * @param enrolments per second
 * @param connections per second: a token, a greeting, the first load, a stream
 * @param alive streams at the end
 * @param empty head office before the fleet, warm
 * @param held head office with all tills, none of which sells
 * @param last head office after the last sale, all tills still there
 * @param findings of head office's check of everything; empty when all is well
 */
record FleetResult(
        FleetPlan plan,
        double enrolments,
        double connections,
        int alive,
        FleetTally tally,
        FleetGauge.Look empty,
        FleetGauge.Look held,
        FleetGauge.Look last,
        List<Stage> stages,
        FleetSales sales,
        String findings) {

    /** Times how long something takes. */
    static final class Phase {

        private final long begin = System.nanoTime();

        double perSecond(int count) {
            return count / seconds(System.nanoTime() - begin);
        }
    }

    /**
     * One step of the ramp.
     *
     * @param done what the tills did meanwhile
     * @param office share of one processor that head office's Java took; 2 are two
     * @param postgres the same of PostgreSQL
     * @param fleet the same of the tills
     */
    record Stage(
            FleetStep step,
            FleetTally.Reading done,
            double office,
            double postgres,
            double fleet,
            long rss,
            long connections) {

        static Stage of(FleetStep step, FleetTally.Reading done, FleetGauge.Look before, FleetGauge.Look after) {
            return new Stage(
                    step,
                    done,
                    share(before.office(), after.office(), step),
                    share(before.postgres(), after.postgres(), step),
                    share(before.fleet(), after.fleet(), step),
                    after.rss(),
                    after.connections());
        }

        private static double share(Duration before, Duration after, FleetStep step) {
            return seconds(after.minus(before).toNanos()) / step.seconds();
        }

        /** Whether the server kept up. */
        boolean isSustained(double maxP99Millis, double minShare) {
            return done.errors() == 0
                    && step.percentile(99) <= maxP99Millis
                    && step.sustained() >= minShare * step.rate();
        }

        String told() {
            return String.format(
                    Locale.ROOT,
                    "%4.0f sales/s offered, %6.1f taken; push p50 %5.0f ms, p99 %5.0f ms, most %5.0f ms; %d errors;"
                            + " pulls %.0f/s, rows down %.0f/s; processors: head office %.2f, PostgreSQL %.2f, tills %.2f;"
                            + " RSS %d MB, %d connections",
                    step.rate(),
                    step.sustained(),
                    step.percentile(50),
                    step.percentile(99),
                    step.percentile(100),
                    done.errors(),
                    (double) done.pulls() / step.seconds(),
                    (double) done.rows() / step.seconds(),
                    office,
                    postgres,
                    fleet,
                    rss >> 20,
                    connections);
        }

        private void write(JsonWriter out) throws IOException {
            out.beginObject();
            out.name("sales_per_second_offered").value(step.rate());
            out.name("sales_per_second_taken").value(step.sustained());
            out.name("sales").value(step.offered());
            out.name("push_p50_millis").value(step.percentile(50));
            out.name("push_p99_millis").value(step.percentile(99));
            out.name("push_most_millis").value(step.percentile(100));
            out.name("errors").value(done.errors());
            out.name("pushes").value(done.pushes());
            out.name("pulls").value(done.pulls());
            out.name("rows_down").value(done.rows());
            out.name("pokes").value(done.pokes());
            out.name("greetings").value(done.greetings());
            out.name("processors_head_office").value(office);
            out.name("processors_postgres").value(postgres);
            out.name("processors_tills").value(fleet);
            out.name("rss_bytes").value(rss);
            out.name("database_connections").value(connections);
            out.endObject();
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    static String told(FleetGauge.Look look) {
        return String.format(
                Locale.ROOT,
                "RSS %d MB, live heap %d MB, %d streams, %d connections to PostgreSQL",
                look.rss() >> 20,
                look.heap() >> 20,
                look.streams(),
                look.connections());
    }

    /** Whether all tills were held, and all that they sold is there. */
    boolean isWhole() {
        return alive == plan.tills() && sales.isEachThereOnce() && findings.isEmpty();
    }

    /** Kilobytes that one more till takes while it is connected and sells nothing. */
    private String perTill() {
        return String.format(
                Locale.ROOT,
                "RSS %.0f KB, live heap %.0f KB",
                (held.rss() - empty.rss()) / 1024.0 / plan.tills(),
                (held.heap() - empty.heap()) / 1024.0 / plan.tills());
    }

    void tell(Report report) {
        report.line("tills connected and held to the end: " + alive + " of " + plan.tills() + "; head office counts "
                + last.streams() + " streams; lost on the way: " + tally.lostStreams.sum());
        report.line(String.format(
                Locale.ROOT, "enrolments %.0f/s; connecting with the first load %.0f/s", enrolments, connections));
        report.line("head office with no till: " + told(empty));
        report.line("head office with all tills: " + told(held));
        report.line("head office after the last sale: " + told(last));
        report.line("per till: " + perTill());
        report.line("errors, done again: " + (tally.errors().isEmpty() ? "none" : tally.errors()));
        report.line(sales.told());
        report.line("head office's check of everything: " + (findings.isEmpty() ? "nothing found" : findings));
        report.line(
                "| sales/s offered | taken | push p50 | p99 | most | errors | pulls/s | rows down/s | processors: head"
                        + " office | PostgreSQL | tills |");
        report.line("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var stage : stages) {
            report.line(String.format(
                    Locale.ROOT,
                    "| %.0f | %.1f | %.0f ms | %.0f ms | %.0f ms | %d | %.0f | %.0f | %.2f | %.2f | %.2f |",
                    stage.step.rate(),
                    stage.step.sustained(),
                    stage.step.percentile(50),
                    stage.step.percentile(99),
                    stage.step.percentile(100),
                    stage.done.errors(),
                    (double) stage.done.pulls() / stage.step.seconds(),
                    (double) stage.done.rows() / stage.step.seconds(),
                    stage.office,
                    stage.postgres,
                    stage.fleet));
        }
    }

    /** All of it as one JSON object. */
    void write(Writer text) throws IOException {
        var out = new JsonWriter(text);
        out.setIndent("  ");
        out.beginObject();
        out.name("machine").value(Machine.told());
        out.name("tills").value(plan.tills());
        out.name("tills_of_a_store").value(plan.tillsOfAStore());
        out.name("held").value(alive);
        out.name("streams_lost").value(tally.lostStreams.sum());
        out.name("enrolments_per_second").value(enrolments);
        out.name("connections_per_second").value(connections);
        write(out, "no_till", empty);
        write(out, "all_tills", held);
        write(out, "after_sales", last);
        out.name("errors").beginObject();
        for (var error : tally.errors().entrySet()) {
            out.name(error.getKey()).value(error.getValue());
        }
        out.endObject();
        out.name("sales").value(sales.sold());
        out.name("each_sale_there_once").value(sales.isEachThereOnce());
        out.name("findings").value(findings);
        out.name("steps").beginArray();
        for (var stage : stages) {
            stage.write(out);
        }
        out.endArray();
        out.endObject();
        out.flush();
    }

    private static void write(JsonWriter out, String name, FleetGauge.Look look) throws IOException {
        out.name(name).beginObject();
        out.name("rss_bytes").value(look.rss());
        out.name("live_heap_bytes").value(look.heap());
        out.name("streams").value(look.streams());
        out.name("database_connections").value(look.connections());
        out.endObject();
    }
}
