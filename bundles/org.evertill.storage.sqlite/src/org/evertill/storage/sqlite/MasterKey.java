package org.evertill.storage.sqlite;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** 256 secret bits, of which the keys for each purpose are derived. Never shown, never logged. */
public final class MasterKey {

    /** Its length. */
    public static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /** A new one. */
    public static MasterKey random(SecureRandom random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new MasterKey(secret);
    }

    /** One that was kept; any other number of bytes is no key. */
    public static MasterKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + bytes.length);
        }
        return new MasterKey(bytes.clone());
    }

    /** For whoever keeps it. */
    public byte[] bytes() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
