package org.evertill.app.till.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.evertill.kernel.Problem;

/**
 * Where a command speaks: answers go to standard output, everything else to standard error.
 *
 * @param in one for all commands of the process: whoever reads ahead with one of his own takes away what is the next command's
 * @param terminal whether a person sits there, who can be asked and shown a moving line
 */
record Console(PrintWriter out, PrintWriter err, BufferedReader in, Kind terminal) {

    /** The longest line that is read. */
    private static final int MAX_LINE = 200;

    Console(PrintWriter out, PrintWriter err, InputStream in, Kind terminal) {
        this(out, err, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), terminal);
    }

    /** Who is there. */
    enum Kind {
        PERSON,
        PROGRAM
    }

    /** The console of this process. */
    static Console ofProcess() {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        return new Console(out, err, System.in, isPerson() ? Kind.PERSON : Kind.PROGRAM);
    }

    boolean isTerminal() {
        return terminal == Kind.PERSON;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Says what went wrong and what to do. */
    void problem(Problem problem) {
        note("evertill: " + problem.message());
        note("          (" + problem.code() + "; docs/errors.md says more)");
    }

    /** One line of input; empty at the end of the input or when nothing was typed. */
    Optional<String> readLine() throws IOException {
        var line = in.readLine();
        return Optional.ofNullable(line).map(String::strip).filter(l -> !l.isEmpty() && l.length() <= MAX_LINE);
    }

    /** From Java 22 on a console may be there without a terminal, and says so by a method that 21 does not have. */
    private static boolean isPerson() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
