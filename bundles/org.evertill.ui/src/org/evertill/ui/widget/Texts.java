package org.evertill.ui.widget;

import org.eclipse.swt.graphics.GC;

/** Fits text into drawn things. */
final class Texts {

    private static final String ELLIPSIS = "…";

    private Texts() {}

    /** The text, or as much of its beginning as fits into a width with an ellipsis after it. */
    static String fitting(GC gc, String text, int width) {
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
