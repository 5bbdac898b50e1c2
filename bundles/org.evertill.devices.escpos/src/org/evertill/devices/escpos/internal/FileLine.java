package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A device file of a USB or serial port, or a plain file that grows. Written only: how such a device is, nobody says. What a serial
 * port's speed is, the system sets.
 */
final class FileLine implements Line {

    /** Closes lines whose device takes nothing, for a write to a device file cannot be given a limit. */
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("device-watch").factory());

    private static final int PIECE = 1_024;

    private final FileChannel channel;

    private FileLine(FileChannel channel) {
        this.channel = channel;
    }

    static FileLine to(Path file) throws IOException {
        boolean isDevice = Files.exists(file) && !Files.isRegularFile(file);
        return new FileLine(
                isDevice
                        ? FileChannel.open(file, StandardOpenOption.WRITE)
                        : FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    @Override
    public boolean canAnswer() {
        return false;
    }

    @Override
    public int write(byte[] bytes, int offset, Duration limit) throws IOException {
        var end = WATCH.schedule(
                () -> {
                    channel.close();
                    return 0;
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return channel.write(ByteBuffer.wrap(bytes, offset, Math.min(PIECE, bytes.length - offset)));
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public int read(Duration limit) {
        return NOTHING;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
