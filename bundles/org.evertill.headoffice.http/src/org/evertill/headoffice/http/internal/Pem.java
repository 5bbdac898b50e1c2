package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.evertill.headoffice.http.ServerCertificate;
import org.jspecify.annotations.Nullable;

/** Certificates with their keys as PEM (RFC 7468). */
public final class Pem {

    private Pem() {}

    /** One private key, without a password, and certificates; empty when they are not there, or do not belong together. */
    public static Optional<ServerCertificate> read(Path file) throws IOException {
        PrivateKey key = null;
        var chain = new ArrayList<X509Certificate>();
        try (var parser = new PEMParser(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                } else if (key == null) {
                    key = privateKey(part);
                }
            }
            return key == null
                            || chain.isEmpty()
                            || !belongs(key, chain.getFirst().getPublicKey())
                    ? Optional.empty()
                    : Optional.of(new ServerCertificate(key, chain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("no PEM", e);
        }
    }

    private static @Nullable PrivateKey privateKey(Object part) throws IOException {
        var converter = new JcaPEMKeyConverter();
        return switch (part) {
            case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
            case PrivateKeyInfo info -> converter.getPrivateKey(info);
            default -> null; // parameters of a curve, an encrypted key, a request
        };
    }

    /** Whether what the one signs the other verifies. */
    private static boolean belongs(PrivateKey key, PublicKey shown) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update((byte) 1);
        var verifying = Signature.getInstance(algorithm);
        verifying.initVerify(shown);
        verifying.update((byte) 1);
        return verifying.verify(signing.sign());
    }

    /** Key and certificates; secret. */
    public static String whole(ServerCertificate certificate) throws IOException {
        return text(new JcaPKCS8Generator(certificate.privateKey(), null)) + certificates(certificate);
    }

    /** The certificates alone. */
    public static String certificates(ServerCertificate certificate) throws IOException {
        return text(certificate.chain().toArray());
    }

    private static String text(Object... parts) throws IOException {
        var text = new StringWriter();
        try (var out = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                out.writeObject(part);
            }
        }
        return text.toString();
    }

    /** Replaces a file in one step; others may read it. */
    public static void write(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    /** The same for its owner alone; the folder, too. */
    public static void writeSecret(Path file, String text) throws IOException {
        write(file, text, "rw-------");
    }

    private static void write(Path file, String text, String rights) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        permit(folder, "rwx------");
        var draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            permit(draft, rights);
            Files.writeString(draft, text, StandardCharsets.US_ASCII);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // There is one when something failed, and half a key is secret, too.
            Files.deleteIfExists(draft);
        }
    }

    private static void permit(Path path, String rights) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(rights));
        }
    }
}
