package org.evertill.app.till.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evertill.entity.Row;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.merge.Sibling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What waits for a person. */
@Command(
        name = "conflicts",
        description =
                "Lists what people have to decide: the values that were entered without knowing of each other, who"
                        + " entered them, when and where. Decide with the command resolve.")
final class ConflictsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var open = till.service(ConflictDesk.class).orThrow().open();
            open.forEach(waiting -> show(commands.console, waiting));
            commands.console.say("conflicts " + open.size());
            return ExitCode.OK;
        });
    }

    static void show(Console console, Waiting waiting) {
        var conflict = waiting.conflict();
        console.say(conflict.id() + " " + conflict.tableName() + " " + conflict.entityId() + " " + conflict.fieldGroup()
                + ", since " + conflict.openedAt() + stage(waiting));
        for (int i = 0; i < waiting.siblings().size(); i++) {
            console.say("  " + (i + 1) + ": " + text(waiting.siblings().get(i)));
        }
    }

    private static String stage(Waiting waiting) {
        return switch (waiting.stage()) {
            case OPEN -> "";
            case DECIDED -> ", decided here and not yet at head office";
            case SETTLED -> ", settled";
        };
    }

    private static String text(Sibling sibling) {
        String who = sibling.userId().isEmpty() ? "" : " by " + sibling.userId();
        return values(sibling.value()) + who + " at " + sibling.replica() + ", "
                + Instant.ofEpochMilli(sibling.hlc().millis());
    }

    private static String values(Row row) {
        return row.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
