package org.evertill.headoffice.http.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * A body that ends with a problem when it is larger than allowed, {@code sync.too-large}, or trickles in for longer than
 * a request may take, {@code http.too-slow}. How long one read may be silent is the connection's to say. One thread.
 */
final class MeteredInput extends FilterInputStream {

    private final long maxBytes;
    private final Duration limit;
    private final long beginNanos;
    private long bytes;

    /**
     * @param beginNanos when the request began, as {@link System#nanoTime} tells time
     */
    MeteredInput(InputStream in, long maxBytes, Duration limit, long beginNanos) {
        super(in);
        this.maxBytes = maxBytes;
        this.limit = limit;
        this.beginNanos = beginNanos;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        bytes += Math.max(0, count);
        if (bytes > maxBytes) {
            throw new ProblemException(Problem.of("sync.too-large", "The request is larger than allowed.")
                    .with("limit", maxBytes));
        }
        if (System.nanoTime() - beginNanos > limit.toNanos()) {
            throw new ProblemException(Problem.of(
                            "http.too-slow",
                            "The request came in too slowly. Nothing was changed by it; send less at once.")
                    .with("seconds", limit.toSeconds()));
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
