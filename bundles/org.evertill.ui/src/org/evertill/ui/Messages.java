package org.evertill.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.kernel.Problem;

/**
 * The texts of one bundle in the language of the window: {@code messages.properties} and {@code messages_de.properties}
 * beside a class of it. English is the language of last resort, whatever the machine's. Any thread.
 */
public final class Messages {

    private static final String PROBLEM_PREFIX = "problem.";

    /** A key in a sentence: its usual name, and what it is for. */
    private static final Pattern KEY = Pattern.compile("‹(\\S+) ([^›]+)›");

    private final ResourceBundle texts;
    private final Locale locale;
    private final Function<String, Optional<String>> keys;

    private Messages(ResourceBundle texts, Locale locale, Function<String, Optional<String>> keys) {
        this.texts = texts;
        this.locale = locale;
        this.keys = keys;
    }

    /**
     * The texts beside a class.
     *
     * @throws java.util.MissingResourceException when the bundle has none
     */
    public static Messages beside(Class<?> anchor, Locale locale) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var name = anchor.getPackageName() + ".messages";
        return new Messages(
                ResourceBundle.getBundle(name, locale, anchor.getClassLoader(), control),
                locale,
                use -> Optional.empty());
    }

    /**
     * The same texts, in which keys have other names: {@code ‹F9 sell.exact›} stands for the name of the key that does
     * {@code sell.exact}, and for F9 as long as nobody has another one.
     */
    public Messages naming(Function<String, Optional<String>> names) {
        return new Messages(texts, locale, names);
    }

    private String text(String key) {
        return KEY.matcher(texts.getString(key))
                .replaceAll(found ->
                        Matcher.quoteReplacement(keys.apply(found.group(2)).orElse(found.group(1))));
    }

    /**
     * A text, with {@code {0}}, {@code {1}} … replaced.
     *
     * @throws java.util.MissingResourceException for a key that is not there: a programmer's error
     */
    public String get(String key, Object... arguments) {
        var text = text(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** A text without arguments, if there is one: of what a chain may have added to. */
    public Optional<String> find(String key) {
        return texts.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /**
     * A problem in the language of the window: the text {@code problem.CODE} with {@code {name}} replaced by the
     * problem's facts. Empty when this bundle has none for the code.
     */
    public Optional<String> of(Problem problem) {
        var key = PROBLEM_PREFIX + problem.code();
        if (!texts.containsKey(key)) {
            return Optional.empty();
        }
        var text = text(key);
        for (Map.Entry<String, String> fact : problem.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text.contains("{") ? Optional.empty() : Optional.of(text);
    }

    public Locale locale() {
        return locale;
    }
}
