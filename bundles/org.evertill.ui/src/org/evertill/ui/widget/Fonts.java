package org.evertill.ui.widget;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * The fonts of everything that Evertill shows: the system's family in a few sizes, which all grow with the size of text that somebody
 * chose. One per display. UI thread only.
 */
public final class Fonts {

    /** Hints and key names, in points. */
    public static final int SMALL = 11;

    /** Everything that is read in passing. */
    public static final int BODY = 13;

    /** Lines of a sale, buttons. */
    public static final int LARGE = 15;

    /** Headings. */
    public static final int TITLE = 20;

    /** The total. */
    public static final int HUGE = 36;

    private static final String KEY = Fonts.class.getName();
    private static final String BOLD = "-bold";

    private final Display display;
    private final Map<String, Font> fonts = new HashMap<>();
    private int percent = 100;

    private Fonts(Display display) {
        this.display = display;
    }

    /** The system's font in a size and weight ({@link SWT#NORMAL}, {@link SWT#BOLD}); not to be disposed. */
    public static Font of(Control control, int points, int style) {
        var display = control.getDisplay();
        return registry(display).get(display.getSystemFont().getFontData()[0].getName(), points, style);
    }

    /** The font that a style sheet names: {@code body}, {@code title-bold}. */
    public static Font named(Control control, String name) {
        boolean isBold = name.endsWith(BOLD);
        return of(
                control,
                switch (isBold ? name.substring(0, name.length() - BOLD.length()) : name) {
                    case "body" -> BODY;
                    case "large" -> LARGE;
                    case "title" -> TITLE;
                    default -> throw new IllegalArgumentException("no font: " + name);
                },
                isBold ? SWT.BOLD : SWT.NORMAL);
    }

    /** Everything is written in so many per cent of its size from now on; what is there already has to be made anew. */
    public static void grow(Display display, int percent) {
        registry(display).percent = percent;
    }

    /** How high something has to be that is so many pixels high at the usual size of text. */
    public static int grown(Control control, int pixels) {
        return pixels * registry(control.getDisplay()).percent / 100;
    }

    /** A font whose characters all have one width; not to be disposed. */
    public static Font monospaced(Control control, int points) {
        return registry(control.getDisplay()).get(monospacedFamily(), points, SWT.NORMAL);
    }

    private static Fonts registry(Display display) {
        if (display.getData(KEY) instanceof Fonts known) {
            return known;
        }
        var made = new Fonts(display);
        display.setData(KEY, made);
        display.disposeExec(() -> made.fonts.values().forEach(Font::dispose));
        return made;
    }

    private Font get(String family, int points, int style) {
        int grown = points * percent / 100;
        return fonts.computeIfAbsent(
                family + '/' + grown + '/' + style, key -> new Font(display, family, grown, style));
    }

    private static String monospacedFamily() {
        return switch (SWT.getPlatform()) {
            case "win32" -> "Consolas";
            case "cocoa" -> "Menlo";
            default -> "Monospace";
        };
    }
}
