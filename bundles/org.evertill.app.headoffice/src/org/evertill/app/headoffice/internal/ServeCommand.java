package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.headoffice.access.DataDirectory;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.access.HeadOfficeLog;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.metrics.MetricsServer;
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

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Mixin
    private final ListenOptions listen = new ListenOptions();

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
        var mistake = listen.mistake().or(metrics::mistake);
        if (mistake.isPresent()) {
            terminal.note(mistake.get());
            return OfficeCommand.USAGE;
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
            return metrics.isOff()
                    ? served(Optional.empty(), stop)
                    : metrics.start(parts).then(watched -> {
                        try (watched) {
                            terminal.note("Metrics are at " + watched.address() + ".");
                            return served(Optional.of(watched), stop);
                        }
                    });
        }
    }

    /** Listens before the database is there: who asks is told that it is away, and not that nobody is here. */
    private Outcome<Integer> served(Optional<MetricsServer.Running> watched, StopSignal stop) {
        var late = new LateHeadOffice();
        var answering =
                watched.<HeadOffice>map(running -> running.counted(late)).orElse(late);
        var watch = watched.map(MetricsServer.Running::traffic).orElse(TrafficWatch.NONE);
        return parts.server()
                .then(server ->
                        listen.settings(certificates()).then(settings -> server.start(settings, answering, watch)))
                .then(running -> {
                    try (running) {
                        return serve(running, late, watched, stop);
                    }
                });
    }

    private Outcome<Integer> serve(
            SyncServer.Running running, LateHeadOffice late, Optional<MetricsServer.Running> watched, StopSignal stop) {
        var opened = opened(running, stop);
        if (opened.isEmpty()) {
            return Outcome.ok(OfficeCommand.WELL);
        }
        return opened.get().then(office -> {
            // The doors close before what is behind them.
            try (office;
                    running) {
                Outcome<String> named =
                        chainName == null ? Outcome.ok("") : office.desk().nameChain(chainName);
                return named.then(name -> erasures(office)).map(repeated -> {
                    late.opened(office.headOffice());
                    watched.ifPresent(metered -> metered.watch(office.open()));
                    return untilStopped(running, office, stop);
                });
            }
        });
    }

    /** Before anybody is served: who was erased does not come back with a backup. */
    private Outcome<Integer> erasures(Office office) {
        return new ErasureList(database.directory(terminal.environment()))
                .settle(office.desk().personalData());
    }

    /** The office, as soon as its database answers; empty when it was ended before that. */
    private Optional<Outcome<Office>> opened(SyncServer.Running running, StopSignal stop) {
        boolean told = false;
        while (true) {
            var outcome = Office.open(database, terminal.environment(), parts::opener);
            if (!(outcome instanceof Outcome.Failed<Office>(var problem)) || !passes(problem)) {
                return Optional.of(outcome);
            }
            if (!told) {
                told = true;
                LOG.info("{}: {}", problem.code(), problem.message());
                terminal.note("PostgreSQL does not answer yet. It is tried again every " + RETRY.toSeconds()
                        + " seconds, and who asks at " + running.address() + " is told so; Ctrl-C ends it.");
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

    private CertificateFiles certificates() {
        return new CertificateFiles(database.directory(terminal.environment()).resolve("tls"), parts.clock());
    }

    private int untilStopped(SyncServer.Running running, Office office, StopSignal stop) {
        var key = new ShownKey(certificates(), office.desk().serverKeys(), running, parts.clock());
        tend(key);
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
            tend(key);
        }
        terminal.note("Ending: requests under way finish first.");
        running.close();
        LOG.info("stopped serving");
        return OfficeCommand.WELL;
    }

    private void tend(ShownKey key) {
        if (listen.hasTls()) {
            key.tend();
        }
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
