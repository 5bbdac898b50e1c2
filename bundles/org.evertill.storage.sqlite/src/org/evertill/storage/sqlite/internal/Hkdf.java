package org.evertill.storage.sqlite.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys for purposes out of one secret: HKDF with SHA-256 (RFC 5869), of which one block of 32 bytes is enough here. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] NO_SALT = new byte[32];

    private Hkdf() {}

    /** 32 bytes for a purpose. */
    static byte[] derive(byte[] secret, String purpose) {
        byte[] pseudoRandom = hmac(NO_SALT, secret);
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[info.length + 1];
        System.arraycopy(info, 0, block, 0, info.length);
        block[info.length] = 1;
        return hmac(pseudoRandom, block);
    }

    /** HMAC with SHA-256 (RFC 2104). */
    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + HMAC, e);
        }
    }
}
