package org.evertill.ui.walk.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.swt.graphics.Point;

/** What a walk has to know: what the shop has, where pictures go, how large the window is made. Read from a file of properties. */
record Plan(Properties values) {

    static Plan read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new Plan(values);
    }

    /** A value that has to be there. */
    String get(String name) {
        return Objects.requireNonNull(values.getProperty(name), () -> "the plan says nothing of " + name);
    }

    /** The folder for pictures and what was found. */
    Path folder() {
        return Path.of(get("folder"));
    }

    /** Whether pictures are made; without them only flaws are looked for. */
    boolean hasPictures() {
        return Boolean.parseBoolean(get("pictures"));
    }

    /** Whether pictures are made in that theme, {@code light}; in all of them when the plan says nothing. */
    boolean hasTheme(String name) {
        var said = values.getProperty("themes", "");
        return said.isEmpty() || Arrays.asList(said.split(",")).contains(name);
    }

    /** How large the window is made at each state, the first size while it is walked. */
    List<Point> sizes() {
        return Arrays.stream(get("sizes").split(","))
                .map(size -> size.split("x"))
                .map(size -> new Point(Integer.parseInt(size[0]), Integer.parseInt(size[1])))
                .toList();
    }
}
