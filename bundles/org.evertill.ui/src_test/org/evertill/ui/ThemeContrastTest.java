package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both themes can be read: WCAG 2.1 contrast of everything that is written on what it is written on. */
class ThemeContrastTest {

    private static final double LEAST = 4.5;
    private static final List<String> INKS = List.of("text", "muted", "good", "warning", "problem");
    private static final List<String> GROUNDS = List.of("ground", "surface", "selection");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyInkCanBeReadOnEveryGround(String theme) throws IOException {
        var colours = colours(theme);
        for (String ink : INKS) {
            for (String ground : GROUNDS) {
                if (!ground.equals("selection") || ink.equals("text") || ink.equals("muted")) {
                    assertReadable(theme, colours, ink, ground);
                }
            }
        }
        assertReadable(theme, colours, "accent-text", "accent");
        assertReadable(theme, colours, "text", "training");
        assertReadable(theme, colours, "muted", "training");
    }

    private static void assertReadable(String theme, Map<String, Integer> colours, String ink, String ground) {
        double contrast = contrast(colours.get(ink), colours.get(ground));
        assertTrue(contrast >= LEAST, "%s: %s on %s is %.2f".formatted(theme, ink, ground, contrast));
    }

    private static Map<String, Integer> colours(String theme) throws IOException {
        var found = new HashMap<String, Integer>();
        var lines = Pattern.compile("till-([a-z-]+): #([0-9A-Fa-f]{6});");
        var matcher = lines.matcher(Files.readString(Path.of("css", theme + ".css")));
        while (matcher.find()) {
            found.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        var training = Pattern.compile("\\.training, [^{]*\\{\\s*background-color: #([0-9A-F]{6});")
                .matcher(Files.readString(Path.of("css", theme + ".css")));
        assertTrue(training.find());
        found.put("training", Integer.parseInt(training.group(1), 16));
        return found;
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
