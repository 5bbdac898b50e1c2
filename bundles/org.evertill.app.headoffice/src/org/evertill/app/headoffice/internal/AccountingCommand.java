package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.accounting.Accounts;
import org.evertill.accounting.JournalLine;
import org.evertill.accounting.ZPosting;
import org.evertill.headoffice.ZLedger.Entry;
import org.evertill.headoffice.ZLedger.Writer;
import org.evertill.kernel.Outcome;
import org.evertill.report.ReportCsv;
import org.evertill.tender.TenderTypes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The journal of the accounts. */
@Command(
        name = "accounting",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what the accounts get of the Z that were made on some days, as CSV: date, account, debit, credit, tax code,"
                    + " text, cost centre.",
            "Each Z is numbered and kept when it is written first, and is the same whenever it is written again. A Z that"
                    + " arrives late is in the next file of its days, under the next number."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class AccountingCommand extends OfficeCommand {

    private static final String LINE_END = "\r\n";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, by each store's calendar: YYYY-MM-DD.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: the first.")
    private @Nullable LocalDate to;

    @Option(names = "--store", paramLabel = "S", description = "Only this store; repeat it for several. Default: all.")
    private List<String> stores = List.of();

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description =
                    "The chain's table of accounts: lines like 'revenue.1900 = 8400'. What it does not name is as built"
                            + " in, which is shown without --csv.")
    private @Nullable Path table;

    @Option(names = "--new-only", description = "Only the Z that no file had before.")
    private boolean newOnly;

    @Option(names = "--csv", paramLabel = "FILE", description = "The file; it is replaced.")
    private @Nullable Path csv;

    AccountingCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var file = table;
        return switch (file == null ? Outcome.ok(Accounts.builtIn()) : Accounts.of(file)) {
            case Outcome.Failed<Accounts>(var problem) -> failed(problem);
            case Outcome.Ok<Accounts>(var accounts) -> run(office, accounts);
        };
    }

    private int run(Office office, Accounts accounts) {
        var target = csv;
        var first = from;
        if (target == null) {
            accounts.lines().forEach(terminal::say);
            return WELL;
        }
        var last = to == null ? first : to;
        if (first == null || last == null || last.isBefore(first)) {
            terminal.note("Name the days with --from and --to, the last not before the first.");
            return USAGE;
        }
        var known = accounts.of(office.desk().all(TenderTypes.TENDER_KIND));
        Writer writer = (number, day, store, z, figures) -> text(ZPosting.of(number, day, z, figures, known));
        if (!isWritable(target)) {
            return unwritable(target);
        }
        return switch (office.desk().ledger().handOver(first, last, stores, writer)) {
            case Outcome.Failed<List<Entry>>(var problem) -> failed(problem);
            case Outcome.Ok<List<Entry>>(var entries) -> write(entries, target);
        };
    }

    private int write(List<Entry> entries, Path target) {
        var wanted = entries.stream().filter(entry -> entry.isNew() || !newOnly).toList();
        var part = target.toAbsolutePath().resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(
                    part,
                    String.join(",", JournalLine.HEADER)
                            + LINE_END
                            + wanted.stream().map(Entry::text).collect(Collectors.joining()),
                    StandardCharsets.UTF_8);
            Files.move(part, target.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return unwritable(target);
        }
        terminal.say(wanted.size() + " Z written to " + target + ", "
                + entries.stream().filter(Entry::isNew).count() + " of them for the first time");
        return WELL;
    }

    /** Asked before anything is numbered, so that a wrong name costs nothing; what fails later is written by the same command again. */
    private static boolean isWritable(Path target) {
        var folder = target.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(target);
    }

    private int unwritable(Path target) {
        return failed(ReportCsv.notWritten(target));
    }

    private static String text(List<JournalLine> lines) {
        return lines.stream()
                .map(line ->
                        line.texts().stream().map(AccountingCommand::cell).collect(Collectors.joining(",")) + LINE_END)
                .collect(Collectors.joining());
    }

    private static String cell(String text) {
        String plain = ReportCsv.withoutFormula(text);
        return plain.matches("[^\",\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
