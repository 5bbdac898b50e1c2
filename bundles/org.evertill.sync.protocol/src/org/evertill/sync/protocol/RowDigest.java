package org.evertill.sync.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;

/**
 * A number per living row; a scope's digest is their sum modulo 2^64, so that it follows every change without reading the
 * other rows, and two replicas at one cut compare one number. Dead rows count nothing: forgetting them changes no digest.
 */
public final class RowDigest {

    private static final int DIGITS = 16;

    private RowDigest() {}

    /** A sum as text: 16 hexadecimal digits. */
    public static String text(long sum) {
        return HexFormat.of().toHexDigits(sum);
    }

    /**
     * The sum of a {@link #text}.
     *
     * @throws NumberFormatException when it is none
     */
    public static long parse(String text) {
        if (text.length() != DIGITS) {
            throw new NumberFormatException("a sum has " + DIGITS + " digits");
        }
        return Long.parseUnsignedLong(text, DIGITS);
    }

    /**
     * The first 64 bits of the SHA-256 of the row's canonical form, with its name and version. A column that is
     * empty counts as one that is absent, so that a column added later leaves the digest of older rows as it was.
     */
    public static long of(String table, String id, long version, Row row) {
        var text = new StringBuilder(512).append('[');
        CanonicalJson.write(text, table);
        CanonicalJson.write(text.append(','), id);
        CanonicalJson.write(text.append(','), version);
        CanonicalJson.writeFilled(text.append(','), row);
        text.append(']');
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
