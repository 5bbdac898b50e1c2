package org.evertill.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The bundles that docs/plugins.md shows, made of the text alone: each file is a line with its path, and a block of code. */
record PluginsPage(Map<String, String> files) {

    static final Path PAGE = Path.of("../../docs/plugins.md");

    private static final Pattern FILE =
            Pattern.compile("\n`([^`\n ]+/[^`\n ]+)`\n\n```[a-z]*\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("^```", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(org\\.evertill(?:\\.[a-z0-9]+)+)\\.", Pattern.MULTILINE);

    static PluginsPage read() throws IOException {
        String text = Files.readString(PAGE).replace("\r", "");
        var files = new TreeMap<String, String>();
        var found = FILE.matcher(text);
        while (found.find()) {
            files.put(found.group(1), found.group(2) + "\n");
        }
        return new PluginsPage(files);
    }

    /** How many blocks of code the page has. */
    static long blocks() throws IOException {
        return FENCE.matcher(Files.readString(PAGE)).results().count() / 2;
    }

    String file(String path) {
        return files.getOrDefault(path, "");
    }

    /** The packages of the product that a bundle's sources use. */
    SortedSet<String> used(String bundle) {
        var used = new TreeSet<String>();
        files.forEach((path, text) -> {
            if (path.startsWith(bundle + "/src/")) {
                IMPORT.matcher(text).results().forEach(result -> used.add(result.group(1)));
            }
        });
        return used;
    }

    /** Compiles a bundle's sources as the text has them, warnings and all; what the compiler says is the failure. */
    URLClassLoader compiled(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var sources = new ArrayList<Path>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".java")) {
                var path = folder.resolve("text").resolve(file.getKey());
                Files.createDirectories(path.getParent());
                sources.add(Files.writeString(path, file.getValue()));
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-proc:none",
                    "-Werror",
                    "-Xlint:all,-classfile,-options,-requires-automatic",
                    "-d",
                    classes.toString(),
                    "-cp",
                    classPath());
            boolean done = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertEquals("", done ? "" : said.toString());
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, PluginsPage.class.getClassLoader());
    }

    /** What the tests run with: the built bundles. */
    private static String classPath() {
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(path -> path != null && !path.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
