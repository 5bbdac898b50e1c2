package org.evertill.archrules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** English stands in {@code messages*.properties}, German beside it in the file whose name ends in {@code _de}. */
final class MessagesRule implements Rule {

    @Override
    public String statement() {
        return "Messages are complete in English and in German";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            for (Path file : House.files(bundle.folder().resolve("src"), ".properties")) {
                String name = file.getFileName().toString();
                if (!name.startsWith("messages")) {
                    continue;
                }
                boolean german = name.endsWith("_de.properties");
                Path other = file.resolveSibling(
                        german
                                ? name.replace("_de.properties", ".properties")
                                : name.replace(".properties", "_de.properties"));
                findings.addAll(compare(house.root(), file, other, german ? "English" : "German"));
            }
        }
        return findings;
    }

    private static List<Finding> compare(Path root, Path file, Path other, String language) {
        Path shown = root.relativize(file);
        if (!Files.exists(other)) {
            return List.of(new Finding(shown, 1, "no " + other.getFileName() + " beside it", "add the " + language));
        }
        var findings = new ArrayList<Finding>();
        var others = keys(other);
        keys(file).forEach((key, entry) -> {
            if (entry.value().isBlank()) {
                findings.add(new Finding(shown, entry.line(), "the message " + key + " is empty", "write it"));
            }
            if (!others.containsKey(key)) {
                findings.add(new Finding(
                        shown,
                        entry.line(),
                        "the message " + key + " is missing in " + other.getFileName(),
                        "add the " + language + ", or remove the key"));
            }
        });
        return findings;
    }

    private record Entry(int line, String value) {}

    /** One message a line, as in all our files; a line that ends in a backslash goes on in the next. */
    private static Map<String, Entry> keys(Path file) {
        var keys = new TreeMap<String, Entry>();
        boolean goesOn = false;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (!goesOn && !text.isEmpty() && !text.startsWith("#") && !text.startsWith("!")) {
                String[] parts = text.split("\\s*[=:]\\s*", 2);
                keys.put(parts[0], new Entry(number, parts.length == 2 ? parts[1] : ""));
            }
            goesOn = text.endsWith("\\");
        }
        return keys;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
