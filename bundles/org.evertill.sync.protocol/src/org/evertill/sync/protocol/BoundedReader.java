package org.evertill.sync.protocol;

import java.io.IOException;
import java.io.Reader;

/** Refuses to read on when a message, or one part of it, grows beyond its limit: memory stays bounded. */
final class BoundedReader extends Reader {

    private final Reader source;
    private final long maxChars;
    private final long maxPartChars;
    private long chars;
    private long partStart;
    private boolean ended;

    BoundedReader(Reader source, long maxChars, long maxPartChars) {
        this.source = source;
        this.maxChars = maxChars;
        this.maxPartChars = maxPartChars;
    }

    /** A new part begins. */
    void startPart() {
        partStart = chars;
    }

    /** Whether somebody wanted more than there was. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = source.read(buffer, offset, length);
        if (count > 0) {
            chars += count;
            check();
        } else if (count < 0) {
            ended = true;
        }
        return count;
    }

    private void check() throws WireException {
        if (chars > maxChars) {
            throw new WireException(
                    WireException.Reason.TOO_LARGE, "the message has more than " + maxChars + " characters");
        }
        if (chars - partStart > maxPartChars) {
            throw new WireException(
                    WireException.Reason.TOO_LARGE,
                    "a value near character " + partStart + " has more than " + maxPartChars + " characters");
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
