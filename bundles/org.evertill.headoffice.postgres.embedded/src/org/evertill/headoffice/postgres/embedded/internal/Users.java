package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.evertill.kernel.Nanoid;

/**
 * Which processes use a cluster now: one file each, with the process's number and start time, so that one which was
 * killed is not taken for living. Called with the {@link StartLock} held.
 */
final class Users {

    private final Path directory;

    Users(Path directory) {
        this.directory = directory.resolve("users");
    }

    /** Notes this process; the file is the note's handle. */
    Path enter() throws IOException {
        Files.createDirectories(directory);
        var self = ProcessHandle.current();
        Path note = directory.resolve(self.pid() + "-" + Nanoid.random());
        Files.writeString(note, startOf(self));
        return note;
    }

    void leave(Path note) throws IOException {
        Files.deleteIfExists(note);
    }

    /** Whether anybody uses the cluster; notes of the dead are removed. */
    boolean any() throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        boolean found = false;
        try (var notes = Files.list(directory)) {
            for (Path note : (Iterable<Path>) notes::iterator) {
                if (isLiving(note)) {
                    found = true;
                } else {
                    Files.deleteIfExists(note);
                }
            }
        }
        return found;
    }

    private static boolean isLiving(Path note) throws IOException {
        String name = note.getFileName().toString();
        try {
            long pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
            String start = Files.readString(note);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> !Proc.isZombie(pid) && startOf(p).equals(start))
                    .isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
