package org.evertill.app.headoffice.internal;

import java.util.function.Supplier;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of head office. */
final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /** Runs one command; gives the process's exit code. */
    static int run(Parts parts, Terminal terminal, Supplier<StopSignal> stopSignal, String... arguments) {
        var line = new CommandLine(new Root())
                .addSubcommand(new ServeCommand(parts, terminal, stopSignal))
                .addSubcommand(new EnrolmentCodeCommand(parts, terminal))
                .addSubcommand(new AddStaffCommand(parts, terminal))
                .addSubcommand(new StaffCommand(parts, terminal))
                .addSubcommand(new RolesCommand(parts, terminal))
                .addSubcommand(new RegisterCommand(parts, terminal))
                .addSubcommand(new TaxRateCommand(parts, terminal))
                .addSubcommand(new SettingCommand(parts, terminal))
                .addSubcommand(new TenderCommand(parts, terminal))
                .addSubcommand(new CouponsCommand(parts, terminal))
                .addSubcommand(new StoredValueCommand(parts, terminal))
                .addSubcommand(new ZCommand(parts, terminal))
                .addSubcommand(StockCommand.line(parts, terminal))
                .addSubcommand(new StatusCommand(parts, terminal))
                .addSubcommand(new TillsCommand(parts, terminal))
                // the name of a till may begin with a hyphen
                .addSubcommand(new CommandLine(new RevokeCommand(parts, terminal))
                        .setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(
                        new CommandLine(new ApartCommand(parts, terminal)).setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(new CertificateCommand(parts, terminal))
                .addSubcommand(new IncidentsCommand(parts, terminal))
                .addSubcommand(new VerifyCommand(parts, terminal))
                .addSubcommand(new ExportCommand(parts, terminal))
                .addSubcommand(new ReportCommand(parts, terminal))
                .addSubcommand(new AccountingCommand(parts, terminal))
                .addSubcommand(new CustomerCommand(parts, terminal))
                .addSubcommand(new RetentionCommand(parts, terminal))
                .addSubcommand(new PutBackCommand(parts, terminal))
                .addSubcommand(new RepairCommand(parts, terminal))
                .addSubcommand(new KeptCommand(parts, terminal))
                .addSubcommand(new CleanupCommand(parts, terminal))
                .addSubcommand(new HistoryCommand(parts, terminal))
                .addSubcommand(new DistributeCommand(parts, terminal))
                .addSubcommand(new DatabaseCommand(terminal))
                .addSubcommand(new CommandLine.HelpCommand());
        IVersionProvider version = () -> new String[] {"Evertill head office " + parts.version()};
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(version));
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, result) -> failed(failure, terminal))
                .execute(arguments);
    }

    private static int failed(Exception failure, Terminal terminal) {
        if (failure instanceof ProblemException expected) {
            terminal.tell(expected.problem());
            return OfficeCommand.PROBLEM;
        }
        LOG.error("a command failed", failure);
        terminal.note("This is a fault of Evertill's own (" + failure + "). Nothing is half done. "
                + "Report it with the log in the data directory.");
        return OfficeCommand.PROBLEM;
    }

    /** Without a command there is only help. */
    @Command(
            name = "evertill-headoffice",
            mixinStandardHelpOptions = true,
            description = "Head office of a chain of shops: gathers the trade of all tills in PostgreSQL.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
    private static final class Root implements Runnable {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Name a command, for example serve.");
        }
    }
}
