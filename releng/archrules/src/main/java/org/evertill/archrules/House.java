package org.evertill.archrules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The source tree as the rules see it. Read once, never changed.
 *
 * @param root absolute
 * @param bundles those of {@code bundles/} and {@code tests/} that have a manifest, ordered by name
 * @param tools the sources under {@code releng/}
 */
record House(Path root, List<Bundle> bundles, List<Source> tools) {

    static House read(Path root) {
        var bundles = Stream.of("bundles", "tests")
                .flatMap(folder -> children(root.resolve(folder)).stream())
                .filter(folder -> folder.getFileName().toString().startsWith("org.evertill."))
                .filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF")))
                .map(folder -> bundle(root, folder))
                .toList();
        var tools = javaFiles(root.resolve("releng")).stream()
                .map(file -> source(root, file, "releng", true))
                .toList();
        return new House(root, bundles, tools);
    }

    /** Every Java file of ours. */
    List<Source> sources() {
        return Stream.concat(bundles.stream().flatMap(bundle -> bundle.sources().stream()), tools.stream())
                .toList();
    }

    private static Bundle bundle(Path root, Path folder) {
        String name = folder.getFileName().toString();
        var main = javaFiles(folder.resolve("src")).stream()
                .map(file -> source(root, file, name, name.endsWith(".tests") || isContract(file)));
        var test = javaFiles(folder.resolve("src_test")).stream().map(file -> source(root, file, name, true));
        return new Bundle(
                name,
                folder,
                Manifest.read(root, folder.resolve("META-INF/MANIFEST.MF")),
                Stream.concat(main, test).toList());
    }

    /** Contract tests ship in their seam's bundle. */
    private static boolean isContract(Path file) {
        return file.getParent().endsWith("contract");
    }

    private static Source source(Path root, Path file, String bundle, boolean test) {
        try {
            String text = Files.readString(file);
            var configuration = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_21);
            var parsed = new JavaParser(configuration).parse(text);
            var unit = parsed.getResult()
                    .filter(result -> parsed.isSuccessful())
                    .orElseThrow(() -> new IllegalStateException(file + " is not Java 21: " + parsed.getProblems()));
            return new Source(root.relativize(file), bundle, test, text.lines().toList(), unit);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static List<Path> javaFiles(Path folder) {
        return files(folder, ".java");
    }

    /** The files below a folder whose name ends so, ordered; none when there is no folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !isBuilt(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean isBuilt(Path file) {
        return StreamSupport.stream(file.spliterator(), false).anyMatch(Path.of("target")::equals);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
