package org.evertill.sync.protocol;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/**
 * A public key of head office's server, by its fingerprint: what a till knows head office by, whatever certificate the key stands in.
 *
 * @param sha256 of the key's SubjectPublicKeyInfo, as RFC 7469 names keys, in base64url: 43 characters
 */
public record ServerKey(String sha256) {

    /** As many letters of the fingerprint stand in an enrolment code: 78 bits. */
    public static final int LETTERS = 16;

    /** Characters of a fingerprint. */
    public static final int CHARS = 43;

    public ServerKey {
        if (sha256.length() != CHARS || !sha256.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("not the fingerprint of a key: " + sha256);
        }
    }

    public static ServerKey of(PublicKey key) {
        return new ServerKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest(key.getEncoded())));
    }

    /** The beginning of the fingerprint in letters that nobody confuses, for people who type it. */
    public String letters() {
        var rest = new BigInteger(1, Base64.getUrlDecoder().decode(sha256));
        var base = BigInteger.valueOf(Enrolment.Code.ALPHABET.length());
        var letters = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            var divided = rest.divideAndRemainder(base);
            letters.append(Enrolment.Code.ALPHABET.charAt(divided[1].intValue()));
            rest = divided[0];
        }
        return letters.toString();
    }

    private static byte[] digest(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
