package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that a server runs on a data directory: a lock, which the system gives up when the process dies, and the
 * process's number for people and scripts.
 */
final class RunningMark implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningMark.class);

    private final FileChannel lock;
    private final Path pidFile;

    private RunningMark(FileChannel lock, Path pidFile) {
        this.lock = lock;
        this.pidFile = pidFile;
    }

    /** Problems: {@code headoffice.running}, {@code headoffice.data-not-writable}. */
    static Outcome<RunningMark> set(Path directory) {
        try {
            var channel = FileChannel.open(
                    directory.resolve("serve.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return set(directory, channel);
        } catch (IOException e) {
            LOG.debug("marking {}", directory, e);
            return Outcome.failed(Problem.of(
                            "headoffice.data-not-writable",
                            "Head office may not write to its data directory " + directory
                                    + ", or its disk is full. Give this user the right to, or make room.")
                    .with("directory", directory));
        }
    }

    private static Outcome<RunningMark> set(Path directory, FileChannel channel) throws IOException {
        boolean kept = false;
        try {
            if (tryLock(channel) == null) {
                return Outcome.failed(running(directory));
            }
            Path pidFile = directory.resolve("headoffice.pid");
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
            kept = true;
            return Outcome.ok(new RunningMark(channel, pidFile));
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // A server in this very process.
            return null;
        }
    }

    private static Problem running(Path directory) {
        return Problem.of(
                        "headoffice.running",
                        "A head office runs on the data directory " + directory
                                + " already. Use that one, end it, or name another directory with --data.")
                .with("directory", directory);
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            LOG.warn("the mark of a running head office could not be removed", e);
        }
    }
}
