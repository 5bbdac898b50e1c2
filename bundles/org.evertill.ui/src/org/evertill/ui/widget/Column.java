package org.evertill.ui.widget;

import java.util.function.Function;

/**
 * A column of a {@link RowList}.
 *
 * @param width in pixels at the usual size of text; 0 takes what the others leave, for one column
 * @param text what a row says in it
 * @param detail a second, smaller line; empty for none
 */
public record Column<T>(String title, int width, Align align, Function<T, String> text, Function<T, String> detail) {

    /** Where the text stands. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /** A column for words. */
    public static <T> Column<T> words(String title, Function<T, String> text, Function<T, String> detail) {
        return new Column<>(title, 0, Align.LEFT, text, detail);
    }

    /** A column for numbers. */
    public static <T> Column<T> numbers(String title, int width, Function<T, String> text) {
        return new Column<>(title, width, Align.RIGHT, text, row -> "");
    }
}
