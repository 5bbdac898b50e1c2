package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** The file on which a {@link Witness} is written. */
final class WitnessFile implements Witness.Plate {

    private final FileChannel channel;

    /**
     * @param channel closed with it
     */
    WitnessFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public byte[] read(long position, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // until all is read or the file ends
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
