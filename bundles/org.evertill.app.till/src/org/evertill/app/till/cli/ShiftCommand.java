package org.evertill.app.till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shifts and cash; what is done is a command below it. */
@Command(
        name = "shift",
        description = {
            "Opens, counts and closes shifts, and moves cash, as a person of the store: the first line of standard input is"
                    + " the PIN, with --allow the second one is the PIN of whoever allows it.",
            "Selling needs no shift that was opened: one opens by itself, without a float."
        },
        subcommands = {
            ShiftActions.Open.class,
            ShiftActions.Status.class,
            ShiftActions.PaidIn.class,
            ShiftActions.PaidOut.class,
            ShiftActions.Drop.class,
            ShiftActions.Loan.class,
            ShiftActions.Count.class,
            ShiftActions.X.class,
            ShiftActions.Close.class,
            ShiftActions.Z.class
        })
final class ShiftCommand implements Runnable {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Commands.line(spec), "Name what to do, for example shift status.");
    }
}
