package org.evertill.app.till.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.evertill.exchange.TillVerification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Checks the till's database. */
@Command(
        name = "verify",
        description =
                "Checks the database file, the operation log and its hash chain, receipt numbers (unique, gapless),"
                        + " totals (lines, payments), stock (sum of movements), the signed journal of sales, and counts what there is. Changes nothing."
                        + " Exit code 3 when something is wrong.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
                var result = till.service(TillVerification.class)
                        .then(service -> service.verify(progress))
                        .orThrow();
                progress.close();
                result.counted().entrySet().stream()
                        .filter(counted -> counted.getValue() != 0)
                        .forEach(counted -> commands.console.say(counted.getKey() + " " + counted.getValue()));
                digests(till).forEach(commands.console::say);
                result.findings().forEach(finding -> commands.console.say("WRONG: " + finding));
                if (result.more() > 0) {
                    commands.console.say("WRONG: and " + result.more() + " more");
                }
                commands.console.say(result.isClean() ? "verified: all is well" : "verified: something is wrong");
                return result.isClean() ? ExitCode.OK : ExitCode.FOUND;
            }
        });
    }

    /** Scope, cut and digest, which a program compares with those of head office or of another till. */
    private static List<String> digests(OpenTill till) {
        return till.database()
                .read(reader -> reader.query(
                        "SELECT scope, seq, digest FROM sync_cursor WHERE digest IS NOT NULL ORDER BY scope",
                        List.of(),
                        row -> "digest " + row.getString(1) + ' ' + row.getLong(2) + ' ' + row.getString(3)));
    }
}
