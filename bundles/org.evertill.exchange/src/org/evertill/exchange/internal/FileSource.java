package org.evertill.exchange.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** A file as a stream, unpacked when it is gzip, that knows how much of it was read. */
final class FileSource implements AutoCloseable {

    private static final int BLOCK_BYTES = 64 << 10;

    private final long size;
    private final Counting counting;
    private final InputStream content;

    private FileSource(long size, Counting counting, InputStream content) {
        this.size = size;
        this.counting = counting;
        this.content = content;
    }

    /** Problems: {@code exchange.no-file}, {@code exchange.not-gzip}. */
    static Outcome<FileSource> open(Path file) {
        InputStream raw = null;
        try {
            raw = Files.newInputStream(file);
            var counting = new Counting(raw);
            var buffered = new BufferedInputStream(counting, BLOCK_BYTES);
            boolean packed = isGzip(buffered);
            if (!packed && file.getFileName().toString().endsWith(".gz")) {
                raw.close();
                return notGzip(file);
            }
            var content = packed ? new GZIPInputStream(buffered, BLOCK_BYTES) : buffered;
            return Outcome.ok(new FileSource(Files.size(file), counting, content));
        } catch (IOException e) {
            closeQuietly(raw);
            return Outcome.failed(
                    "exchange.no-file",
                    "The file " + file
                            + " cannot be read. Check that it is there, is a file, and that you may read it.");
        }
    }

    InputStream content() {
        return content;
    }

    /** How much of the file was read, 0 to 100. */
    int percent() {
        return size == 0 ? 100 : (int) Math.min(100, counting.read * 100 / size);
    }

    @Override
    public void close() {
        closeQuietly(content);
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean magic = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return magic;
    }

    private static Outcome<FileSource> notGzip(Path file) {
        return Outcome.failed(
                "exchange.not-gzip",
                "The file " + file
                        + " is not packed with gzip, although its name says so. Rename it, or pack it again.");
    }

    private static void closeQuietly(@Nullable InputStream in) {
        if (in == null) {
            return;
        }
        try {
            in.close();
        } catch (IOException nothingWasWritten) {
            // A file that was only read loses nothing.
        }
    }

    private static final class Counting extends FilterInputStream {

        private long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            read += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
