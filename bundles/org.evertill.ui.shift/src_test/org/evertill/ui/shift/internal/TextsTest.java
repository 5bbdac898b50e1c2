package org.evertill.ui.shift.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.domain.Permission;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk;
import org.evertill.ui.Notices;
import org.junit.jupiter.api.Test;

/** Whatever can be refused is said in both languages, and money that moves is called as on slips. */
class TextsTest {

    private static final Path DESK = Path.of("../org.evertill.shift/src/org/evertill/shift/ShiftDesk.java");
    private static final Path ERRORS = Path.of("../../docs/errors.md");
    private static final List<String> FILES = List.of("messages.properties", "messages_de.properties");

    @Test
    void everyProblemHasATextInBothLanguages() throws IOException {
        var codes = new TreeSet<>(found(DESK, "\\{@code ([a-z]+\\.[a-z-]+)\\}"));
        codes.addAll(found(ERRORS, "(?m)^\\| `(shift\\.[a-z-]+)`"));
        assertTrue(codes.size() > 8, "codes: " + codes);
        for (String file : FILES) {
            var own = texts(ShiftWords.class, file);
            var shared = texts(Notices.class, file);
            assertEquals(
                    List.of(),
                    codes.stream()
                            .map(code -> "problem." + code)
                            .filter(key -> !own.containsKey(key) && !shared.containsKey(key))
                            .toList(),
                    file);
        }
    }

    @Test
    void everyPermissionThatIsAskedForHasAName() throws IOException {
        var asked = new TreeSet<>(found(DESK, "\\{@code ([A-Z_]+)\\}"));
        asked.removeIf(name -> Permission.named(name).isEmpty());
        for (CashMovementKind kind : CashMovementKind.values()) {
            asked.add(kind.permission().name());
        }
        for (String file : FILES) {
            var texts = texts(ShiftWords.class, file);
            assertEquals(
                    List.of(),
                    asked.stream()
                            .filter(name -> !texts.containsKey("permission." + name))
                            .toList(),
                    file);
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var english = texts(ShiftWords.class, FILES.get(0));
        var german = texts(ShiftWords.class, FILES.get(1));
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(german.getProperty(key)), key);
        }
    }

    @Test
    void theWindowSaysTheWordsOfTheSlips() throws IOException {
        for (String file : FILES) {
            var window = texts(ShiftWords.class, file);
            var slips = texts(ShiftDesk.class, file);
            for (CashMovementKind kind : CashMovementKind.values()) {
                assertEquals(slips.get("movement." + kind), window.get("movement." + kind), file);
            }
            for (String word : List.of("shift", "even", "short", "over")) {
                assertEquals(slips.get(word), window.get(word), file);
            }
            for (String word : List.of("float", "counted", "expected", "opened")) {
                assertEquals(slips.get(word), window.get("fact." + word), file);
            }
            assertEquals(slips.get("leftInDrawer"), window.get("left.label"), file);
            assertEquals(slips.get("x"), window.get("shift.x"), file);
        }
    }

    private static Set<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d\\}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(Class<?> anchor, String file) throws IOException {
        var texts = new Properties();
        try (var in = anchor.getResourceAsStream(file)) {
            texts.load(in);
        }
        return texts;
    }
}
