package org.evertill.headoffice.http.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * An answer that is given up when its reader takes longer for it than a request may take. How long one write may be
 * silent is the connection's to say. One thread.
 */
final class TimedOutput extends FilterOutputStream {

    private final Duration limit;
    private final long beginNanos = System.nanoTime();

    TimedOutput(OutputStream out, Duration limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        check();
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        check();
    }

    private void check() throws IOException {
        if (System.nanoTime() - beginNanos > limit.toNanos()) {
            throw new IOException("the answer is read too slowly");
        }
    }
}
