package org.evertill.app.till.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.merge.Conflict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A person's decision about a conflict. */
@Command(
        name = "resolve",
        description = {
            "Decides a conflict, also offline: by the number of the value that stands, or by a new value.",
            "Of rows that claim one value, the number is that of the row that keeps it; the other gets the new value,"
                    + " or is deleted."
        })
final class ResolveCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "CONFLICT", description = "As the command conflicts lists it.")
    String conflict = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CHOICE", description = "The number of a value, from 1.")
    @Nullable
    Integer choice;

    @Option(
            names = "--value",
            paramLabel = "COLUMN=VALUE",
            description = "A new value, once for each column; an empty one leaves the column empty.")
    Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--delete-others", description = "Deletes the other rows that claim the value.")
    boolean deleteOthers;

    @Option(names = "--by", paramLabel = "USER", description = "Who decides. Default: system:cli.")
    String by = "system:cli";

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var desk = till.service(ConflictDesk.class).orThrow();
            var waiting = desk.find(conflict)
                    .orElseThrow(() ->
                            problem("conflict.unknown", "This till knows no such conflict. List them with conflicts."));
            var type = till.database().types().stream()
                    .filter(t -> t.table().equals(waiting.conflict().tableName()))
                    .findFirst()
                    .orElseThrow(() -> problem(
                            "conflict.row-missing", "This till does not have the table that the conflict is about."));
            var decided = desk.decide(by, waiting, decision(type, waiting)).orThrow();
            commands.waitings(till).show(decided);
            return ExitCode.OK;
        });
    }

    private Decision decision(EntityType<?> type, Waiting waiting) {
        int number = choice == null ? -1 : choice - 1;
        if (isClaim(waiting.conflict())) {
            return deleteOthers ? new Decision.DeleteOthers(number) : new Decision.Reassign(number, row(type));
        }
        return choice == null ? new Decision.Replace(row(type)) : new Decision.Keep(number);
    }

    private static boolean isClaim(Conflict conflict) {
        return conflict.fieldGroup().startsWith(FieldGroup.UNIQUE);
    }

    private Row row(EntityType<?> type) {
        Row row = Row.EMPTY;
        for (var entry : values.entrySet()) {
            var column = type.columns().stream()
                    .filter(c -> c.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() ->
                            problem("entity.no-decision", type.table() + " has no column " + entry.getKey() + "."));
            row = row.with(column.name(), value(column, entry.getValue()));
        }
        return row;
    }

    private static @Nullable Object value(Column column, String text) {
        if (text.isEmpty() && column.nullable()) {
            return null;
        }
        try {
            return switch (column.type()) {
                case INTEGER -> Long.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case TEXT, INSTANT, DATE -> text;
            };
        } catch (NumberFormatException e) {
            throw problem("entity.invalid", column.name() + " must be a whole number, not " + text + ".");
        }
    }

    private static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
