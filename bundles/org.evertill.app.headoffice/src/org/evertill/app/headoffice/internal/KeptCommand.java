package org.evertill.app.headoffice.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.evertill.headoffice.KeptEditDesk;
import org.evertill.headoffice.KeptEditDesk.Field;
import org.evertill.headoffice.KeptEditDesk.KeptEdit;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Edits that head office lost and tills still had: lists them, takes or leaves them. */
@Command(
        name = "kept",
        mixinStandardHelpOptions = true,
        description =
                "Lists the edits of products, prices, people … that head office lost when its database was put back from a"
                        + " backup and that tills still had, with what head office has now and what the tills had; or takes or leaves"
                        + " them. Wait until all tills have come: what a till made itself it brings by itself.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class KeptCommand extends OfficeCommand {

    @ArgGroup
    private Wanted wanted = new Wanted();

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "With --take: only this field, and what belongs to it. May be given several times.")
    private List<String> fields = List.of();

    /** One of them, or the list. */
    static final class Wanted {

        @Option(names = "--take", paramLabel = "ID", description = "Enter at head office what the tills had.")
        private long take;

        @Option(
                names = "--take-all",
                description = "Take all but those where somebody has written something else at head office since.")
        private boolean takeAll;

        @Option(names = "--leave", paramLabel = "ID", description = "Leave head office's row as it is, for good.")
        private long leave;
    }

    KeptCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk().keptEdits();
        if (!fields.isEmpty() && wanted.take == 0) {
            terminal.note("Fields are chosen of one edit: name it with --take.");
            return USAGE;
        }
        if (wanted.take != 0) {
            return told(
                    desk.take(wanted.take, Set.copyOf(fields), USER), "Taken; tills get it with their next exchange.");
        }
        if (wanted.leave != 0) {
            return told(desk.leave(wanted.leave, USER), "Left. Head office's row stays as it is.");
        }
        var registers = office.desk().tills().stream()
                .collect(Collectors.toMap(Till::replica, Till::registerId, (first, second) -> first));
        return wanted.takeAll ? takeAll(desk, registers) : list(desk, registers);
    }

    private int told(Outcome<KeptEdit> outcome, String done) {
        return switch (outcome) {
            case Outcome.Failed<KeptEdit>(var problem) -> failed(problem);
            case Outcome.Ok<KeptEdit> ok -> {
                terminal.say(done);
                yield WELL;
            }
        };
    }

    private int list(KeptEditDesk desk, Map<String, String> registers) {
        int exit = each(desk, (edit, before) -> {
            tell(edit, registers);
            return FOUND_SOMETHING;
        });
        if (exit == WELL) {
            terminal.say("No edits wait.");
        }
        return exit;
    }

    private int takeAll(KeptEditDesk desk, Map<String, String> registers) {
        return each(desk, (edit, before) -> {
            if (edit.changedSince()) {
                tell(edit, registers);
                return Math.max(before, FOUND_SOMETHING);
            }
            int exit = told(desk.take(edit.id(), Set.of(), USER), edit.id() + ": taken.");
            return exit == WELL ? before : exit;
        });
    }

    /** Goes through all that wait, a list at a time; gives the last exit code. */
    private static int each(KeptEditDesk desk, BiFunction<KeptEdit, Integer, Integer> step) {
        int exit = WELL;
        var page = desk.open(0);
        while (!page.isEmpty()) {
            for (KeptEdit edit : page) {
                exit = step.apply(edit, exit);
            }
            page = desk.open(page.getLast().id());
        }
        return exit;
    }

    private void tell(KeptEdit edit, Map<String, String> registers) {
        String tills = edit.offeredBy().stream()
                .map(replica -> registers.getOrDefault(replica, replica))
                .collect(Collectors.joining(", "));
        terminal.say(edit.id() + ": " + edit.table() + " " + edit.rowId() + ", offered by " + tills + " at "
                + edit.offeredAt());
        String since = edit.changedSince() ? ", since then" : "";
        if (edit.deleted()) {
            terminal.say("  the tills had it deleted; head office has it"
                    + (edit.changedSince() ? ", and somebody has changed it since then" : ""));
        }
        switch (edit.here()) {
            case LIVING -> edit.fields().forEach(this::tell);
            case DELETED -> told(edit, "  somebody has deleted it at head office" + since + "; the tills had:");
            case MISSING -> told(edit, "  head office does not have it; the tills had:");
        }
    }

    private void told(KeptEdit edit, String headline) {
        terminal.say(headline);
        edit.fields().stream()
                .filter(field -> field.sensitive() || field.kept() != null)
                .forEach(field -> terminal.say(
                        "  " + field.column() + ": " + (field.sensitive() ? "(not shown)" : shown(field.kept()))));
    }

    private void tell(Field field) {
        String what = field.sensitive()
                ? "differs (not shown)"
                : "head office has " + shown(field.here()) + ", the tills had " + shown(field.kept());
        terminal.say("  " + field.column() + ": " + what
                + (field.changedSince() ? "; somebody has entered it at head office since then" : ""));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "nothing" : "'" + value + "'";
    }
}
