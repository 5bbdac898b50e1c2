package org.evertill.archrules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;

/**
 * The MANIFEST.MF of a bundle.
 *
 * @param file below the root of the source tree
 */
record Manifest(Path file, Map<String, String> headers, List<String> lines) {

    static Manifest read(Path root, Path file) {
        try (var in = Files.newInputStream(file)) {
            Attributes attributes = new java.util.jar.Manifest(in).getMainAttributes();
            var headers = new java.util.HashMap<String, String>();
            attributes.forEach((name, value) -> headers.put(name.toString(), value.toString()));
            return new Manifest(root.relativize(file), Map.copyOf(headers), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::trim);
    }

    /** The names in a header such as Import-Package, without attributes and directives. */
    List<String> names(String header) {
        var names = new ArrayList<String>();
        var clause = new StringBuilder();
        boolean quoted = false;
        for (char c : (header(header).orElse("") + ",").toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                String name = clause.toString().split(";", 2)[0].trim();
                if (!name.isEmpty()) {
                    names.add(name);
                }
                clause.setLength(0);
            } else {
                clause.append(c);
            }
        }
        return List.copyOf(names);
    }

    /** The first line that holds the text; 1 when a line break hides it. */
    int lineOf(String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 1;
    }
}
