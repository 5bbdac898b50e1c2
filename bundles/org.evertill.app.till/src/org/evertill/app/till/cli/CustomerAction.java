package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.customer.CustomerDesk;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Something that a person does with customers. */
abstract class CustomerAction implements Callable<Integer> {

    @ParentCommand
    @Nullable
    CustomerCommand parent;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who does it: name or identifier.")
    String person = "";

    @Option(
            names = "--allow",
            paramLabel = "PERSON",
            description = "Who allows what the role of the first one does not.")
    @Nullable
    String approver;

    /** Does it; gives what is said then. */
    abstract Outcome<List<String>> act(CustomerDesk desk, String staffId);

    @Override
    public final Integer call() {
        var commands = Commands.of(Commands.given(parent).parent);
        return commands.onTill(till -> {
            var desk = till.service(CustomerDesk.class).orThrow();
            var by = new ByPerson(till, commands.console, person, Optional.ofNullable(approver));
            try {
                by.done((staff, approval) -> act(approval.map(desk::with).orElse(desk), staff.id()))
                        .forEach(commands.console::say);
                return ExitCode.OK;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
