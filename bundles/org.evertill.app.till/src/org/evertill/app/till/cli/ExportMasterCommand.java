package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.exchange.MasterExport;
import org.evertill.exchange.MasterExport.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Exports master data so that it can be imported again. */
@Command(
        name = "export-master",
        description = {
            "Writes products with their codes, prices, customers or promotions as CSV, as the imports read them.",
            "Customers are taken out by a person who may export personal data: --as, and the PIN as the first line of"
                    + " standard input."
        })
final class ExportMasterCommand implements Callable<Integer> {

    private static final String SYSTEM = "system:cli";

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "catalogue|prices|customers|promotions", description = "What to export.")
    @Nullable
    Kind what;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The file to write; it is replaced.")
    @Nullable
    Path csv;

    @Option(names = "--as", paramLabel = "PERSON", description = "Who takes customers out: name or identifier.")
    @Nullable
    String person;

    @Option(names = "--allow", paramLabel = "PERSON", description = "Who allows it, where the role does not.")
    @Nullable
    String approver;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var kind = Commands.given(what);
        if (kind == Kind.CUSTOMERS && person == null) {
            throw new ParameterException(Commands.line(spec), "Say who takes customers out, with --as.");
        }
        return commands.onTill(till -> {
            long rows = kind == Kind.CUSTOMERS
                    ? byPerson(commands.console, till, kind)
                    : till.service(MasterExport.class)
                            .then(export -> export.write(kind, target(), SYSTEM))
                            .orThrow();
            commands.console.say("rows " + rows + " in " + csv);
            return ExitCode.OK;
        });
    }

    private long byPerson(Console console, OpenTill till, Kind kind) {
        var export = till.service(MasterExport.class).orThrow();
        try {
            return new ByPerson(till, console, Commands.given(person), Optional.ofNullable(approver))
                    .done((staff, approval) ->
                            approval.map(export::with).orElse(export).write(kind, target(), staff.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path target() {
        return Commands.given(csv).toAbsolutePath();
    }
}
