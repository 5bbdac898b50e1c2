package org.evertill.app.till.cli;

/** How a command ends; documented in docs/cli.md and in every help text. */
final class ExitCode {

    /** It was done. */
    static final int OK = 0;
    /** It could not be done; standard error says why and what to do. */
    static final int PROBLEM = 1;
    /** The command was not understood; nothing was done. */
    static final int USAGE = 2;
    /** Something was found that should not be, or waits for a person; the lines say what. */
    static final int FOUND = 3;
    /** Ended by Ctrl-C; nothing is half done. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
