package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.http.internal.PinnedServers;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.ServerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes: whom a till talks to, and to whom it says nothing. */
class TlsTest {

    private static final Hello.Request HELLO =
            new Hello.Request("R1", "0.1.0", 0, "ab", Instant.parse("2026-01-02T03:04:05Z"), 0);

    @TempDir
    private Path folder;

    private final ServerCertificate certificate = made();
    private final ScriptedHeadOffice headOffice = new ScriptedHeadOffice();
    private final SyncServer.Running server = new JettySyncServer()
            .start(new ServerSettings("127.0.0.1", 0, certificate), headOffice)
            .orThrow();
    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());

    private static ServerCertificate made() {
        return SelfMade.make(List.of("head.office.example"), Clock.systemUTC()).orThrow();
    }

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void aTillKnowsHeadOfficeByItsKey() {
        assertEquals("https", server.address().getScheme());
        transport.hello(line(certificate.key()), HELLO).orThrow();
        transport.hello(line(made().key(), certificate.key()), HELLO).orThrow();
    }

    /** Of a name in the network, of a change of address, no certificate has to know. */
    @Test
    void itAnswersUnderNamesThatItsCertificateLacks() throws Exception {
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new PinnedServers(certificate.key()::equals)}, null);
        int port = server.address().getPort();
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName("office.shops.example")));
            socket.setSSLParameters(parameters);
            String head = "GET /health/live HTTP/1.1\r\nHost: office.shops.example:8470\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void anotherServerHearsNothing() {
        assertEquals("connection.untrusted", code(transport.hello(line(made().key()), HELLO)));
        assertEquals("connection.untrusted", code(transport.probe(line(made().key()))));
        assertEquals("connection.untrusted", code(transport.hello(line(), HELLO)));
    }

    @Test
    void theCodeTellsTheServerAtTheFirstContact() {
        var request = new Enrolment.Request("GOOD", "till", DeviceKey.make().publicKey());
        String letters = certificate.key().letters();
        assertEquals(ServerKey.LETTERS, letters.length());
        var code = Enrolment.Code.of(
                new Enrolment.Code("222222222222", letters).text().toLowerCase());
        assertEquals(letters, code.serverLetters());
        transport.enrol(server.address(), code.serverLetters(), request).orThrow();
        assertEquals(
                "connection.untrusted",
                code(transport.enrol(server.address(), made().key().letters(), request)));
        assertEquals("enrolment.incomplete-code", code(transport.enrol(server.address(), "", request)));
        assertEquals(
                "enrolment.incomplete-code", code(transport.enrol(server.address(), letters.substring(1), request)));
    }

    @Test
    void whoSpeaksWithoutTlsIsTold() {
        var plain = URI.create(server.address().toString().replace("https", "http"));
        var line = new Line(plain, "R1", DeviceKey.make(), List.of());
        assertFalse(transport.hello(line, HELLO).isOk());
        try (var open = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(0), headOffice)
                .orThrow()) {
            var secured = URI.create(open.address().toString().replace("http", "https"));
            var wrong = new Line(secured, "R1", DeviceKey.make(), List.of(certificate.key()));
            assertEquals("connection.unprotected", code(transport.hello(wrong, HELLO)));
        }
    }

    @Test
    void nothingOlderThanTls13() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        try (var socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", server.address().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        }
    }

    @Test
    void anotherCertificateIsShownWhileTheServerRuns() {
        var next = made();
        transport.hello(line(certificate.key(), next.key()), HELLO).orThrow();
        server.show(next);
        transport.hello(line(next.key()), HELLO).orThrow();
        assertEquals("connection.untrusted", code(transport.hello(line(certificate.key()), HELLO)));
    }

    @Test
    void withoutTlsThisMachineAlone() {
        assertThrows(IllegalArgumentException.class, () -> new ServerSettings("0.0.0.0", 0, Optional.empty()));
        assertTrue(ServerSettings.isLoopback("localhost"));
    }

    @Test
    void certificatesAreKeptInFilesOfTheirOwners() throws IOException {
        var files = new CertificateFiles(folder.resolve("tls"), Clock.systemUTC());
        var first = files.presentOrMade(List.of("10.0.0.7")).orThrow();
        assertEquals(first.key(), files.presentOrMade(List.of()).orThrow().key(), "it stays");
        var names = first.own().toString();
        assertTrue(names.contains("10.0.0.7") && names.contains("localhost"), names);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls/server.pem"))));
        assertFalse(Files.readString(files.shown()).contains("PRIVATE"));
        assertEquals("headoffice.no-next-certificate", code(files.switchToNext()));
        var next = files.makeNext(List.of()).orThrow();
        assertEquals(first.key(), files.present().orElseThrow().orThrow().key());
        assertEquals(next.key(), files.switchToNext().orThrow().key());
        assertEquals(next.key(), files.present().orElseThrow().orThrow().key());
        assertTrue(files.next().isEmpty());
    }

    @Test
    void certificatesComeFromFilesToo() throws Exception {
        var files = new CertificateFiles(folder.resolve("tls"), Clock.systemUTC());
        var theirs = made();
        var pem = Files.writeString(folder.resolve("theirs.pem"), Pem.whole(theirs));
        assertEquals(theirs.key(), files.takeNext(pem).orThrow().key());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var password = "secret".toCharArray();
        store.setKeyEntry("x", theirs.privateKey(), password, theirs.chain().toArray(Certificate[]::new));
        var pkcs12 = folder.resolve("theirs.p12");
        try (var out = Files.newOutputStream(pkcs12)) {
            store.store(out, password);
        }
        assertEquals(theirs.key(), files.takeNext(pkcs12, password).orThrow().key());
        assertEquals("headoffice.certificate", code(files.takeNext(pkcs12, "wrong".toCharArray())));
        assertEquals("headoffice.certificate", code(files.takeNext(folder.resolve("nothing"))));
        var mixed = Pem.whole(theirs).replaceAll("(?s)-----BEGIN CERT.*", "") + Pem.certificates(made());
        assertEquals(
                "headoffice.certificate", code(files.takeNext(Files.writeString(folder.resolve("mixed.pem"), mixed))));
    }

    private Line line(ServerKey... keys) {
        return new Line(server.address(), "R1", DeviceKey.make(), List.of(keys));
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
