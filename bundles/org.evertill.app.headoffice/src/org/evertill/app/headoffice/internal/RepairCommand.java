package org.evertill.app.headoffice.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.evertill.entity.Row;
import org.evertill.headoffice.RepairDesk.Misfit;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rows that were changed past head office: shows them, and puts them right when a person wants it. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description =
                "Without arguments lists the rows that were changed past head office (by plain SQL, by a failing disk), with"
                        + " what stands there and what the operations say that has to. With a row's name puts that row right, with --all"
                        + " all of them.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class RepairCommand extends OfficeCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "The kind of row, for example products.")
    private @Nullable String table;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The row's identifier.")
    private @Nullable String id;

    @Option(names = "--all", description = "Puts all of them right.")
    private boolean all;

    RepairCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        if (table != null && id != null && !all) {
            return repair(office, table, id);
        }
        if (table != null) {
            terminal.note("Name one row by TABLE and ID, or all of them by --all.");
            return USAGE;
        }
        terminal.note("Looking at all rows; a large head office takes some minutes …");
        var misfits = office.desk().repairs().misfits();
        if (misfits.isEmpty()) {
            terminal.say("Every row is what was merged.");
            return WELL;
        }
        int exit = WELL;
        for (Misfit misfit : misfits) {
            if (all) {
                exit = Math.max(exit, repair(office, misfit.table(), misfit.id()));
            } else {
                tell(misfit);
            }
        }
        return all ? exit : FOUND_SOMETHING;
    }

    private int repair(Office office, String ofTable, String rowId) {
        return switch (office.desk().repairs().repair(ofTable, rowId)) {
            case Outcome.Failed<Misfit>(var problem) -> failed(problem);
            case Outcome.Ok<Misfit>(var misfit) -> {
                tell(misfit);
                terminal.say(misfit.found().equals(misfit.right()) ? "It was right already." : "It is right again.");
                yield WELL;
            }
        };
    }

    private void tell(Misfit misfit) {
        var found = misfit.found().orElse(Row.EMPTY);
        terminal.say(misfit.table() + " " + misfit.id() + " in " + misfit.scope()
                + (misfit.found().isEmpty() ? ": the row is not there" : ""));
        Optional<Row> right = misfit.right();
        if (right.isEmpty()) {
            terminal.say("  the operations do not give it back");
            return;
        }
        var columns = new TreeSet<>(right.get().columns());
        columns.addAll(found.columns());
        for (String column : columns) {
            if (!found.agrees(right.get(), List.of(column))) {
                terminal.say("  " + column + ": " + found.get(column) + " has to be "
                        + right.get().get(column));
            }
        }
    }
}
