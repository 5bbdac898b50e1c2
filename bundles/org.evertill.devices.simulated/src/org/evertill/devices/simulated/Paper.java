package org.evertill.devices.simulated;

import java.util.ArrayList;
import java.util.List;

/**
 * What came out of a printer.
 *
 * @param parts from top to bottom
 */
public record Paper(List<Part> parts) {

    public Paper {
        parts = List.copyOf(parts);
    }

    /** One below the other. */
    public sealed interface Part {

        /** A printed line; without runs an empty one. */
        record Line(List<Run> runs, Place place) implements Part {

            public Line {
                runs = List.copyOf(runs);
            }

            /** Its characters. */
            public String text() {
                var text = new StringBuilder();
                runs.forEach(run -> text.append(run.text()));
                return text.toString();
            }

            /** How many columns of normal characters it takes. */
            public int columns() {
                return runs.stream()
                        .mapToInt(run -> run.text().length() * run.wide())
                        .sum();
            }
        }

        /**
         * A code that a scanner would read.
         *
         * @param kind {@code QR} or {@code CODE128}
         * @param module its width in dots
         */
        record Symbol(String kind, String content, int module, Place place) implements Part {}

        /** The knife. */
        record Cut() implements Part {}
    }

    /** Characters that look the same. */
    public record Run(String text, boolean bold, int wide, int high) {}

    /** Where the printer was told to put it. */
    public enum Place {
        LEFT,
        CENTER,
        RIGHT
    }

    /** The texts of all lines. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (Part part : parts) {
            if (part instanceof Part.Line line) {
                lines.add(line.text());
            }
        }
        return lines;
    }

    /** The contents of all codes. */
    public List<String> symbols() {
        var symbols = new ArrayList<String>();
        for (Part part : parts) {
            if (part instanceof Part.Symbol symbol) {
                symbols.add(symbol.content());
            }
        }
        return symbols;
    }

    /** How often the paper was cut. */
    public long cuts() {
        return parts.stream().filter(Part.Cut.class::isInstance).count();
    }
}
