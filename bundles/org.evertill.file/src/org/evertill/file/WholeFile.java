package org.evertill.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears, in place of the one before, when it is complete. Any thread. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes something to a file.
     *
     * @param <T> what it gives
     * @param <E> what it fails with besides the file
     */
    @FunctionalInterface
    public interface Writing<T, E extends Exception> {

        /** Writes to a file that is not there yet. */
        T to(Path part) throws IOException, E;
    }

    /**
     * Writes beside the target, and moves the whole to it; gives what the writing gave. What fails leaves the target as it was, and
     * nothing beside it.
     *
     * @throws IOException when the file, its folder or its disk does not let itself be written, or the target is a folder
     */
    public static <T, E extends Exception> T write(Path target, Writing<T, E> writing) throws IOException, E {
        if (Files.isDirectory(target)) {
            throw new IOException("a directory: " + target);
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            T given = writing.to(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return given;
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // What is left is named .part, so nobody takes it for the whole; the next try replaces it.
        }
    }
}
