package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.report.Question;
import org.evertill.report.Question.Grouping;
import org.evertill.report.Report;
import org.evertill.report.ReportCsv;
import org.evertill.report.ReportTable;
import org.evertill.report.ReportTexts;
import org.evertill.report.TradeReports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports of the stores of the chain. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a report of what head office has received, each store by its own calendar. Without a name it lists the"
                    + " reports that there are.",
            "With --csv it writes a file with all columns: UTF-8, comma, decimal points, no totals."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class ReportCommand extends OfficeCommand {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which report, for example days.")
    private @Nullable String name;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day: YYYY-MM-DD. Default: today.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: the first.")
    private @Nullable LocalDate to;

    @Option(names = "--store", paramLabel = "S", description = "Only this store; repeat it for several. Default: all.")
    private List<String> stores = List.of();

    @Option(names = "--by-store", description = "Each store has rows of its own.")
    private boolean byStore;

    @Option(names = "--register", paramLabel = "R", description = "Only this register of the one store: R1.")
    private @Nullable String register;

    @Option(names = "--csv", paramLabel = "FILE", description = "The file to write instead; it is replaced.")
    private @Nullable Path csv;

    ReportCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var reports = Stream.concat(TradeReports.ALL.stream(), parts.ownReports().stream())
                .toList();
        var wanted = name;
        if (wanted == null) {
            list(reports);
            return WELL;
        }
        if (register != null && stores.size() != 1) {
            terminal.note("A register is one of a store: name it with --store.");
            return USAGE;
        }
        return switch (named(reports, wanted)
                .then(report -> office.desk().reports().run(report, question()))) {
            case Outcome.Failed<ReportTable>(var problem) -> failed(problem);
            case Outcome.Ok<ReportTable>(var table) -> show(table);
        };
    }

    private Question question() {
        var first = from == null ? LocalDate.now(parts.clock()) : from;
        var all = Question.of(first, to == null ? first : to)
                .ofStores(stores, byStore ? Grouping.BY_STORE : Grouping.TOGETHER);
        return Optional.ofNullable(register)
                .map(code -> all.ofRegister(stores.getFirst() + "-" + code))
                .orElse(all);
    }

    private int show(ReportTable table) {
        var target = csv;
        if (target == null) {
            ReportTexts.lines(table, Locale.getDefault(Locale.Category.DISPLAY)).forEach(terminal::say);
            return WELL;
        }
        return switch (ReportCsv.write(table, target.toAbsolutePath())) {
            case Outcome.Failed<Integer>(var problem) -> failed(problem);
            case Outcome.Ok<Integer>(var rows) -> {
                terminal.say(rows + " rows written to " + target);
                yield WELL;
            }
        };
    }

    private void list(List<Report> reports) {
        var locale = Locale.getDefault(Locale.Category.DISPLAY);
        reports.forEach(report -> terminal.say(
                String.format(Locale.ROOT, "%-12s %s", report.name(), ReportTexts.about(report.name(), locale))
                        .stripTrailing()));
    }

    private static Outcome<Report> named(List<Report> reports, String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(
                        Problem.of("report.unknown", "There is no report " + name + ". Without a name, all are listed.")
                                .with("report", name)));
    }
}
