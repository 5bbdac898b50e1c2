package org.evertill.storage.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks through every byte of every file of a directory, as somebody would who has got hold of the disk. */
final class FileBytes {

    private FileBytes() {}

    /** Which of the words stand somewhere, with the name of the file in which they do. */
    static Set<String> found(Path directory, List<String> words) throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // One character a byte, so that what is searched is the bytes.
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                words.stream()
                        .filter(word -> content.contains(
                                new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                        .forEach(word -> found.add(word + " in " + file.getFileName()));
            }
        }
        return found;
    }
}
