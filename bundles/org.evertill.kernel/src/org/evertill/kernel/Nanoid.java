package org.evertill.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Identifiers of 21 characters from a 64-letter alphabet (126 bits), made where the row is made and never reassigned.
 * The alphabet is URL-safe: {@code A–Z a–z 0–9 _ -}.
 */
public final class Nanoid implements IdSource {

    /** Characters in an identifier. */
    public static final int LENGTH = 21;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /** The same letters in the order in which texts are compared. */
    private static final String IN_ORDER = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /** Characters for a number of milliseconds: enough until the year 2109, and then from the beginning. */
    private static final int TIME_CHARS = 7;

    private static final Nanoid SECURE = new Nanoid(new SecureRandom());

    private final RandomGenerator random;

    public Nanoid(RandomGenerator random) {
        this.random = random;
    }

    /** The source that a product uses: cryptographically random. */
    public static IdSource secure() {
        return SECURE;
    }

    /**
     * Identifiers of rows that are many: the first seven characters say the millisecond, so that what is written one after the other
     * stands side by side in every index; the other fourteen are random (84 bits). Nothing may be read out of the order: a clock can be wrong.
     */
    public static IdSource inOrderOf(Clock clock) {
        return () -> {
            var bytes = new byte[LENGTH - TIME_CHARS];
            SECURE.random.nextBytes(bytes);
            var text = new char[LENGTH];
            long millis = clock.millis();
            for (int i = TIME_CHARS - 1; i >= 0; i--) {
                text[i] = IN_ORDER.charAt((int) (millis & 63));
                millis >>= 6;
            }
            for (int i = TIME_CHARS; i < LENGTH; i++) {
                text[i] = ALPHABET.charAt(bytes[i - TIME_CHARS] & 63);
            }
            return new String(text);
        };
    }

    /** A new random identifier from the secure source. */
    public static String random() {
        return SECURE.next();
    }

    /**
     * The identifier that always belongs to the same natural key, so that two tills importing one catalogue while
     * offline make the same row rather than two rivals.
     *
     * @param namespace what kind of thing it is, for example the table's name
     * @param key the natural key, for example a stock code
     */
    public static String derived(String namespace, String key) {
        return encode(sha256(namespace + "\u0000" + key));
    }

    /** Whether a text has the shape of an identifier. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String next() {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    private static String encode(byte[] bytes) {
        var text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = ALPHABET.charAt(bytes[i] & 63);
        }
        return new String(text);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
