package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.command.TillCommand;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that a bundle brings, as one of the command line's own. */
@Command
final class BroughtCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(BroughtCommand.class);

    private final TillCommands commands;
    private final TillCommand brought;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who does it: name or identifier.")
    String person = "";

    @Option(
            names = "--allow",
            paramLabel = "PERSON",
            description = "Who allows what the role of the first one does not.")
    @Nullable
    String approver;

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "As below.")
    List<String> arguments = List.of();

    private BroughtCommand(TillCommands commands, TillCommand brought) {
        this.commands = commands;
        this.brought = brought;
    }

    /** The command line with what bundles bring; one that has the name of another command is left out. */
    static CommandLine addTo(CommandLine line, TillCommands commands) {
        for (TillCommand brought : commands.opener.commands()) {
            if (line.getSubcommands().containsKey(brought.name())) {
                LOG.warn("a bundle brings a command {} that is there already", brought.name());
            } else {
                var sub = new CommandLine(new BroughtCommand(commands, brought));
                var usage = sub.getCommandSpec().usageMessage();
                usage.description(brought.description(), "The first line of standard input is the PIN.");
                usage.footerHeading("%nArguments:%n");
                usage.footer(brought.usage().stream()
                        .map(way -> "  " + way.replace("%", "%%"))
                        .toArray(String[]::new));
                line.addSubcommand(brought.name(), sub);
            }
        }
        return line;
    }

    @Override
    public Integer call() {
        return commands.onTill(till -> {
            var by = new ByPerson(till, commands.console, person, Optional.ofNullable(approver));
            try {
                by.done((staff, approval) ->
                                brought.run(new TillCommand.Call(arguments, staff, approval, new Services(till))))
                        .forEach(commands.console::say);
                return ExitCode.OK;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private record Services(OpenTill till) implements TillCommand.Till {

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return till.service(type);
        }
    }
}
