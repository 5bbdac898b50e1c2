package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.Permission;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.junit.jupiter.api.Test;

/** Whatever selling can refuse is said in the language of the window. */
class ProblemTextsTest {

    private static final Path CHECKOUT = Path.of("../org.evertill.checkout/src/org/evertill/checkout/Checkout.java");
    private static final Path ERRORS = Path.of("../../docs/errors.md");
    private static final List<String> FILES = List.of("messages.properties", "messages_de.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+\\}");

    /** What use cases of selling name, and what is explained of sales and points. */
    private static Set<String> codes() throws IOException {
        return Stream.concat(
                        found(CHECKOUT, "\\{@code ([a-z]+\\.[a-z-]+)\\}"),
                        found(ERRORS, "(?m)^\\| `((?:sale|loyalty|tender|stored)\\.[a-z-]+)`"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1));
    }

    private static Properties texts(Class<?> anchor, String file) throws IOException {
        var texts = new Properties();
        try (var in = anchor.getResourceAsStream(file)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void everyProblemOfSellingHasATextInBothLanguages() throws IOException {
        var codes = codes();
        assertTrue(codes.size() > 50, "codes: " + codes);
        for (String file : FILES) {
            var own = texts(SellDesk.class, file);
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
    void everyPermissionThatSellingAsksForHasAName() throws IOException {
        var asked = found(CHECKOUT, "\\{@code ([A-Z_]+)\\}")
                .filter(name -> Permission.named(name).isPresent())
                .map(name -> "permission." + name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(asked.contains("permission.VOID"), "asked: " + asked);
        for (String file : FILES) {
            var texts = texts(SellDesk.class, file);
            assertEquals(
                    List.of(),
                    asked.stream().filter(key -> !texts.containsKey(key)).toList(),
                    file);
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var english = texts(SellDesk.class, FILES.get(0));
        var german = texts(SellDesk.class, FILES.get(1));
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(german.getProperty(key)), key);
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aGermanWindowSaysWhichCouponAndHowManyPoints() {
        var german = Messages.beside(SellDesk.class, Locale.GERMANY);
        assertEquals(
                "Ein Gutschein derselben Aktion ist schon im Verkauf. AB12 für einen anderen Verkauf behalten.",
                german.of(Problem.of("sale.coupon-same", "The coupon.").with("coupon", "AB12"))
                        .orElseThrow());
        var points = Problem.of("loyalty.not-redeemable", "The points.")
                .with("balance", 40)
                .with("least", 100)
                .with("most", 0);
        assertTrue(german.of(points).orElseThrow().contains("hat 40 Punkte"));
    }
}
