package org.evertill.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The physical lines of a file as bytes, each with its number; never holds more of a line than the limit. */
final class LineSource {

    private static final int BLOCK_BYTES = 64 << 10;

    private final InputStream in;
    private final int maxBytes;
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int from;
    private int to;
    private long number;

    LineSource(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * @param number from 1
     * @param bytes without the line end; only the beginning of a line that is too long
     */
    record Line(long number, byte[] bytes, Length length) {

        /** Whether the line is there as a whole. */
        enum Length {
            WHOLE,
            TOO_LONG
        }

        boolean isTooLong() {
            return length == Length.TOO_LONG;
        }
    }

    Optional<Line> next() throws IOException {
        if (!givenBack.isEmpty()) {
            return Optional.of(givenBack.removeFirst());
        }
        if (!fill()) {
            return Optional.empty();
        }
        number++;
        return Optional.of(readLine());
    }

    /** Takes lines back, in their order; they come again before any other. */
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(givenBack::addFirst);
    }

    private Line readLine() throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        boolean ended = false;
        var length = Line.Length.WHOLE;
        while (!ended && fill()) {
            int end = from;
            while (end < to && block[end] != '\n') {
                end++;
            }
            int room = Math.min(end - from, maxBytes - bytes.size());
            bytes.write(block, from, room);
            if (room < end - from) {
                length = Line.Length.TOO_LONG;
            }
            ended = end < to;
            from = ended ? end + 1 : end;
        }
        return new Line(number, bytes.toByteArray(), length);
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(block));
        }
        return to > 0 && from < to;
    }
}
