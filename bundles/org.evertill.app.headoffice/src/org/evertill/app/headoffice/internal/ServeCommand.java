package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves tills until the process is asked to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves tills until it is ended by Ctrl-C or SIGTERM, which lets requests under way finish.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final Parts parts;
    private final Terminal terminal;
    private final Supplier<StopSignal> stopSignal;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServerSettings.DEFAULT_PORT,
            description = "Port for tills; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = ServerSettings.LOOPBACK,
            description = "Address to listen at. Default: ${DEFAULT-VALUE}, this machine alone.")
    private String bind = ServerSettings.LOOPBACK;

    @Option(names = "--chain-name", paramLabel = "NAME", description = "Names the chain; kept from then on.")
    private @Nullable String chainName;

    /** Heeded before the command line is read in earnest, see {@link HeadOfficeApplication}; here it is checked and explained. */
    @Option(
            names = "--log-format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "What a line of the log is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private HeadOfficeLog.Form logFormat = HeadOfficeLog.Form.TEXT;

    ServeCommand(Parts parts, Terminal terminal, Supplier<StopSignal> stopSignal) {
        this.parts = parts;
        this.terminal = terminal;
        this.stopSignal = stopSignal;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            terminal.note("A port lies between 0 and 65535.");
            return picocli.CommandLine.ExitCode.USAGE;
        }
        LOG.info("the log is written as {}", logFormat);
        var stop = stopSignal.get();
        try {
            Path directory = database.directory(terminal.environment());
            return code(DataDirectory.made(directory).then(RunningMark::set).then(mark -> marked(mark, stop)));
        } finally {
            stop.ended();
        }
    }

    /** What the terminal is told goes to the log's file as well; as a warning it would come to the terminal twice. */
    private int code(Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Ok<Integer>(var code) -> code;
            case Outcome.Failed<Integer>(var problem) -> {
                LOG.info("{}: {}", problem.code(), problem.message());
                terminal.tell(problem);
                yield OfficeCommand.PROBLEM;
            }
        };
    }

    private Outcome<Integer> marked(RunningMark mark, StopSignal stop) {
        try (mark) {
            var opened = opened(stop);
            return opened.isEmpty()
                    ? Outcome.ok(OfficeCommand.WELL)
                    : opened.get().then(office -> serve(office, stop));
        }
    }

    /** The office, as soon as its database answers; empty when it was ended before that. */
    private Optional<Outcome<Office>> opened(StopSignal stop) {
        boolean told = false;
        while (true) {
            var outcome = Office.open(database, terminal.environment(), parts);
            if (!(outcome instanceof Outcome.Failed<Office>(var problem)) || !passes(problem)) {
                return Optional.of(outcome);
            }
            if (!told) {
                told = true;
                LOG.info("{}: {}", problem.code(), problem.message());
                terminal.note("PostgreSQL does not answer yet. It is tried again every " + RETRY.toSeconds()
                        + " seconds; Ctrl-C ends it.");
            }
            if (stop.isRequestedWithin(RETRY)) {
                return Optional.empty();
            }
        }
    }

    private static boolean passes(Problem problem) {
        return problem.code().equals("headoffice.database-away")
                || problem.code().equals("headoffice.busy")
                || problem.code().equals("headoffice.database-full");
    }

    private Outcome<Integer> serve(Office office, StopSignal stop) {
        try (office) {
            Outcome<String> named =
                    chainName == null ? Outcome.ok("") : office.desk().nameChain(chainName);
            return named.then(name -> parts.server())
                    .then(server -> server.start(new ServerSettings(bind, port), office.headOffice()))
                    .map(running -> untilStopped(running, office, stop));
        }
    }

    private int untilStopped(SyncServer.Running running, Office office, StopSignal stop) {
        try (running) {
            LOG.info("ready at {}", running.address());
            terminal.say("Head office is ready at " + running.address() + " (data in "
                    + database.directory(terminal.environment()) + "). Ctrl-C ends it.");
            boolean answered = true;
            while (!stop.isRequestedWithin(WATCH)) {
                var ready = office.headOffice().ready();
                if (ready.isOk() != answered) {
                    tell(ready, office);
                }
                answered = ready.isOk();
            }
            terminal.note("Ending: requests under way finish first.");
        }
        LOG.info("stopped serving");
        return OfficeCommand.WELL;
    }

    private void tell(Outcome<Boolean> ready, Office office) {
        if (ready.isOk()) {
            LOG.info("PostgreSQL answers again");
            terminal.note("PostgreSQL answers again.");
            return;
        }
        if (ready instanceof Outcome.Failed<Boolean>(var problem)
                && problem.code().equals("headoffice.outdated")) {
            LOG.info("{}: {}", problem.code(), problem.message());
            terminal.tell(problem);
            return;
        }
        LOG.info("PostgreSQL does not answer");
        terminal.note("PostgreSQL does not answer. Tills go on selling; all goes on by itself when it is back.");
        office.embedded().flatMap(EmbeddedPostgres::trouble).ifPresent(terminal::tell);
    }
}
