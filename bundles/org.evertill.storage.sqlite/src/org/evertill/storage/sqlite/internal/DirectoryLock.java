package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * Keeps a data directory for one process, by a lock of the operating system that ends with the process. The file holds
 * the process id of its owner and is emptied when the owner ends well: text that is found in it tells that the last
 * owner did not.
 */
final class DirectoryLock implements AutoCloseable {

    /** The file that is locked. */
    static final String FILE = "till.lock";

    /** The locked byte lies behind the text, so that others can read the text where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int MAX_TEXT_BYTES = 100;

    /** POSIX drops all locks of a process on a file when any channel on it closes, so a second one is never opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final boolean lastEndedBadly;

    private DirectoryLock(Path path, FileChannel channel, boolean lastEndedBadly) {
        this.path = path;
        this.channel = channel;
        this.lastEndedBadly = lastEndedBadly;
    }

    /** Takes the lock; {@code storage.locked} when another process, or this one, has it. */
    static DirectoryLock take(Path directory) throws IOException {
        Path path = directory.toRealPath().resolve(FILE);
        if (!HELD.add(path)) {
            throw locked(
                    directory,
                    Optional.of(String.valueOf(ProcessHandle.current().pid())));
        }
        boolean taken = false;
        try {
            DirectoryLock lock = open(path, directory);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(path);
            }
        }
    }

    private static DirectoryLock open(Path path, Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            String owner = read(channel);
            if (lock == null) {
                throw locked(directory, Optional.of(owner).filter(text -> !text.isBlank()));
            }
            write(channel, ProcessHandle.current().pid() + "\n");
            kept = true;
            return new DirectoryLock(path, channel, !owner.isBlank());
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** Whether the last owner was killed, lost power, or could not close its database. */
    boolean lastEndedBadly() {
        return lastEndedBadly;
    }

    /** Notes that all is well; to be followed by {@link #close}. */
    void endedWell() throws IOException {
        channel.truncate(0);
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of " + path, e);
        } finally {
            HELD.remove(path);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(MAX_TEXT_BYTES);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
    }

    private static ProblemException locked(Path directory, Optional<String> owner) {
        String who = owner.map(pid -> " (process " + pid + ")").orElse("");
        var problem = Problem.of(
                        "storage.locked",
                        "Evertill is already running on this data directory" + who
                                + ". Use its window, or close it before starting again.")
                .with("directory", directory);
        return new ProblemException(owner.map(pid -> problem.with("pid", pid)).orElse(problem));
    }
}
