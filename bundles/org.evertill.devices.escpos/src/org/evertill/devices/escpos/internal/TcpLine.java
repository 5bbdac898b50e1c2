package org.evertill.devices.escpos.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A device on the network, usually at port 9100. Never waits longer than it is told to, also for a device that takes no more. */
final class TcpLine implements Line {

    private static final int CONNECT_MS = 3_000;

    /** Small, so that what was taken is near to what is on paper. */
    private static final int SEND_BUFFER = 4_096;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private TcpLine(SocketChannel channel, Selector selector, SelectionKey key) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
    }

    /** Connects, within three seconds. */
    static TcpLine to(String host, int port) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(new InetSocketAddress(host, port), CONNECT_MS);
            channel.configureBlocking(false);
            var selector = Selector.open();
            return new TcpLine(channel, selector, channel.register(selector, SelectionKey.OP_READ));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean canAnswer() {
        return true;
    }

    @Override
    public int write(byte[] bytes, int offset, Duration limit) throws IOException {
        var rest = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        int sent = channel.write(rest);
        if (sent == 0 && isReady(SelectionKey.OP_WRITE, limit)) {
            sent = channel.write(rest);
        }
        return sent;
    }

    @Override
    public int read(Duration limit) throws IOException {
        var one = ByteBuffer.allocate(1);
        int count = channel.read(one);
        if (count == 0 && isReady(SelectionKey.OP_READ, limit)) {
            count = channel.read(one);
        }
        if (count < 0) {
            throw new EOFException("the device has closed the line");
        }
        return count == 0 ? NOTHING : one.get(0) & 0xff;
    }

    private boolean isReady(int operation, Duration limit) throws IOException {
        key.interestOps(operation);
        int ready = selector.select(Math.max(1, limit.toMillis()));
        selector.selectedKeys().clear();
        return ready > 0;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
