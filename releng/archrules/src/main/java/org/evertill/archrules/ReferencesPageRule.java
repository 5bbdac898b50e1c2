package org.evertill.archrules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** docs/references.md says where the figures of bundles' tests were published: each that refers to it has its row, and each row its test. */
final class ReferencesPageRule implements Rule {

    private static final Path PAGE = Path.of("docs", "references.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|.*");
    private static final Pattern REFERRING =
            Pattern.compile("docs/references\\.md\\).*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

    @Override
    public String statement() {
        return "Tests with published figures and docs/references.md name each other";
    }

    @Override
    public List<Finding> check(House house) {
        Path page = house.root().resolve(PAGE);
        if (!Files.exists(page)) {
            return List.of(new Finding(PAGE, 1, "the page is missing", "write it, or take this rule out"));
        }
        var referring = referring(house);
        var findings = new ArrayList<Finding>();
        var rows = new TreeSet<String>();
        int number = 0;
        for (String line : text(page).split("\n")) {
            number++;
            var row = ROW.matcher(line);
            if (row.matches()) {
                String test = row.group(1) + "." + row.group(2);
                rows.add(test);
                if (!referring.contains(test)) {
                    findings.add(new Finding(
                            PAGE, number, "no test " + test + " refers to this page", "name the one that does"));
                }
            }
        }
        referring.stream()
                .filter(test -> !rows.contains(test))
                .forEach(test -> findings.add(
                        new Finding(PAGE, 1, test + " has no row", "say where its figures were published")));
        return findings;
    }

    private static Set<String> referring(House house) {
        var referring = new TreeSet<String>();
        for (Source source : house.sources()) {
            String name = source.file().getFileName().toString();
            if (source.test() && source.file().startsWith("bundles") && name.endsWith("Test.java")) {
                var match = REFERRING.matcher(text(house.root().resolve(source.file())));
                while (match.find()) {
                    referring.add(name.substring(0, name.length() - ".java".length()) + "." + match.group(1));
                }
            }
        }
        return referring;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
