package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux tells about processes in /proc; elsewhere, and without the right to look, it knows nothing. */
final class Proc {

    private Proc() {}

    /** Whether a process has ended and only waits for its parent to take note. */
    static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The program's name stands in brackets and may hold anything; the state follows the last one.
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
        } catch (IOException e) {
            return false;
        }
    }

    static Optional<Path> workingDirectory(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether a process is still at work in a directory, for example a backend that outlived its postmaster. */
    static boolean anyWorksIn(Path directory) {
        Path real = real(directory);
        return ProcessHandle.allProcesses()
                .anyMatch(p -> workingDirectory(p.pid()).filter(real::equals).isPresent());
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
