package org.evertill.app.headoffice.internal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Problem;

/**
 * What a command talks to.
 *
 * @param out answers, for programs too
 * @param err everything else
 * @param console a person's, empty when input comes from a file or a program
 */
record Terminal(
        Reader in, PrintWriter out, PrintWriter err, Optional<Console> console, Map<String, String> environment) {

    /** This process's own. */
    static Terminal system() {
        return new Terminal(
                new java.io.InputStreamReader(System.in),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Optional.ofNullable(System.console()).filter(Terminal::isPerson),
                System.getenv());
    }

    /** From Java 22 on there may be a console although nobody sits at it; it has a method that tells, which 21 lacks. */
    private static boolean isPerson(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void tell(Problem problem) {
        note(problem.message() + " [" + problem.code() + "]");
    }

    void note(String line) {
        err.println(line);
        err.flush();
    }

    /**
     * A secret: asked of a person without showing it, else the next line of the input. Never an argument, which other
     * users of the machine could see.
     *
     * @return its characters; empty when there is no input
     */
    char[] secret(String question) throws IOException {
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("%s: ", question);
            return typed == null ? new char[0] : typed;
        }
        var line = new BufferedReader(in, 1).readLine();
        return line == null ? new char[0] : line.strip().toCharArray();
    }
}
