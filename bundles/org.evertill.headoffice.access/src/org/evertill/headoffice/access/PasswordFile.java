package org.evertill.headoffice.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** A file whose first line is a password: as an argument other users of the machine could see it. */
public final class PasswordFile {

    private PasswordFile() {}

    /** The password; empty when the file is. Problem: {@code headoffice.password-file}. */
    public static Outcome<String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return Outcome.ok(lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException e) {
            return Outcome.failed(Problem.of(
                            "headoffice.password-file",
                            "The file with the password cannot be read: " + file
                                    + ". Check that it is there, is text in UTF-8, and that this user may read it.")
                    .with("file", file));
        }
    }
}
