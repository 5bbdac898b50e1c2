package org.evertill.app.headoffice.internal;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.evertill.headoffice.OperationsDesk;
import org.evertill.headoffice.OperationsDesk.Lag;
import org.evertill.headoffice.access.Office;
import org.evertill.sync.protocol.Hello;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tills. */
@Command(
        name = "tills",
        mixinStandardHelpOptions = true,
        description =
                "Lists the tills: when each was last heard of, what it had not sent by then, and how many rows it lacked when that was last noted, within the hour.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class TillsCommand extends OfficeCommand {

    @Option(names = "--json", description = "As a JSON array, for programs.")
    private boolean json;

    TillsCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        var tills = office.desk().tills();
        var lags = office.desk().operations().lags().orThrow();
        if (json) {
            writeJson(tills, lags);
        } else {
            writeTable(tills, lags);
        }
        return WELL;
    }

    private void writeTable(List<Till> tills, Map<String, Lag> lags) {
        if (tills.isEmpty()) {
            terminal.say("No till has been enrolled yet. Make a code with enrolment-code.");
            return;
        }
        String line = "%-12s %-22s %-16s %10s %8s %8s %8s  %-8s %s%n";
        terminal.out()
                .printf(
                        line,
                        "REGISTER",
                        "REPLICA",
                        "LAST HEARD OF",
                        "OPERATIONS",
                        "PENDING",
                        "BEHIND",
                        "CLOCK",
                        "VERSION",
                        "DEVICE");
        Instant now = parts.clock().instant();
        for (var till : tills) {
            terminal.out()
                    .printf(
                            line,
                            till.registerId(),
                            till.replica(),
                            till.lastSeen().map(at -> ago(at, now)).orElse("never"),
                            till.lastSeq(),
                            till.pendingReported(),
                            behind(lags.get(till.replica())),
                            clock(till.clockSkew()),
                            till.appVersion().isEmpty() ? "?" : till.appVersion(),
                            till.deviceName()
                                    + till.revokedAt().map(at -> " (shut out)").orElse("")
                                    + (till.keptApart() > 0 ? ", " + till.keptApart() + " kept apart" : ""));
        }
        terminal.out().flush();
    }

    private static String behind(@Nullable Lag lag) {
        if (lag == null) {
            return "?";
        }
        return lag.rows() < OperationsDesk.MAX_BEHIND ? "" + lag.rows() : OperationsDesk.MAX_BEHIND + "+";
    }

    private static String clock(Duration skew) {
        return skew.toSeconds() + " s" + (skew.abs().compareTo(Hello.NOTABLE_SKEW) > 0 ? " !" : "");
    }

    private static String ago(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + " s ago";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    private void writeJson(List<Till> tills, Map<String, Lag> lags) throws IOException {
        var text = new StringWriter();
        try (var out = new JsonWriter(text)) {
            out.setIndent("  ");
            out.beginArray();
            for (var till : tills) {
                write(out, till, lags.get(till.replica()));
            }
            out.endArray();
        }
        terminal.say(text.toString());
    }

    private static void write(JsonWriter out, Till till, @Nullable Lag lag) throws IOException {
        out.beginObject();
        out.name("replica").value(till.replica());
        out.name("register").value(till.registerId());
        out.name("store").value(till.storeId());
        out.name("device").value(till.deviceName());
        out.name("enrolled_at").value(till.enrolledAt().toString());
        out.name("last_seen").value(till.lastSeen().map(Instant::toString).orElse(null));
        out.name("last_seq").value(till.lastSeq());
        out.name("pending").value(till.pendingReported());
        out.name("rows_behind").value((Number) (lag == null ? null : Long.valueOf(lag.rows())));
        out.name("rows_behind_at").value(lag == null ? null : lag.notedAt().toString());
        out.name("clock_skew_ms").value(till.clockSkew().toMillis());
        out.name("version").value(till.appVersion());
        out.name("revoked_at").value(till.revokedAt().map(Instant::toString).orElse(null));
        out.name("kept_apart").value(till.keptApart());
        out.endObject();
    }
}
