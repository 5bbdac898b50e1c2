package org.evertill.ui.widget;

import java.util.function.IntFunction;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;

/** Fits text into drawn things. */
public final class Texts {

    private static final String ELLIPSIS = "…";

    private Texts() {}

    /**
     * The font of a size, or of one that is up to a quarter smaller where the text has no room otherwise: words on a button grow with the
     * size of text as far as there is room, and are cut off no earlier than at the usual size.
     */
    static Font fittingFont(GC gc, String text, int width, IntFunction<Font> fonts, int points) {
        int least = points * 3 / 4;
        for (int tried = points; tried > least; tried--) {
            var font = fonts.apply(tried);
            gc.setFont(font);
            if (gc.textExtent(text).x <= width) {
                return font;
            }
        }
        return fonts.apply(least);
    }

    /** The text, or as much of its beginning as fits into a width with an ellipsis after it. */
    public static String fitting(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (gc.textExtent(text.substring(0, middle).stripTrailing() + ELLIPSIS).x <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return text.substring(0, fits).stripTrailing() + ELLIPSIS;
    }
}
