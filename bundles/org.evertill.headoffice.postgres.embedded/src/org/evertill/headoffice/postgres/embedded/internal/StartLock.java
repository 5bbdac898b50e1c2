package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Held while a cluster is made, started or stopped: by one at a time, on this machine. */
final class StartLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock; empty when it was not to be had in time. */
    static Optional<StartLock> acquire(Path directory, Duration patience) throws IOException {
        var channel =
                FileChannel.open(directory.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (long tries = patience.dividedBy(PAUSE); tries > 0; tries--) {
            if (tryLock(channel) != null) {
                return Optional.of(new StartLock(channel));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this very process holds it.
            return null;
        }
    }

    /** Lets go; closing the channel gives up its lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
