package org.evertill.receipt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.receipt.Template.Condition;
import org.evertill.receipt.Template.Node;

/** Puts fields into a template. Names are looked for in the entry of a list first, then outside of it. */
final class TemplateFilling {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

    private final Deque<Fields> levels = new ArrayDeque<>();

    TemplateFilling(Fields fields) {
        levels.push(fields);
    }

    List<Block> blocks(List<Node> nodes) {
        var blocks = new ArrayList<Block>();
        nodes.forEach(node -> add(node, blocks));
        return blocks;
    }

    private void add(Node node, List<Block> blocks) {
        switch (node) {
            case Node.Fixed(var block) -> blocks.add(block);
            case Node.Line line -> line(line, blocks);
            case Node.Code(int number, var kind, var text) -> {
                String content = filled(number, text).text();
                if (!content.isEmpty() && Block.Code.fits(kind, content)) {
                    blocks.add(new Block.Code(kind, content));
                }
            }
            case Node.Each(int number, var name, var nodes) -> {
                for (Fields entry : list(number, name)) {
                    levels.push(entry);
                    nodes.forEach(inner -> add(inner, blocks));
                    levels.pop();
                }
            }
            case Node.When(int number, var name, var condition, var nodes) -> {
                if (isThere(number, name) == (condition == Condition.THERE)) {
                    nodes.forEach(inner -> add(inner, blocks));
                }
            }
        }
    }

    /** A line whose data are all empty is left out. */
    private void line(Node.Line line, List<Block> blocks) {
        var cells =
                line.cells().stream().map(cell -> filled(line.number(), cell)).toList();
        boolean hasData = cells.stream().anyMatch(Filled::hasData);
        if (hasData && cells.stream().allMatch(Filled::isLacking)) {
            return;
        }
        var texts = cells.stream().map(Filled::text).toList();
        blocks.add(
                !line.shares().isEmpty()
                        ? new Block.TableRow(texts, line.shares(), line.style())
                        : texts.size() == 2
                                ? new Block.Sides(texts.get(0), texts.get(1), line.style())
                                : new Block.Text(texts.getFirst(), line.style()));
    }

    /**
     * A text with its fields in it.
     *
     * @param data how many fields it names that are no words
     * @param empty how many of those are empty
     */
    private record Filled(String text, int data, int empty) {

        boolean hasData() {
            return data > 0;
        }

        boolean isLacking() {
            return data == empty;
        }
    }

    private Filled filled(int number, String text) {
        var filled = new StringBuilder();
        int data = 0;
        int empty = 0;
        var names = NAME.matcher(text);
        while (names.find()) {
            String value = text(number, names.group(1));
            if (!names.group(1).startsWith(Fields.WORDS)) {
                data++;
                empty += value.isEmpty() ? 1 : 0;
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return new Filled(names.appendTail(filled).toString(), data, empty);
    }

    private String text(int number, String name) {
        return levels.stream()
                .map(level -> level.text(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Template.bad(number, "a slip of this kind has no field " + name + "."));
    }

    private List<Fields> list(int number, String name) {
        return levels.stream()
                .filter(level -> level.lists().containsKey(name))
                .findFirst()
                .map(level -> level.lists().getOrDefault(name, List.of()))
                .orElseThrow(() -> Template.bad(number, "a slip of this kind has no list " + name + "."));
    }

    private boolean isThere(int number, String name) {
        boolean isList = levels.stream().anyMatch(level -> level.lists().containsKey(name));
        return isList ? !list(number, name).isEmpty() : !text(number, name).isEmpty();
    }
}
