package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Credentials of tills and one-time codes. Both are long random texts, so one round of SHA-256 is enough to keep them:
 * there is nothing to guess. Any thread.
 */
final class Secrets {

    /** Letters and digits that nobody confuses when reading aloud or typing: no 0 O, 1 I L, U V stay apart by leaving U. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LETTERS = 12;
    private static final int GROUP = 4;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A till's credential: 256 random bits, URL-safe. */
    String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code for people: three groups of four, 58 random bits. */
    String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(letter());
        }
        return code.toString();
    }

    /** Any of the letters and digits that nobody confuses. */
    char letter() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    /** The hash of a code, however it was typed: case, spaces and hyphens do not matter. */
    static byte[] codeHash(String code) {
        return hash(code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
