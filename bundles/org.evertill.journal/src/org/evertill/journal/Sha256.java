package org.evertill.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of texts. */
final class Sha256 {

    /** Characters of a {@link #mark}: it names what differs, and proves nothing. */
    static final int MARK_CHARS = 4;

    private Sha256() {}

    static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The first 24 bits. */
    static String mark(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text)).substring(0, MARK_CHARS);
    }

    private static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
