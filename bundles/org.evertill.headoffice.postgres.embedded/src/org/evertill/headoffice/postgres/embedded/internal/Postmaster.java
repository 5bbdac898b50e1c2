package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about a cluster's main process. Process numbers are used again, above all in
 * containers, so whether such a process is that cluster's is asked of the system.
 *
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** What the process with the noted number is. */
    enum Presence {
        /** The cluster's. */
        RUNNING,
        /** Ended, perhaps not yet collected by its parent. */
        GONE,
        /** Somebody else's that got the same number. */
        STRANGER
    }

    static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Reads the note; empty when there is none, or only the beginning of one. */
    static Optional<Postmaster> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile(data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            return Optional.of(
                    new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip()), ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The running main process of a cluster, if there is one. */
    static Optional<Postmaster> running(Path data) throws IOException {
        return read(data).filter(p -> p.presence(data) == Presence.RUNNING);
    }

    Presence presence(Path data) {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive() || Proc.isZombie(pid)) {
            return Presence.GONE;
        }
        var folder = Proc.workingDirectory(pid);
        if (folder.isPresent()) {
            // A postmaster works in its data directory from its first moment to its last.
            return folder.get().equals(Proc.real(data)) ? Presence.RUNNING : Presence.STRANGER;
        }
        // Where the system does not tell, doubt means RUNNING: never two servers on one directory.
        boolean stranger = process.get()
                .info()
                .command()
                .filter(c -> !c.contains("postgres"))
                .isPresent();
        return stranger ? Presence.STRANGER : Presence.RUNNING;
    }

    /**
     * Removes the note of a process that is certainly not there any more where PostgreSQL itself would be deceived: by
     * a stranger with its number, or by a dead process that nobody collected.
     */
    static void forgetStale(Path data) throws IOException {
        var noted = read(data);
        if (noted.isEmpty() || ProcessHandle.of(noted.get().pid()).isEmpty()) {
            return;
        }
        if (noted.get().presence(data) != Presence.RUNNING && !Proc.anyWorksIn(data)) {
            Files.deleteIfExists(pidFile(data));
        }
    }
}
