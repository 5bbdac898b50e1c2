package org.evertill.ui.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.Messages;

/**
 * A key with those that are held beside it.
 *
 * @param code SWT's code of the key, with {@code SWT.CTRL}, {@code SWT.ALT}, {@code SWT.SHIFT} where that is held
 */
public record Stroke(int code) {

    private static final Map<Integer, String> HELD = heldWords();
    private static final Map<Integer, String> NAMED = keyWords();

    /** What was pressed. */
    public static Stroke of(Event event) {
        return new Stroke((event.stateMask & SWT.MODIFIER_MASK) | event.keyCode);
    }

    /** What {@link #write} wrote; empty for a text that names no key. */
    public static Optional<Stroke> parse(String text) {
        int code = 0;
        var words = List.of(text.split("\\+"));
        for (String word : words.subList(0, words.size() - 1)) {
            var held = code(HELD, word);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            code |= held.get();
        }
        int with = code;
        var last = words.getLast();
        return code(NAMED, last)
                .or(() -> last.length() == 1
                        ? Optional.of((int) Character.toLowerCase(last.charAt(0)))
                        : Optional.empty())
                .map(key -> new Stroke(with | key));
    }

    /** Whether a key that was pressed is this one. */
    public boolean matches(Event event) {
        boolean isCharacter = (code & SWT.KEYCODE_BIT) == 0 && held() == 0;
        return of(event).code == code || isCharacter && event.character == code && isPlain(event);
    }

    /** Whether it writes a character, or could be one of a scanner's. */
    public boolean isTyped() {
        return (code & SWT.KEYCODE_BIT) == 0 && (held() & (SWT.CTRL | SWT.ALT)) == 0 && key() != SWT.DEL;
    }

    /** Whether it is nothing but keys that are held beside others. */
    public boolean isOnlyHeld() {
        return (code & ~SWT.MODIFIER_MASK) == 0;
    }

    /** As it is kept: {@code Ctrl+F2}. */
    public String write() {
        var words = new ArrayList<String>();
        HELD.forEach((held, word) -> {
            if ((held() & held) != 0) {
                words.add(word);
            }
        });
        words.add(NAMED.getOrDefault(key(), String.valueOf(Character.toUpperCase((char) key()))));
        return String.join("+", words);
    }

    /** As it stands on keyboards of a language: {@code Strg+F2}. */
    public String name(Locale locale) {
        var texts = Messages.beside(Messages.class, locale);
        return String.join(
                "+",
                List.of(write().split("\\+(?!$)")).stream()
                        .map(word -> texts.find("key-name." + word).orElse(word))
                        .toList());
    }

    private int held() {
        return code & SWT.MODIFIER_MASK & ~SWT.KEYCODE_BIT;
    }

    private int key() {
        return code & ~(SWT.CTRL | SWT.ALT | SWT.SHIFT);
    }

    private static boolean isPlain(Event event) {
        return (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
    }

    private static Optional<Integer> code(Map<Integer, String> words, String word) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<Integer, String> heldWords() {
        var held = new LinkedHashMap<Integer, String>();
        held.put(SWT.CTRL, "Ctrl");
        held.put(SWT.ALT, "Alt");
        held.put(SWT.SHIFT, "Shift");
        return held;
    }

    private static Map<Integer, String> keyWords() {
        var named = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < 12; i++) {
            named.put(SWT.F1 + i, "F" + (i + 1));
        }
        named.put((int) SWT.DEL, "Del");
        named.put(SWT.INSERT, "Insert");
        named.put(SWT.HOME, "Home");
        named.put(SWT.END, "End");
        named.put(SWT.PAGE_UP, "PageUp");
        named.put(SWT.PAGE_DOWN, "PageDown");
        named.put(SWT.ARROW_UP, "↑");
        named.put(SWT.ARROW_DOWN, "↓");
        named.put(SWT.ARROW_LEFT, "←");
        named.put(SWT.ARROW_RIGHT, "→");
        named.put((int) SWT.ESC, "Esc");
        named.put((int) SWT.CR, "Enter");
        named.put(SWT.KEYPAD_CR, "Enter");
        named.put((int) SWT.BS, "Backspace");
        named.put((int) SWT.TAB, "Tab");
        named.put((int) ' ', "Space");
        return named;
    }
}
