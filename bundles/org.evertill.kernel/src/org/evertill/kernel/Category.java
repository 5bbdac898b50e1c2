package org.evertill.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A category as the path to it, from the general to the special: {@code Food / Dairy}. Blanks around a step and empty steps do not count,
 * so {@code Food/Dairy} is the same one.
 *
 * @param steps none for no category
 */
public record Category(List<String> steps) {

    /** Between the steps of a path as it is written. */
    public static final String STEP = " / ";

    public Category {
        steps = List.copyOf(steps);
    }

    /** That of a path, however it was typed. */
    public static Category of(String path) {
        return new Category(Arrays.stream(path.split("/"))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .toList());
    }

    /** Whether it is another one or below it; nothing is within none. */
    public boolean isWithin(Category other) {
        int depth = other.steps.size();
        return depth > 0 && depth <= steps.size() && steps.subList(0, depth).equals(other.steps);
    }

    /** The one above it that has so many steps; itself when it has no more. */
    public Category upTo(int depth) {
        return new Category(steps.subList(0, Math.min(depth, steps.size())));
    }

    /** As it is written; empty for none. */
    public String path() {
        return String.join(STEP, steps);
    }
}
