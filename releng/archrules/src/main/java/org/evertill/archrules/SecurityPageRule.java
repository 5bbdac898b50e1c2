package org.evertill.archrules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docs/security.md claims is shown by tests, so a test that was renamed or taken out must be missed there. */
final class SecurityPageRule implements Rule {

    private static final Path PAGE = Path.of("docs", "security.md");

    /** A row of its tables begins with the number of an item and ends with the tests. */
    private static final Pattern ROW = Pattern.compile("\\| \\d.* \\| ([^|]*) \\|");

    private static final Pattern NAMES = Pattern.compile("`\\w+`(, `\\w+`)*");
    private static final String NO_TEST = "–";

    @Override
    public String statement() {
        return "Tests that docs/security.md names exist";
    }

    @Override
    public List<Finding> check(House house) {
        Path page = house.root().resolve(PAGE);
        if (!Files.exists(page)) {
            return List.of(new Finding(PAGE, 1, "the page is missing", "write it, or take this rule out"));
        }
        var tests = tests(house);
        var findings = new ArrayList<Finding>();
        int number = 0;
        int rows = 0;
        for (String line : lines(page)) {
            number++;
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows++;
                findings.addAll(check(row.group(1), tests, number));
            }
        }
        if (rows == 0) {
            findings.add(new Finding(PAGE, 1, "no row of a table is found", "keep the form of its tables"));
        }
        return findings;
    }

    private static List<Finding> check(String cell, Set<String> tests, int line) {
        if (cell.equals(NO_TEST)) {
            return List.of();
        }
        if (!NAMES.matcher(cell).matches()) {
            return List.of(new Finding(
                    PAGE, line, "'" + cell + "' names no tests", "write `OneTest`, `OtherTest`, or " + NO_TEST));
        }
        return List.of(cell.replace("`", "").split(", ")).stream()
                .filter(name -> !tests.contains(name))
                .map(name -> new Finding(
                        PAGE, line, "there is no test " + name, "name the one that shows it, or " + NO_TEST))
                .toList();
    }

    private static Set<String> tests(House house) {
        return house.sources().stream()
                .filter(Source::test)
                .map(source -> source.file().getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
