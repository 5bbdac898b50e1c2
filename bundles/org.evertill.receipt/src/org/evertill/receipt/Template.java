package org.evertill.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * How a kind of slip looks, in a text that a chain can change; docs/templates.md describes it. A value; any thread.
 *
 * @param language in which it is written, empty for the one of whoever prints
 */
public record Template(Optional<Locale> language, List<Node> nodes) {

    /** Lines that a template has at most. */
    static final int MAX_LINES = 500;

    /** The longest text of a template. */
    public static final int MAX_LENGTH = 20_000;

    /** Sections within each other. */
    static final int MAX_DEPTH = 8;

    public Template {
        nodes = List.copyOf(nodes);
    }

    /** A part of a template. */
    sealed interface Node {

        /** A line of text; several cells make a table. */
        record Line(int number, Style style, List<Integer> shares, List<String> cells) implements Node {

            public Line {
                shares = List.copyOf(shares);
                cells = List.copyOf(cells);
            }
        }

        /** A code made of a text. */
        record Code(int number, Block.Code.Kind kind, String text) implements Node {}

        /** What is always the same. */
        record Fixed(Block block) implements Node {}

        /** What stands once for each entry of a list. */
        record Each(int number, String name, List<Node> nodes) implements Node {

            public Each {
                nodes = List.copyOf(nodes);
            }
        }

        /** What stands there only when something is so, or is not. */
        record When(int number, String name, Condition condition, List<Node> nodes) implements Node {

            public When {
                nodes = List.copyOf(nodes);
            }
        }
    }

    /** What a section waits for. */
    enum Condition {
        THERE,
        MISSING
    }

    /** Reads a template. Problem: {@code receipt.bad-template} with the fact {@code line}. */
    public static Outcome<Template> parse(String text) {
        try {
            return Outcome.ok(new TemplateText(text).parsed());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /** The document. Problem: {@code receipt.bad-template} for a name that the fields do not have. */
    public Outcome<ReceiptDocument> fill(Fields fields) {
        try {
            return Outcome.ok(new ReceiptDocument(new TemplateFilling(fields).blocks(nodes)));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    static ProblemException bad(int line, String why) {
        return new ProblemException(Problem.of("receipt.bad-template", "Line " + line + " of the template: " + why)
                .with("line", line));
    }
}
