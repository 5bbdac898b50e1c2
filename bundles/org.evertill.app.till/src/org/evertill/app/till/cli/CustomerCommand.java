package org.evertill.app.till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Customers; what is done is a command below it. */
@Command(
        name = "customer",
        description = {
            "Enters, finds, changes and merges customers, as a person of the store: the first line of standard input is the"
                    + " PIN, with --allow the second one is the PIN of whoever allows it.",
            "A customer is named by number or identifier. Who was merged into another one is that one."
        },
        subcommands = {
            CustomerActions.Create.class,
            CustomerActions.Edit.class,
            CustomerActions.Find.class,
            CustomerActions.Show.class,
            CustomerActions.History.class,
            CustomerActions.DuplicatesOfAll.class,
            CustomerActions.Merge.class,
            CustomerActions.Separate.class
        })
final class CustomerCommand implements Runnable {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Commands.line(spec), "Name what to do, for example customer find.");
    }
}
