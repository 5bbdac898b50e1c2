package org.evertill.headoffice.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.headoffice.http.internal.Pem;
import org.evertill.headoffice.http.internal.SelfMade;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * Where a server keeps its certificate with its private key, and the next one, which tills get to know before it is shown: {@code server.pem} and
 * {@code next.pem} in a folder of its owner's alone; {@code certificate.pem} beside them is the certificate without the key, for other programs.
 */
public final class CertificateFiles {

    private final Path server;
    private final Path next;
    private final Path shown;
    private final Clock clock;

    /**
     * @param folder made when it is needed
     */
    public CertificateFiles(Path folder, Clock clock) {
        this.server = folder.resolve("server.pem");
        this.next = folder.resolve("next.pem");
        this.shown = folder.resolve("certificate.pem");
        this.clock = clock;
    }

    /** Without a private key; what other programs know this server by. */
    public Path shown() {
        return shown;
    }

    /** When the present certificate was put there; empty when there is none. */
    public Optional<FileTime> changed() {
        try {
            return Optional.of(Files.getLastModifiedTime(server));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The present one, made when there is none yet. Problem: {@code headoffice.certificate}.
     *
     * @param addresses names and numbers at which the server is reached, for programs that look at them; tills do not
     */
    public Outcome<ServerCertificate> presentOrMade(List<String> addresses) {
        if (Files.exists(server)) {
            return read(server);
        }
        return SelfMade.make(addresses, clock).then(made -> keep(server, made)).then(this::publish);
    }

    /** The present one. */
    public Optional<Outcome<ServerCertificate>> present() {
        return Files.exists(server) ? Optional.of(read(server)) : Optional.empty();
    }

    /** The one that is shown after {@link #switchToNext}. */
    public Optional<Outcome<ServerCertificate>> next() {
        return Files.exists(next) ? Optional.of(read(next)) : Optional.empty();
    }

    /** Makes the next one. */
    public Outcome<ServerCertificate> makeNext(List<String> addresses) {
        return SelfMade.make(addresses, clock).then(made -> keep(next, made));
    }

    /** Takes the next one from a file with a private key and its certificates. Problem: {@code headoffice.certificate}. */
    public Outcome<ServerCertificate> takeNext(Path pem) {
        return read(pem).then(taken -> keep(next, taken));
    }

    /** Takes the next one from a PKCS#12 file. Problem: {@code headoffice.certificate}. */
    public Outcome<ServerCertificate> takeNext(Path pkcs12, char[] password) {
        try (var in = Files.newInputStream(pkcs12)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return only(store, password).then(taken -> keep(next, taken));
        } catch (IOException | GeneralSecurityException e) {
            return Outcome.failed(unreadable(pkcs12, "it is no PKCS#12 file, or the password is another one"));
        }
    }

    /** The next one becomes the present one. Problem: {@code headoffice.no-next-certificate}. */
    public Outcome<ServerCertificate> switchToNext() {
        if (!Files.exists(next)) {
            return Outcome.failed(
                    "headoffice.no-next-certificate",
                    "There is no next certificate. Make one with certificate --next, or name one with --next-pem.");
        }
        return read(next)
                .then(certificate -> keep(server, certificate))
                .then(this::publish)
                .then(this::withoutNext);
    }

    private Outcome<ServerCertificate> withoutNext(ServerCertificate present) {
        try {
            Files.deleteIfExists(next);
            return Outcome.ok(present);
        } catch (IOException e) {
            return Outcome.failed(unwritable(next));
        }
    }

    private Outcome<ServerCertificate> publish(ServerCertificate certificate) {
        try {
            Pem.write(shown, Pem.certificates(certificate));
            return Outcome.ok(certificate);
        } catch (IOException e) {
            return Outcome.failed(unwritable(shown));
        }
    }

    private static Outcome<ServerCertificate> keep(Path file, ServerCertificate certificate) {
        try {
            Pem.writeSecret(file, Pem.whole(certificate));
            return Outcome.ok(certificate);
        } catch (IOException e) {
            return Outcome.failed(unwritable(file));
        }
    }

    private static Outcome<ServerCertificate> read(Path file) {
        try {
            return Pem.read(file)
                    .map(Outcome::ok)
                    .orElseGet(() -> Outcome.failed(unreadable(
                            file, "it does not hold one private key and the certificate that belongs to it")));
        } catch (IOException e) {
            return Outcome.failed(unreadable(file, "it cannot be read as PEM"));
        }
    }

    private static Outcome<ServerCertificate> only(KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                var chain = Stream.of(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                return Outcome.ok(new ServerCertificate(key, chain));
            }
        }
        return Outcome.failed("headoffice.certificate", "The PKCS#12 file holds no private key with its certificate.");
    }

    private static Problem unreadable(Path file, String why) {
        return Problem.of(
                        "headoffice.certificate",
                        "The certificate in " + file + " cannot be used: " + why + ". Nothing was changed.")
                .with("file", file);
    }

    private static Problem unwritable(Path file) {
        return Problem.of(
                        "headoffice.certificate",
                        "The certificate cannot be written to " + file
                                + ". Give head office's user the right to, and make room on the disk.")
                .with("file", file);
    }
}
