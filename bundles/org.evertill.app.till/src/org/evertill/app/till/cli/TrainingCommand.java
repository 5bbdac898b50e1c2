package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.app.till.start.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What becomes of the database in which people practise. */
@Command(
        name = "training",
        description =
                "Begins training anew. To practise, add --training to any command, or to the start of the window.")
final class TrainingCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    /** What to do with it. */
    enum What {
        RESET
    }

    @Parameters(
            index = "0",
            paramLabel = "reset",
            description =
                    "Throws away what was practised, and copies anew what the chain has set: products, prices, promotions, staff,"
                            + " tenders, settings. The till itself may be running; training may not.")
    What what = What.RESET;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return switch (what) {
            case RESET ->
                commands.onTill(Mode.TRAINING_ANEW, till -> {
                    var identity = till.database().identity().orElseThrow();
                    commands.console.say("Training at register " + identity.registerId() + " of " + identity.chainName()
                            + " begins anew.");
                    return ExitCode.OK;
                });
        };
    }
}
