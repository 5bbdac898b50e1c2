package org.evertill.app.till.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.protocol.Hello;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One round of synchronisation. */
@Command(
        name = "sync",
        description =
                "Sends what this till has sold to head office and fetches what is new there. An interrupted round goes"
                        + " on where it was; nothing is sent twice to any effect.")
final class SyncCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Option(names = "--once", required = true, description = "One whole round, then end. The window syncs by itself.")
    boolean once;

    @Option(
            names = "--compare",
            description =
                    "Takes the digests of all rows anew and holds them against head office's, which otherwise happens once a day:"
                            + " what differs is put right.")
    boolean compare;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            if (compare) {
                till.service(PullTarget.class).orThrow().comparison().lookAnew();
            }
            return syncOnce(commands, till);
        });
    }

    /**
     * One round, its progress and its figures; Ctrl-C ends it between two steps. Throws the engine's problems.
     */
    static int syncOnce(TillCommands commands, OpenTill till) {
        try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
            var outcome = till.service(SyncEngine.class)
                    .then(engine -> engine.syncOnce(p -> {
                        progress.show(text(p));
                        endIfAsked(progress);
                    }));
            progress.close();
            if (outcome instanceof Outcome.Failed<SyncReport>(var problem)
                    && problem.code().equals(SyncEngine.STOPPED)) {
                return commands.ended(true);
            }
            SyncReport report = outcome.orThrow();
            commands.console.say(String.format(
                    Locale.ROOT,
                    "pushed %d, pulled %d, took %d.%03d s",
                    report.pushed(),
                    report.pulled(),
                    report.took().toSeconds(),
                    report.took().toMillisPart()));
            if (report.clockSkew().abs().compareTo(Hello.NOTABLE_SKEW) > 0) {
                commands.console.say("this till's clock is "
                        + report.clockSkew().toSeconds() + " s ahead of head office's; set the one that is wrong");
            }
            return ExitCode.OK;
        }
    }

    /** The engine ends a round with the problem that its listener throws; what was exchanged until then stays. */
    private static void endIfAsked(ProgressLine progress) {
        if (progress.stopping()) {
            throw new ProblemException(Problem.of(
                    SyncEngine.STOPPED, "Synchronisation was stopped in the middle; the next start goes on there."));
        }
    }

    private static String text(SyncProgress progress) {
        return progress.phase().name().toLowerCase(Locale.ROOT) + ": pushed " + progress.pushed() + " of "
                + progress.toPush() + ", pulled " + progress.pulled();
    }
}
