package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.evertill.sync.protocol.Enrolment;

/**
 * Credentials of tills and one-time codes. Both are long random texts, so one round of SHA-256 is enough to keep them:
 * there is nothing to guess. Any thread.
 */
final class Secrets {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** The credential of a till's requests: 256 random bits, URL-safe. */
    String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The secret part of a code for people: 58 random bits. */
    String code() {
        var code = new StringBuilder();
        while (code.length() < Enrolment.Code.SECRET_LETTERS) {
            code.append(letter());
        }
        return code.toString();
    }

    /** Any of the letters and digits that nobody confuses. */
    char letter() {
        return Enrolment.Code.ALPHABET.charAt(random.nextInt(Enrolment.Code.ALPHABET.length()));
    }

    /** The hash of a code's secret part, however it was typed. */
    static byte[] codeHash(String code) {
        return hash(Enrolment.Code.of(code).secret());
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
