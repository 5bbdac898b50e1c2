package org.evertill.app.till.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.sync.ConflictDesk.Stage;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.words.ConflictWords;
import org.evertill.sync.words.KnownRows;

/**
 * Prints conflicts in the language of whoever asks. What programs need stands last in a line, in square brackets: of a
 * conflict its identifier, table, row and group, of a value its till.
 */
final class Waitings {

    /** Values of a conflict for which the command is printed that chooses them. */
    private static final int MAX_COMMANDS = 3;

    private final Console console;
    private final String options;
    private final KnownRows known;
    private final ConflictWords words;

    /**
     * @param options those that the command was given, for the commands that it proposes
     */
    Waitings(Console console, String options, KnownRows known) {
        this.console = console;
        this.options = options;
        this.known = known;
        this.words = new ConflictWords(Locale.getDefault(Locale.Category.DISPLAY), ZoneId.systemDefault(), known);
    }

    /** A conflict, its values, and the commands that decide it. */
    void show(Waiting waiting) {
        var conflict = waiting.conflict();
        var told = words.told(conflict, waiting.siblings());
        String stage = waiting.stage() == Stage.DECIDED ? ", " + words.decided() : "";
        console.say(told.headline() + ", " + words.since(conflict) + stage + "  [" + conflict.id() + " "
                + conflict.tableName() + " " + conflict.entityId() + " " + conflict.fieldGroup() + "]");
        for (int i = 0; i < told.choices().size(); i++) {
            var choice = told.choices().get(i);
            console.say("  " + (i + 1) + ": " + choice.value() + ", " + choice.origin() + "  ["
                    + waiting.siblings().get(i).replica() + "]");
        }
        if (waiting.stage() == Stage.OPEN) {
            console.say(words.commands(commands(waiting)).indent(2).stripTrailing());
        }
    }

    /** What is left open stands last: the value for the row that does not keep its own. */
    private List<String> commands(Waiting waiting) {
        var conflict = waiting.conflict();
        boolean claimed = conflict.fieldGroup().startsWith(FieldGroup.UNIQUE);
        var tails =
                claimed ? List.of(" --delete-others" + options, options + values(claim(conflict))) : List.of(options);
        return IntStream.rangeClosed(
                        1, Math.min(MAX_COMMANDS, waiting.siblings().size()))
                .boxed()
                .flatMap(n -> tails.stream().map(tail -> command(conflict.id(), n, tail)))
                .toList();
    }

    /** An identifier that begins with a hyphen is no option. */
    private static String command(String id, int choice, String tail) {
        String what = id + " " + choice;
        return id.startsWith("-") ? "resolve" + tail + " -- " + what : "resolve " + what + tail;
    }

    private static String values(List<String> columns) {
        return columns.stream().map(column -> " --value " + column + "=").collect(Collectors.joining());
    }

    private List<String> claim(Conflict conflict) {
        String name = conflict.fieldGroup().substring(FieldGroup.UNIQUE.length());
        var type = known.type(conflict.tableName());
        var scope = type.map(EntityType::scopeColumns).orElseThrow();
        return type.orElseThrow().claims().stream()
                .filter(claim -> claim.name().equals(name))
                .flatMap(claim -> claim.columns().stream())
                .filter(column -> !scope.contains(column))
                .toList();
    }
}
