package org.evertill.storage.sqlite.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.evertill.storage.sqlite.MasterKey;

/**
 * What one master key is used as.
 *
 * @param check by which the database recognises the key; tells nothing about it
 * @param sealing for AES
 * @param blind for the hashes by which sealed values are found
 */
record DerivedKeys(String check, SecretKey sealing, byte[] blind) {

    /** Characters of the check that stand in front of every sealed value. */
    private static final int ID_LENGTH = 8;

    static DerivedKeys of(MasterKey key) {
        byte[] secret = key.bytes();
        byte[] check =
                Hkdf.hmac(Hkdf.derive(secret, "evertill till check 1"), "evertill".getBytes(StandardCharsets.US_ASCII));
        return new DerivedKeys(
                HexFormat.of().formatHex(check, 0, 16),
                new SecretKeySpec(Hkdf.derive(secret, "evertill till seal 1"), "AES"),
                Hkdf.derive(secret, "evertill till blind 1"));
    }

    /** By which sealed values name their key. */
    String id() {
        return check.substring(0, ID_LENGTH);
    }

    @Override
    public String toString() {
        return "DerivedKeys[" + id() + "]";
    }
}
