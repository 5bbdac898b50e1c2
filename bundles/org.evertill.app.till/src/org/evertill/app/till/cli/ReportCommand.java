package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportCsv;
import org.evertill.report.ReportTable;
import org.evertill.report.ReportTexts;
import org.evertill.report.Reports;
import org.evertill.report.TradeReports;
import org.evertill.storage.TillIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reports of this till's store. */
@Command(
        name = "report",
        description =
                "Shows a report of the till's store: of this till's sales, and of those that it has heard of. Without a"
                        + " name it lists the reports that there are. With --csv it writes a file with all columns: UTF-8,"
                        + " comma, decimal points, no totals.")
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which report, for example days.")
    @Nullable
    String name;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day, by the store's calendar: YYYY-MM-DD. Default: today.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: the first.")
    @Nullable
    LocalDate to;

    @Option(names = "--register", paramLabel = "R", description = "Only this register: R1. Default: all of the store.")
    @Nullable
    String register;

    @Option(names = "--csv", paramLabel = "FILE", description = "The file to write instead; replaced when it is there.")
    @Nullable
    Path csv;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var reports = Stream.concat(TradeReports.ALL.stream(), till.services(Report.class).stream())
                    .toList();
            var wanted = name;
            if (wanted == null) {
                list(commands.console, reports);
                return ExitCode.OK;
            }
            show(commands, table(commands, till, named(reports, wanted)));
            return ExitCode.OK;
        });
    }

    private ReportTable table(TillCommands commands, OpenTill till, Report report) {
        var first = from == null ? LocalDate.now(commands.clock) : from;
        var question = Question.of(first, to == null ? first : to);
        String store = till.database().identity().map(TillIdentity::storeId).orElse("");
        return till.service(Reports.class)
                .then(service ->
                        service.run(report, register == null ? question : question.ofRegister(store + "-" + register)))
                .orThrow();
    }

    private void show(TillCommands commands, ReportTable table) {
        var target = csv;
        if (target == null) {
            ReportTexts.lines(table, Locale.getDefault(Locale.Category.DISPLAY)).forEach(commands.console::say);
        } else {
            int rows = ReportCsv.write(table, target.toAbsolutePath()).orThrow();
            commands.console.say("rows " + rows + " in " + target);
        }
    }

    private static void list(Console console, List<Report> reports) {
        var locale = Locale.getDefault(Locale.Category.DISPLAY);
        reports.forEach(report -> console.say(
                String.format(Locale.ROOT, "%-12s %s", report.name(), ReportTexts.about(report.name(), locale))
                        .stripTrailing()));
    }

    private static Report named(List<Report> reports, String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of("report.unknown", "There is no report " + name + ". Without a name, all are listed.")
                                .with("report", name)));
    }
}
