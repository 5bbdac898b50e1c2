package org.evertill.app.till.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The command line as an application of the till product. */
public final class CliApplication implements IApplication {

    private final Interruption interruption = Interruption.ofProcess();

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        var console = Console.ofProcess();
        try {
            var commands = new TillCommands(new OpenTill.Product(), console, interruption, Clock.systemUTC());
            return TillCommands.run(commands, List.of(arguments));
        } finally {
            interruption.ended();
            // What the framework cannot save when it ends, on a full disk, it prints as a trace: the problem was told.
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void stop() {
        interruption.ask();
    }
}
