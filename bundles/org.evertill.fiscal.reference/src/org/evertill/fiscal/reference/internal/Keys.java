package org.evertill.fiscal.reference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The Ed25519 key of the device, in a file beside its chain: whoever has the till has it, which is why it is a reference only. */
record Keys(PrivateKey secret, PublicKey open) {

    static final String ALGORITHM = "Ed25519";

    /** Those of a file, which is made when it is not there. */
    static Keys of(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            make(file);
        }
        var lines = Files.readAllLines(file);
        var factory = KeyFactory.getInstance(ALGORITHM);
        return new Keys(
                factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(lines.get(0)))),
                factory.generatePublic(new X509EncodedKeySpec(bytes(lines.get(1)))));
    }

    /** Whole or not at all. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                fresh,
                List.of(
                        text(pair.getPrivate().getEncoded()),
                        text(pair.getPublic().getEncoded())));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String sign(String hash) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(HexFormat.of().parseHex(hash));
        return text(signature.sign());
    }

    boolean isSigned(ChainLine line) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(open);
            check.update(HexFormat.of().parseHex(line.hash()));
            return check.verify(bytes(line.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    String publicKey() {
        return text(open.getEncoded());
    }

    /** As the devices of the German administration do it: the hash of the public key. */
    String serial() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(open.getEncoded()));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text.strip());
    }
}
