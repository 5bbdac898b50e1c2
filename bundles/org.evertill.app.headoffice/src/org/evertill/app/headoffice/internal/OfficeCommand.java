package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import picocli.CommandLine.Mixin;

/** A command that works on an open head office, beside a running server or without one. */
abstract class OfficeCommand implements Callable<Integer> {

    /** Exit codes, as docs/cli.md has them. */
    static final int WELL = 0;

    static final int PROBLEM = 1;
    static final int USAGE = 2;
    static final int FOUND_SOMETHING = 3;

    /** Who head office's own changes are made by when a command makes them. */
    static final String USER = "system:headoffice";

    protected final Parts parts;
    protected final Terminal terminal;

    @Mixin
    protected final DatabaseOptions database = new DatabaseOptions();

    OfficeCommand(Parts parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    /** Does the work; gives the exit code. */
    abstract int run(Office office) throws IOException;

    @Override
    public Integer call() throws IOException {
        return switch (Office.open(database, terminal.environment(), parts::opener)) {
            case Outcome.Failed<Office>(var problem) -> failed(problem);
            case Outcome.Ok<Office>(var office) -> {
                try (office) {
                    yield run(office);
                }
            }
        };
    }

    protected final int failed(Problem problem) {
        terminal.tell(problem);
        return PROBLEM;
    }
}
