package org.evertill.receipt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.receipt.Block.Rule.Stroke;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;
import org.evertill.receipt.Template.Condition;
import org.evertill.receipt.Template.Node;

/** Reads the text of a template, line by line. */
final class TemplateText {

    private static final int MAX_SHARE = 100;

    /** Stands for a blank that is not taken away. */
    private static final char HARD_BLANK = '~';

    private final String text;
    private final Deque<Section> open = new ArrayDeque<>();
    private Optional<Locale> language = Optional.empty();
    private int number;

    TemplateText(String text) {
        this.text = text;
    }

    /** A section that has not ended yet. */
    private record Section(int number, String word, String name, List<Node> nodes) {}

    Template parsed() {
        if (text.length() > Template.MAX_LENGTH || text.lines().count() > Template.MAX_LINES) {
            throw Template.bad(1, "it is longer than a template may be.");
        }
        open.push(new Section(0, "", "", new ArrayList<>()));
        text.lines().forEach(line -> {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                read(line.stripLeading());
            }
        });
        if (open.size() > 1) {
            throw Template.bad(open.peek().number(), "this section has no end.");
        }
        return new Template(language, open.peek().nodes());
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        if (colon >= 0) {
            String content = line.substring(colon + 1);
            content(words(line.substring(0, colon)), content.startsWith(" ") ? content.substring(1) : content);
        } else {
            instruction(words(line));
        }
    }

    private void instruction(List<String> words) {
        switch (words.getFirst() + words.size()) {
            case "rule1" -> add(new Node.Fixed(new Block.Rule(Stroke.SINGLE)));
            case "rule2" -> add(new Node.Fixed(new Block.Rule(stroke(words.get(1)))));
            case "feed1" -> add(new Node.Fixed(new Block.Feed(1)));
            case "feed2" -> add(new Node.Fixed(new Block.Feed(number(words.get(1), Block.Feed.MAX_LINES))));
            case "cut1" -> add(new Node.Fixed(new Block.Cut()));
            case "language2" -> language = Optional.of(Locale.forLanguageTag(words.get(1)));
            case "each2", "when2", "unless2" -> begin(words.get(0), words.get(1));
            case "end1" -> end();
            default -> throw Template.bad(number, "nothing begins like this: " + String.join(" ", words));
        }
    }

    private void begin(String word, String name) {
        if (open.size() > Template.MAX_DEPTH) {
            throw Template.bad(number, "too many sections within each other.");
        }
        open.push(new Section(number, word, name, new ArrayList<>()));
    }

    private void end() {
        if (open.size() == 1) {
            throw Template.bad(number, "no section is open that could end here.");
        }
        var done = open.pop();
        add(
                switch (done.word()) {
                    case "each" -> new Node.Each(done.number(), done.name(), done.nodes());
                    case "when" -> new Node.When(done.number(), done.name(), Condition.THERE, done.nodes());
                    default -> new Node.When(done.number(), done.name(), Condition.MISSING, done.nodes());
                });
    }

    private void content(List<String> words, String content) {
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "qr" -> add(new Node.Code(number, Block.Code.Kind.QR, content.strip()));
            case "barcode" -> add(new Node.Code(number, Block.Code.Kind.BARCODE, content.strip()));
            case "table" -> table(words.subList(1, words.size()), content);
            default -> {
                var cells = cells(content);
                if (cells.size() > 2) {
                    throw Template.bad(number, "more than two texts in a line need 'table' and their widths.");
                }
                add(new Node.Line(number, style(words), List.of(), cells));
            }
        }
    }

    private void table(List<String> words, String content) {
        var shares = new ArrayList<Integer>();
        var looks = new ArrayList<String>();
        for (String word : words) {
            if (Character.isDigit(word.charAt(0))) {
                shares.add(number(word, MAX_SHARE));
            } else {
                looks.add(word);
            }
        }
        var cells = cells(content);
        if (shares.size() != cells.size()) {
            throw Template.bad(number, "a table needs a width for each of its texts: " + cells.size() + " of them.");
        }
        add(new Node.Line(number, style(looks), shares, cells));
    }

    private static List<String> cells(String content) {
        var cells = content.split("\\|", -1);
        var stripped = new ArrayList<String>();
        for (int i = 0; i < cells.length; i++) {
            String cell = i == 0 ? cells[i].stripTrailing() : cells[i].strip();
            stripped.add(cell.replace(HARD_BLANK, ' '));
        }
        return stripped;
    }

    private Style style(List<String> words) {
        var align = Align.LEFT;
        var weight = Weight.NORMAL;
        var size = Size.NORMAL;
        for (String word : words) {
            switch (word) {
                case "left" -> align = Align.LEFT;
                case "center" -> align = Align.CENTER;
                case "right" -> align = Align.RIGHT;
                case "bold" -> weight = Weight.BOLD;
                case "tall" -> size = Size.TALL;
                case "double" -> size = Size.DOUBLE;
                default -> throw Template.bad(number, "this says nothing about a line: " + word);
            }
        }
        return new Style(align, weight, size);
    }

    private Stroke stroke(String word) {
        if (!word.equals("double")) {
            throw Template.bad(number, "a rule is plain or 'double', not " + word);
        }
        return Stroke.DOUBLE;
    }

    private int number(String word, int most) {
        try {
            int value = Integer.parseInt(word);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Template.bad(number, "a number from 1 to " + most + " belongs here, not " + word);
    }

    private void add(Node node) {
        var top = open.peek();
        if (top != null) {
            top.nodes().add(node);
        }
    }

    private static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }
}
