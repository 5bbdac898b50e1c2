package org.evertill.ui.table;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.kernel.Outcome;

/** How a cell is changed in its place. */
public sealed interface Edit<T> {

    /** It is only read. */
    record None<T>() implements Edit<T> {}

    /**
     * It is typed.
     *
     * @param text what stands in the field at first
     * @param typed the row with what was typed; a problem leaves the field open
     */
    record Typed<T>(Function<T, String> text, BiFunction<T, String, Outcome<T>> typed) implements Edit<T> {}

    /** One of a few values is chosen; they are asked for whenever somebody is about to choose. */
    record Chosen<T>(Function<T, List<Option<T>>> options) implements Edit<T> {}

    /**
     * A value that may be chosen.
     *
     * @param row with it
     * @param current whether the row has it already
     */
    record Option<T>(String text, T row, boolean current) {}
}
