package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.evertill.kernel.Problem;

/** Turns what the system and PostgreSQL's programs say into problems that people can do something about. */
public final class Failures {

    private static final int SHOWN_CHARS = 600;

    private Failures() {}

    /** A failure of the file system at or below a directory. */
    public static Problem of(IOException failure, Path directory) {
        if (failure instanceof AccessDeniedException) {
            return notWritable(directory);
        }
        String reason = failure instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(failure.getMessage());
        return of(reason, directory);
    }

    /** What a program said when it failed. */
    public static Problem of(String output, Path directory) {
        String lower = output.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("disk full") || lower.contains("not enough space")) {
            return diskFull(directory);
        }
        if (lower.contains("permission denied") || lower.contains("read-only file system")) {
            return notWritable(directory);
        }
        if (lower.contains("could not bind") || lower.contains("address already in use")) {
            return portInUse(directory);
        }
        return failed(output, directory);
    }

    static Problem diskFull(Path directory) {
        return Problem.of(
                        "headoffice.embedded-disk-full",
                        "The disk that holds " + directory + " is full, so the built-in PostgreSQL cannot start. "
                                + "Free some space and start again; nothing is lost.")
                .with("directory", directory);
    }

    static Problem notWritable(Path directory) {
        return Problem.of(
                        "headoffice.embedded-not-writable",
                        "The built-in PostgreSQL may not write to " + directory + ". "
                                + "Give this user the right to write there, or name another directory with --data.")
                .with("directory", directory);
    }

    static Problem portInUse(Path directory) {
        return Problem.of(
                        "headoffice.embedded-port-in-use",
                        "Another program uses the port of the built-in PostgreSQL. "
                                + "End that program, or let head office choose a free port.")
                .with("directory", directory);
    }

    static Problem busy(Path directory) {
        return Problem.of(
                        "headoffice.embedded-busy",
                        "Another process has been starting or stopping the built-in PostgreSQL in " + directory
                                + " for minutes. Wait until it is done, or end it, and try again.")
                .with("directory", directory);
    }

    static Problem root() {
        return Problem.of(
                "headoffice.embedded-root",
                "PostgreSQL refuses to run as the user root, and this system does not let head office step down "
                        + "from it (unshare -U). Start head office as an ordinary user, or give it a PostgreSQL "
                        + "of your own with --database-url.");
    }

    static Problem missing(String resource) {
        return Problem.of(
                        "headoffice.embedded-missing",
                        "This installation carries no PostgreSQL for this operating system (" + resource + "). "
                                + "Give head office a PostgreSQL of your own with --database-url.")
                .with("resource", resource);
    }

    static Problem version(String found, String ours) {
        return Problem.of(
                        "headoffice.embedded-version",
                        "The data directory was made by PostgreSQL " + found + ", but this installation carries " + ours
                                + ". Use the matching installation, or move the data with pg_dump.")
                .with("found", found)
                .with("ours", ours);
    }

    static Problem failed(String output, Path directory) {
        String shown = output.strip();
        shown = shown.length() <= SHOWN_CHARS ? shown : "…" + shown.substring(shown.length() - SHOWN_CHARS);
        return Problem.of(
                        "headoffice.embedded-failed",
                        "The built-in PostgreSQL in " + directory + " did not start. Look at the newest file in its "
                                + "directory log, and start again when the cause is gone. PostgreSQL said: " + shown)
                .with("directory", directory);
    }
}
