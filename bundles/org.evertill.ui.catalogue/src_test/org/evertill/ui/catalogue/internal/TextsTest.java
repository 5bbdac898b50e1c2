package org.evertill.ui.catalogue.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.evertill.catalogue.ImportDesk.Fate;
import org.evertill.pricing.Trial.Hindrance;
import org.evertill.ui.Notices;
import org.junit.jupiter.api.Test;

/** Whatever can be refused, or come of a file or a promotion, is said in both languages. */
class TextsTest {

    private static final Path SEAM = Path.of("../org.evertill.catalogue/src/org/evertill/catalogue");
    private static final List<String> FILES = List.of("messages.properties", "messages_de.properties");

    @Test
    void everyProblemHasATextInBothLanguages() throws IOException {
        var codes = new TreeSet<String>();
        for (String seam : List.of("CatalogueDesk.java", "PriceChange.java", "ImportDesk.java")) {
            Pattern.compile("\\{@code ([a-z]+\\.[a-z-]+)\\}")
                    .matcher(Files.readString(SEAM.resolve(seam)))
                    .results()
                    .forEach(match -> codes.add(match.group(1)));
        }
        assertTrue(codes.size() > 6, "codes: " + codes);
        for (String file : FILES) {
            var own = texts(CatalogueControl.class, file);
            var shared = texts(Notices.class, file);
            var without = codes.stream()
                    .map(code -> "problem." + code)
                    .filter(key -> !own.containsKey(key) && !shared.containsKey(key))
                    .toList();
            assertEquals(List.of(), without, file);
        }
    }

    @Test
    void everyReasonAndEveryFateHasWords() throws IOException {
        for (String file : FILES) {
            var own = texts(CatalogueControl.class, file);
            for (Hindrance why : Hindrance.values()) {
                assertTrue(
                        own.containsKey(
                                "trial." + why.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        "" + why);
            }
            assertTrue(
                    Arrays.stream(Fate.values())
                            .allMatch(fate ->
                                    own.containsKey("preview." + fate.name().toLowerCase(Locale.ROOT))),
                    file);
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var english = texts(CatalogueControl.class, FILES.get(0));
        var german = texts(CatalogueControl.class, FILES.get(1));
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(german.getProperty(key)), key);
        }
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\w+\\}|‹[^›]*›")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static Properties texts(Class<?> anchor, String file) throws IOException {
        var texts = new Properties();
        try (var in = anchor.getResourceAsStream(file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
