package org.evertill.app.till.cli;

import java.io.BufferedReader;
import java.io.IOException;

/** Reads what nobody else may see. */
final class Pins {

    /** The longest line that is taken for one. */
    private static final int MAX_CHARS = 200;

    private Pins() {}

    /** The next line; a person is asked for it, and what is typed there is not shown. Empty at the end of the input. */
    static char[] read(Console console, BufferedReader in, String question) throws IOException {
        var terminal = console.isTerminal() ? System.console() : null;
        if (terminal != null) {
            char[] typed = terminal.readPassword("%s", question);
            return typed == null ? new char[0] : typed;
        }
        String line = in.readLine();
        return line == null || line.length() > MAX_CHARS
                ? new char[0]
                : line.strip().toCharArray();
    }
}
