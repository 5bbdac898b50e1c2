package org.evertill.app.till.workbench;

import java.util.List;
import org.evertill.app.till.start.DataDirectory;
import org.evertill.app.till.start.TillStart;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncEngine;
import org.evertill.ui.Till;
import org.evertill.ui.shell.Startup;
import org.jspecify.annotations.Nullable;

/** Opens the till in the data directory that the command line names. */
final class WindowStartup implements Startup {

    private final List<String> arguments;
    private @Nullable TillStart running;

    WindowStartup(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public synchronized Outcome<Till> open() {
        if (running != null) {
            return Outcome.ok(new RunningTill(running));
        }
        return DataDirectory.of(arguments)
                .then(directory -> TillStart.open(directory, "window"))
                .map(this::keep);
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.service(SyncEngine.class).map(WindowStartup::stopped);
            running.close();
            running = null;
        }
    }

    private Till keep(TillStart start) {
        running = start;
        return new RunningTill(start);
    }

    private static SyncEngine stopped(SyncEngine engine) {
        engine.stop();
        return engine;
    }

    /** The till as the screens see it. */
    private record RunningTill(TillStart start) implements Till {

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return start.service(type);
        }
    }
}
