package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.evertill.app.till.start.DataDirectory;
import org.evertill.app.till.start.Mode;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole: what is common to all commands, and how they are run. */
@Command(
        name = "evertill cli",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Works on a till's own database, without its window. What the till sells stays on the till until it is"
                        + " synchronised; no command needs the network but enrol and sync.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was done.",
            "1:It could not be done; standard error says why and what to do.",
            "2:The command was not understood; nothing was done.",
            "3:Something was found that should not be, or waits for a person; the lines say what.",
            "130:Ended by Ctrl-C; nothing is half done, the same command goes on."
        },
        subcommands = {
            EnrolCommand.class,
            ImportProductsCommand.class,
            ImportPromotionsCommand.class,
            ImportStockCommand.class,
            ReplayCommand.class,
            SyncCommand.class,
            SellCommand.class,
            ShiftCommand.class,
            CustomerCommand.class,
            PaymentsCommand.class,
            StockCommand.class,
            PrintCommand.class,
            PrinterCommand.class,
            DeviceCommand.class,
            TemplateCommand.class,
            StatusCommand.class,
            SettingsCommand.class,
            StrategyCommand.class,
            ConflictsCommand.class,
            ResolveCommand.class,
            IncidentsCommand.class,
            VerifyCommand.class,
            ImportMasterCommand.class,
            ExportCommand.class,
            ExportMasterCommand.class,
            ReportCommand.class,
            HistoryCommand.class,
            BackupCommand.class,
            TrainingCommand.class,
            KeyCommand.class,
            BatchCommand.class
        })
final class TillCommands implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TillCommands.class);

    final OpenTill.Opener opener;
    final Console console;
    final Interruption interruption;
    final Clock clock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The till's data directory; made when it is not there. Default: the environment's EVERTILL_DATA,"
                            + " else the user's own place for application data.")
    @Nullable
    String data;

    @Option(
            names = Mode.OPTION,
            scope = ScopeType.INHERIT,
            description =
                    "Practises: works on a database of its own, with a copy of what the chain has set. Nothing of it is sold, and"
                            + " nothing leaves. Also while the till itself is running.")
    boolean training;

    @Spec
    @Nullable
    CommandSpec spec;

    TillCommands(OpenTill.Opener opener, Console console, Interruption interruption, Clock clock) {
        this.opener = opener;
        this.console = console;
        this.interruption = interruption;
        this.clock = clock;
    }

    /** Runs a command line and gives its exit code. */
    static int run(TillCommands commands, List<String> arguments) {
        var line = BroughtCommand.addTo(new CommandLine(commands), commands)
                .setOut(commands.console.out())
                .setErr(commands.console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, command, result) -> commands.failed(e));
        IVersionProvider version = () -> new String[] {"Evertill " + commands.opener.version()};
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(version));
        int code = line.execute(arguments.toArray(String[]::new));
        commands.console.out().flush();
        commands.console.err().flush();
        return code;
    }

    /** The same for the next command of a batch: in the same data directory, at the same console. */
    TillCommands again() {
        var next = new TillCommands(opener, console, interruption, clock);
        next.data = data;
        next.training = training;
        return next;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        var self = spec;
        if (self != null) {
            throw new ParameterException(self.commandLine(), "Name a command.");
        }
    }

    /** Where the database of this command is. Throws the problem of a text that is no path. */
    Path directory() {
        return mode().in(home());
    }

    /** What the till is opened for. */
    Mode mode() {
        return training ? Mode.TRAINING : Mode.EARNEST;
    }

    private Path home() {
        return DataDirectory.of(data == null ? List.of() : List.of("--data", data))
                .orThrow();
    }

    /** What prints conflicts, for the data directory of this command. */
    Waitings waitings(OpenTill till) {
        String where = (data == null ? "" : " --data " + quoted(data)) + (training ? " " + Mode.OPTION : "");
        return new Waitings(console, where, new TillRows(till, console));
    }

    /** As a shell takes it. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** The exit code after a piece of work that can be stopped. */
    int ended(boolean stopped) {
        if (stopped) {
            console.note("Stopped; nothing is half done. The same command goes on where it was.");
        }
        return stopped ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    /** Opens the till, does the work, closes it; whatever happens, nothing stays open. */
    int onTill(Work work) {
        return onTill(mode(), work);
    }

    /** The same, whatever the command line says of training. */
    int onTill(Mode mode, Work work) {
        if (mode.isTraining()) {
            console.note("TRAINING: nothing of this is sold, and nothing leaves this till.");
        }
        return on(() -> opener.open(home(), mode), work);
    }

    /** The same without opening its database, which may be impossible. */
    int besideTill(Work work) {
        return on(() -> Outcome.ok(opener.beside(home())), work);
    }

    private int on(Supplier<Outcome<OpenTill>> opening, Work work) {
        try {
            return switch (opening.get()) {
                case Outcome.Ok<OpenTill>(var till) -> {
                    try (till) {
                        yield work.on(till);
                    }
                }
                case Outcome.Failed<OpenTill>(var problem) -> {
                    console.problem(problem);
                    yield ExitCode.PROBLEM;
                }
            };
        } catch (ProblemException e) {
            console.problem(e.problem());
            return ExitCode.PROBLEM;
        }
    }

    /** A fault of the program: its trace belongs into the log, not before a person. */
    private int failed(Exception e) {
        LOG.error("a command failed", e);
        console.note("evertill: the command failed by a fault of the program: " + e);
        console.note("          Nothing is half done. Report it with the log of the data directory.");
        return ExitCode.PROBLEM;
    }

    /** What a command does with the open till; gives the exit code. Throws {@link ProblemException}. */
    @FunctionalInterface
    interface Work {
        int on(OpenTill till);
    }
}
