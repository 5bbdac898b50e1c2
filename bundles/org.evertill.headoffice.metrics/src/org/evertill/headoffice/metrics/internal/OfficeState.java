package org.evertill.headoffice.metrics.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.OperationsDesk.Overview;
import org.evertill.headoffice.metrics.internal.PrometheusText.Type;
import org.evertill.kernel.Outcome;

/** How the database and the tills are; the database is asked at most every {@link #FRESH}, however often somebody scrapes. Any thread. */
final class OfficeState {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration SILENT = Duration.ofDays(1);

    private final OpenHeadOffice office;
    private final Clock clock;
    private Instant readAt = Instant.EPOCH;
    private Outcome<Overview> read = Outcome.failed("headoffice.database-away", "Not asked yet.");

    OfficeState(OpenHeadOffice office, Clock clock) {
        this.office = office;
        this.clock = clock;
    }

    void write(PrometheusText out) {
        var pool = office.connections();
        out.metric("evertill_database_connections", Type.GAUGE, "Connections to the database.");
        out.value("evertill_database_connections", pool.active(), "state", "active");
        out.value("evertill_database_connections", pool.idle(), "state", "idle");
        out.one("evertill_database_connections_limit", Type.GAUGE, "The most there may be.", pool.limit());
        out.one("evertill_database_waiting", Type.GAUGE, "Requests that wait for a connection.", pool.waiting());
        var now = overview();
        out.one("evertill_database_up", Type.GAUGE, "Whether the database answers.", now.isOk() ? 1 : 0);
        if (now instanceof Outcome.Ok<Overview>(var overview)) {
            write(overview, out);
        }
    }

    private void write(Overview now, PrometheusText out) {
        gauge(
                out,
                "evertill_epoch",
                "Another one begins whenever the database is started, moved or put back.",
                now.epoch());
        gauge(out, "evertill_database_bytes", "Size of the database.", now.databaseBytes());
        gauge(out, "evertill_tills", "Tills that are not shut out.", now.tills());
        gauge(out, "evertill_tills_connected", "Of those, heard of in the last two minutes.", now.connected());
        gauge(out, "evertill_tills_silent", "Of those, not heard of for more than a day.", now.silentTills());
        gauge(
                out,
                "evertill_pending_operations",
                "What tills had not sent when they last said so.",
                now.pendingReported());
        gauge(out, "evertill_conflicts_open", "Conflicts that people have to decide.", now.openConflicts());
        gauge(out, "evertill_quarantined", "Transactions that are set aside.", now.quarantined());
        gauge(out, "evertill_exceptions_open", "Facts with something wrong that nobody has seen to.", now.exceptions());
        gauge(
                out,
                "evertill_kept_apart_tills",
                "Tills that were shut out and of which operations wait for a person to take or drop them.",
                now.apartTills());
        gauge(out, "evertill_kept_apart_operations", "How many those are.", now.apartOperations());
        now.longestSilent()
                .ifPresent(at -> gauge(
                        out,
                        "evertill_till_longest_silence_seconds",
                        "Since the till was heard of that was not for longest.",
                        Math.max(0, Duration.between(at, clock.instant()).toSeconds())));
    }

    private static void gauge(PrometheusText out, String name, String help, double value) {
        out.one(name, Type.GAUGE, help, value);
    }

    private synchronized Outcome<Overview> overview() {
        Instant now = clock.instant();
        if (now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
            read = office.desk().operations().overview(now, SILENT);
            readAt = now;
        }
        return read;
    }
}
