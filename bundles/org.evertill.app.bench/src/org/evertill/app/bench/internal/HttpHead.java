package org.evertill.app.bench.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an answer (RFC 9112, as far as head office uses it), which tells how the body comes.
 *
 * @param fields by their names in small letters
 */
record HttpHead(int status, Map<String, String> fields) {

    private static final int MAX_LINE = 8_192;

    static HttpHead read(InputStream in) throws IOException {
        var words = line(in).split(" ", 3);
        var fields = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (words.length < 2 || !words[1].matches("\\d{3}")) {
            throw new IOException("this is no HTTP: " + String.join(" ", words));
        }
        return new HttpHead(Integer.parseInt(words[1]), fields);
    }

    boolean isPacked() {
        return "gzip".equals(fields.get("content-encoding"));
    }

    /** The body as it comes. */
    InputStream body(InputStream in) {
        return "chunked".equals(fields.get("transfer-encoding")) ? new Chunks(in) : in;
    }

    /** The whole body, so that the connection stands before the next answer. */
    byte[] whole(InputStream in) throws IOException {
        if (fields.containsKey("transfer-encoding")) {
            return body(in).readAllBytes();
        }
        return in.readNBytes(Integer.parseInt(fields.getOrDefault("content-length", "0")));
    }

    /** A line without its end. */
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MAX_LINE) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** A body that comes in pieces which tell their size. */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;
        private boolean begun;
        private boolean over;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !over) {
                next();
            }
            if (over) {
                return -1;
            }
            int count = in.read(bytes, offset, Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            left -= count;
            return count;
        }

        private void next() throws IOException {
            if (begun) {
                line(in);
            }
            begun = true;
            left = Integer.parseInt(line(in).strip(), 16);
            if (left == 0) {
                line(in);
                over = true;
            }
        }
    }
}
