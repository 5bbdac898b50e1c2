package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.ui.widget.Palette.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All themes can be read: WCAG 2.1 contrast of everything that is written on what it is written on. */
class ThemeContrastTest {

    /** WCAG 2.1, 1.4.3. */
    private static final double LEAST = 4.5;

    /** WCAG 2.1, 1.4.6: what somebody gets who chooses the theme of high contrast. */
    private static final double LEAST_OF_HIGH = 7;

    /** WCAG 2.1, 1.4.11: of what is no text. */
    private static final double LEAST_OF_SHAPES = 3;

    private static final List<String> INKS = List.of("text", "muted", "good", "warning", "problem");
    private static final List<String> GROUNDS = List.of("ground", "surface", "selection", "training");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void everyInkCanBeReadOnEveryGround(String theme) throws IOException {
        var colours = colours(theme);
        for (String ink : INKS) {
            for (String ground : GROUNDS) {
                if (isWritten(ink, ground)) {
                    assertContrast(theme, colours, ink, ground, theme.equals("contrast") ? LEAST_OF_HIGH : LEAST);
                }
            }
        }
        assertContrast(theme, colours, "accent-text", "accent", theme.equals("contrast") ? LEAST_OF_HIGH : LEAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void theRingRoundWhatTabReachedIsSeen(String theme) throws IOException {
        var colours = colours(theme);
        for (String ground : GROUNDS) {
            assertContrast(theme, colours, "focus", ground, LEAST_OF_SHAPES);
        }
        // Within the ring runs a line of the surface, so that it is seen on the button of the next step as well.
        assertContrast(theme, colours, "accent", "surface", LEAST_OF_SHAPES);
    }

    @Test
    void highContrastHasLinesThatAreSeen() throws IOException {
        for (String ground : List.of("ground", "surface", "selection")) {
            assertContrast("contrast", colours("contrast"), "line", ground, LEAST_OF_SHAPES);
        }
    }

    /** Good and bad news stand on surfaces and are never selected; nothing of them stands on the band of the training. */
    private static boolean isWritten(String ink, String ground) {
        boolean isPlain = ink.equals("text") || ink.equals("muted");
        return isPlain || ground.equals("ground") || ground.equals("surface");
    }

    private static void assertContrast(
            String theme, Map<String, Integer> colours, String ink, String ground, double least) {
        double contrast = contrast(colours.get(ink), colours.get(ground));
        assertTrue(contrast >= least, "%s: %s on %s is %.2f".formatted(theme, ink, ground, contrast));
    }

    /** Every role has a colour in every theme. */
    private static Map<String, Integer> colours(String theme) throws IOException {
        var found = new HashMap<String, Integer>();
        var lines = Pattern.compile("till-([a-z-]+): #([0-9A-Fa-f]{6});");
        var matcher = lines.matcher(Files.readString(Path.of("css", theme + ".css")));
        while (matcher.find()) {
            found.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        assertEquals(Arrays.stream(Role.values()).map(Role::cssName).collect(Collectors.toSet()), found.keySet());
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
