package org.evertill.app.bench.internal;

import java.io.PrintStream;
import java.util.Locale;

/** Prints lines as they come. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    /** Something that is not a figure yet. */
    void step(String text) {
        out.println("  … " + text);
    }

    /**
     * A figure against its goal.
     *
     * @param goal the most that the ratio should be
     */
    void figure(String what, Times evertill, Times raw, double goal) {
        double ratio = (double) evertill.median() / raw.median();
        out.printf(
                Locale.ROOT,
                "%-52s %30s %30s  ratio %5.2f  goal ≤ %.1f %s%n",
                what,
                evertill.told(),
                raw.told(),
                ratio,
                goal,
                ratio <= goal ? "met" : "MISSED");
    }

    /** A figure without a goal. */
    void figure(String what, Times evertill, Times raw) {
        out.printf(
                Locale.ROOT,
                "%-52s %30s %30s  ratio %5.2f%n",
                what,
                evertill.told(),
                raw.told(),
                (double) evertill.median() / raw.median());
    }

    /** Something that raw JDBC has no counterpart of. */
    void figure(String what, Times evertill) {
        out.printf(Locale.ROOT, "%-52s %30s%n", what, evertill.told());
    }
}
