package org.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A till's own key pair (Ed25519, RFC 8032): made by the till at its enrolment, its private half never leaves it. With it the till shows
 * who it is. Immutable, any thread.
 */
public final class DeviceKey {

    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder OUT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder IN = Base64.getUrlDecoder();

    private final PrivateKey privateKey;
    private final String publicKey;

    private DeviceKey(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new one, cryptographically random. */
    public static DeviceKey make() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new DeviceKey(
                    pair.getPrivate(), OUT.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has Ed25519", e);
        }
    }

    /**
     * One that {@link #text} has written.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    public static DeviceKey of(String text) {
        int dot = text.indexOf('.');
        try {
            var encoded = IN.decode(text.substring(0, Math.max(0, dot)));
            var read = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new DeviceKey(read, text.substring(dot + 1));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("this is no key of a till");
        }
    }

    /** Both halves as text; secret. */
    public String text() {
        return OUT.encodeToString(privateKey.getEncoded()) + "." + publicKey;
    }

    /** What others check signatures with: a SubjectPublicKeyInfo in base64url; not secret. */
    public String publicKey() {
        return publicKey;
    }

    /** The signature of a text's UTF-8, in base64url. */
    public String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return OUT.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with Ed25519", e);
        }
    }

    /** Whether the owner of a public key has signed a text; false for whatever is no key or no signature. */
    public static boolean hasSigned(String publicKey, String text, String signature) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(IN.decode(publicKey)));
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(IN.decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether an enrolment may carry this as a till's public key. */
    public static boolean isPublicKey(String text) {
        try {
            KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(IN.decode(text)));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeviceKey key && key.publicKey.equals(publicKey);
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "DeviceKey[" + publicKey + "]";
    }
}
