package org.evertill.app.headoffice.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.accounting.Accounts;
import org.evertill.accounting.JournalLine;
import org.evertill.accounting.ZPosting;
import org.evertill.file.Csv;
import org.evertill.headoffice.ZLedger.Entry;
import org.evertill.headoffice.ZLedger.HandedOver;
import org.evertill.headoffice.ZLedger.HeldBack;
import org.evertill.headoffice.ZLedger.Writer;
import org.evertill.headoffice.access.Office;
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
                    + " arrives late is in the next file of its days, under the next number.",
            "A further Z of a shift, which a till made after it was put back from a backup, is held back and told."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class AccountingCommand extends OfficeCommand {

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
        Writer writer =
                (number, day, store, z, figures) -> Csv.text(ZPosting.of(number, day, z, figures, known).stream()
                        .map(JournalLine::texts)
                        .toList());
        if (!isWritable(target)) {
            return unwritable(target);
        }
        return switch (office.desk().ledger().handOver(first, last, stores, writer)) {
            case Outcome.Failed<HandedOver>(var problem) -> failed(problem);
            case Outcome.Ok<HandedOver>(var handedOver) -> write(office, handedOver, target);
        };
    }

    private int write(Office office, HandedOver handedOver, Path target) {
        var entries = handedOver.entries();
        var wanted = entries.stream().filter(entry -> entry.isNew() || !newOnly).toList();
        String text = Csv.text(List.of(JournalLine.HEADER))
                + wanted.stream().map(Entry::text).collect(Collectors.joining());
        return switch (JournalFile.write(office.desk().ledger(), target, text, wanted)) {
            case Outcome.Failed<Integer>(var problem) -> failed(problem);
            case Outcome.Ok<Integer>(var first) -> {
                terminal.say(wanted.size() + " Z written to " + target + ", " + first + " of them for the first time");
                yield told(handedOver.heldBack());
            }
        };
    }

    private int told(List<HeldBack> heldBack) {
        heldBack.forEach(held -> terminal.say(held.z() + " is held back: the accounts have " + held.booked()
                + " of the same shift. Book by hand what the shift has beyond that; 'headoffice z' shows it."));
        return heldBack.isEmpty() ? WELL : FOUND_SOMETHING;
    }

    /** Asked before anything is numbered, so that a wrong name costs nothing. */
    private static boolean isWritable(Path target) {
        var folder = target.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(target);
    }

    private int unwritable(Path target) {
        return failed(ReportCsv.notWritten(target));
    }
}
