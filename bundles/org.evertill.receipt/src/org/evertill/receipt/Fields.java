package org.evertill.receipt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What a template can name: texts, and lists whose entries have fields of their own. A field that may be missing is there and
 * empty, so that a name nobody knows is a mistake of the template. A value.
 *
 * @param texts by name
 * @param lists by name, in their order
 */
public record Fields(Map<String, String> texts, Map<String, List<Fields>> lists) {

    /** Before the names of words, which are no data: a line of nothing else is not left out. */
    static final String WORDS = "word.";

    public Fields {
        texts = Map.copyOf(texts);
        lists = Map.copyOf(lists);
    }

    /** Nothing yet. */
    public static Maker make() {
        return new Maker();
    }

    /** The text of a name, as it may stand in a line; empty when there is no such name. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** Collects fields. */
    public static final class Maker {

        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, List<Fields>> lists = new LinkedHashMap<>();

        private Maker() {}

        /** A value from outside: what could command a printer goes, line breaks become blanks. */
        public Maker text(String name, String value) {
            texts.put(name, TextCells.clean(value));
            return this;
        }

        /** A value of several lines, such as an address. */
        public Maker lines(String name, String value) {
            texts.put(
                    name,
                    String.join(
                            "\n",
                            value.lines()
                                    .map(TextCells::clean)
                                    .filter(l -> !l.isEmpty())
                                    .toList()));
            return this;
        }

        /** What may be so and what is, for {@code when}: a name is its own text where it is so, and empty where not. */
        public Maker flags(Collection<String> known, Collection<String> set) {
            known.forEach(name -> texts.put(name, set.contains(name) ? name : ""));
            return this;
        }

        /** All words of a language, as {@code word.NAME}. */
        public Maker words(ResourceBundle words) {
            words.keySet().forEach(key -> texts.put(WORDS + key, TextCells.clean(words.getString(key))));
            return this;
        }

        /** Entries. */
        public Maker list(String name, List<Fields> entries) {
            lists.put(name, List.copyOf(entries));
            return this;
        }

        public Fields done() {
            return new Fields(texts, lists);
        }
    }
}
