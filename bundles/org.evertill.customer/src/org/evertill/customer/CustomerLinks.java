package org.evertill.customer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which rows are one person. A row that was merged names the one that goes on in its place, which may have been merged itself. Two tills
 * that did not know of each other can merge in a circle; then the smallest identifier of the circle goes on, on every till the same.
 * Pure.
 */
public final class CustomerLinks {

    /** The most rows that are looked at as one person's. */
    public static final int MAX_ROWS = 1_000;

    private CustomerLinks() {}

    /**
     * The row that goes on in place of one: itself when it was not merged.
     *
     * @param mergedInto what a row says; empty for one that was not merged, or into a row that is not here
     */
    public static String survivor(String id, Function<String, Optional<String>> mergedInto) {
        var way = List.copyOf(way(id, mergedInto));
        return mergedInto
                .apply(way.getLast())
                .filter(way::contains)
                .map(back -> Collections.min(way.subList(way.indexOf(back), way.size())))
                .orElse(way.getLast());
    }

    /** The row, and one after the other those that it was merged into, each once. */
    public static SequencedSet<String> way(String id, Function<String, Optional<String>> mergedInto) {
        var way = new LinkedHashSet<String>();
        var next = Optional.of(id);
        while (next.isPresent() && way.size() < MAX_ROWS && way.add(next.get())) {
            next = mergedInto.apply(next.get());
        }
        return way;
    }

    /**
     * All rows of the person whose row goes on, that one first, then in the order of identifiers.
     *
     * @param merged which rows say that they were merged into one
     */
    public static SequencedSet<String> allOf(String survivor, Function<String, ? extends Collection<String>> merged) {
        var found = new TreeSet<String>();
        var next = new ArrayDeque<>(List.of(survivor));
        while (!next.isEmpty() && found.size() < MAX_ROWS) {
            for (String id : merged.apply(next.remove())) {
                if (!id.equals(survivor) && found.add(id)) {
                    next.add(id);
                }
            }
        }
        var all = new LinkedHashSet<>(List.of(survivor));
        all.addAll(found);
        return all;
    }
}
