package org.evertill.app.bench.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one till, HTTP/1.1 over TLS 1.3, on sockets that block: a virtual thread waits at it, so thousands of tills fit in one
 * process, each with connections of its own as at a real till. The client of the product shares one between all tills of a process, which
 * would spare head office most of them. One thread.
 */
final class HttpsLine implements AutoCloseable {

    /** A connection that was silent for longer is made anew, as the product's client does. */
    private static final long KEPT_NANOS = Duration.ofSeconds(30).toNanos();

    private static final int CONNECT_MILLIS = 5_000;
    private static final int BUFFER_BYTES = 2_048;
    private static final int OK = 200;

    private final URI headOffice;
    private final SSLSocketFactory tls;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private long lastUsedNanos;

    HttpsLine(URI headOffice, SSLSocketFactory tls) {
        this.headOffice = headOffice;
        this.tls = tls;
    }

    /** One message and its answer; a problem is what head office refuses with. */
    <Q, A> Outcome<A> post(String name, String token, WireJson<Q> form, Q question, WireJson<A> answerForm)
            throws IOException {
        byte[] body = packed(form, question);
        try {
            send(
                    "POST",
                    name,
                    token,
                    "Content-Type: application/json\r\nContent-Encoding: gzip\r\nAccept-Encoding: gzip\r\n"
                            + "Content-Length: " + body.length + "\r\n",
                    body);
            var head = HttpHead.read(in);
            try (var text = new InputStreamReader(unpacked(head, head.whole(in)), StandardCharsets.UTF_8)) {
                return head.status() == OK
                        ? Outcome.ok(answerForm.read(text))
                        : Outcome.failed(WireJson.PROBLEM.read(text));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Asks for the stream of pokes; gives its text, which ends with the connection. */
    InputStream stream(String token) throws IOException {
        try {
            send("GET", "poke", token, "Accept: text/event-stream\r\n", new byte[0]);
            currentSocket()
                    .setSoTimeout(Math.toIntExact(
                            Limits.POKE_HEARTBEAT.multipliedBy(3).toMillis()));
            var head = HttpHead.read(in);
            if (head.status() != OK) {
                throw new IOException("no stream, but status " + head.status());
            }
            return head.body(in);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (var old = socket) {
            socket = null;
        } catch (IOException e) {
            lastUsedNanos = 0; // It is gone either way.
        }
    }

    private void send(String method, String name, String token, String fields, byte[] body) throws IOException {
        String credential = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        String head = method + " /sync/v" + Limits.PROTOCOL + "/" + name + " HTTP/1.1\r\nHost: "
                + headOffice.getAuthority() + "\r\n" + credential + fields + "\r\n";
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        var out = currentSocket().getOutputStream();
        out.write(message.toByteArray());
        out.flush();
        lastUsedNanos = System.nanoTime();
    }

    private Socket currentSocket() throws IOException {
        var kept = socket;
        if (kept != null && System.nanoTime() - lastUsedNanos < KEPT_NANOS) {
            return kept;
        }
        close();
        var plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(headOffice.getHost(), headOffice.getPort()), CONNECT_MILLIS);
            plain.setSoTimeout(Math.toIntExact(Limits.REQUEST_TIMEOUT.toMillis()));
            var safe = (SSLSocket) tls.createSocket(plain, headOffice.getHost(), headOffice.getPort(), true);
            safe.setEnabledProtocols(new String[] {"TLSv1.3"});
            safe.startHandshake();
            in = new BufferedInputStream(safe.getInputStream(), BUFFER_BYTES);
            socket = safe;
            return safe;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static InputStream unpacked(HttpHead head, byte[] body) throws IOException {
        var bytes = new ByteArrayInputStream(body);
        return head.isPacked() ? new GZIPInputStream(bytes) : bytes;
    }

    private static <Q> byte[] packed(WireJson<Q> form, Q question) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            form.write(out, question);
        }
        return bytes.toByteArray();
    }
}
