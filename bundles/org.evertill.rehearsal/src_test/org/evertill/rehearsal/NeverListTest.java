package org.evertill.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/never.md names tests that are there, and each line has one of {@link NeverTest}. */
class NeverListTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern SCRIPT = Pattern.compile("`(tests/e2e/[\\w-]+\\.sh)`");

    private final List<String> lines = lines();

    private static List<String> lines() {
        try (var all = Files.lines(ROOT.resolve("docs/never.md"))) {
            return all.filter(line -> line.startsWith("| ") && line.contains("`"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyTestOfThePageIsThere() throws IOException {
        var sources = sources();
        for (String line : lines) {
            var named = NAMED.matcher(line);
            while (named.find()) {
                String source = sources.getOrDefault(named.group(1), "");
                assertTrue(!source.isEmpty(), named.group());
                assertTrue(named.group(2) == null || source.contains("void " + named.group(2) + "("), named.group());
            }
            SCRIPT.matcher(line)
                    .results()
                    .forEach(script -> assertTrue(Files.isExecutable(ROOT.resolve(script.group(1))), script.group(1)));
        }
    }

    @Test
    void everyLineHasATestOfItsOwn() {
        var own = Arrays.stream(NeverTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> "`NeverTest." + method.getName() + "`")
                .toList();
        assertEquals(own.size(), lines.size());
        for (String line : lines) {
            assertEquals(1, own.stream().filter(line::contains).count(), line);
        }
    }

    private static Map<String, String> sources() throws IOException {
        try (var bundles = Stream.concat(Files.list(ROOT.resolve("bundles")), Files.list(ROOT.resolve("tests")))) {
            return bundles.flatMap(bundle -> Stream.of(bundle.resolve("src_test"), bundle.resolve("src")))
                    .filter(Files::isDirectory)
                    .flatMap(NeverListTest::tests)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            NeverListTest::text,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> tests(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
