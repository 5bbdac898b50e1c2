package org.evertill.headoffice.http.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.kernel.Outcome;

/** Certificates that a server makes for itself, on the curve P-256. */
public final class SelfMade {

    /** Tills go by the key, so an end of the certificate would only surprise other programs. */
    private static final Duration VALID_FOR = Duration.ofDays(3_650);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;

    private SelfMade() {}

    /**
     * A new key and its certificate.
     *
     * @param addresses names and numbers at which the server is reached
     */
    public static Outcome<ServerCertificate> make(List<String> addresses, Clock clock) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var certificate = new JcaX509CertificateConverter().getCertificate(signed(pair, addresses, clock));
            return Outcome.ok(new ServerCertificate(pair.getPrivate(), List.of(certificate)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("every Java runtime has P-256", e);
        }
    }

    private static X509CertificateHolder signed(KeyPair pair, List<String> addresses, Clock clock)
            throws OperatorCreationException, CertIOException {
        var name = new X500Name("CN=Evertill head office");
        var now = clock.instant();
        var builder = new X509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                time(now.minus(BACKDATED)),
                time(now.plus(VALID_FOR)),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false, names(addresses));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static Time time(Instant at) {
        return new Time(new ASN1GeneralizedTime(TIME.format(at)));
    }

    private static GeneralNames names(List<String> addresses) {
        var all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        all.addAll(addresses);
        return new GeneralNames(all.stream()
                .map(address ->
                        new GeneralName(isNumber(address) ? GeneralName.iPAddress : GeneralName.dNSName, address))
                .toArray(GeneralName[]::new));
    }

    private static boolean isNumber(String address) {
        return address.contains(":") || address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }
}
