package org.evertill.headoffice.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Stands between till and head office, hands everything on as it comes, and remembers it. */
final class Recorder extends Handler.Abstract implements AutoCloseable {

    /** About one connection only, or counted anew by who sends them on. */
    private static final Set<String> HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

    private final URI headOffice;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    Recorder(URI headOffice) throws Exception {
        this.headOffice = headOffice;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** What has gone over the line so far; a stream that is open counts with what it has brought. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        byte[] question;
        try (var in = Content.Source.asInputStream(request)) {
            question = in.readAllBytes();
        }
        var asked = fields(request);
        var forward = HttpRequest.newBuilder(
                        headOffice.resolve(request.getHttpURI().getPathQuery()))
                .method(request.getMethod(), BodyPublishers.ofByteArray(question));
        asked.forEach((name, value) -> {
            if (!HOP.contains(name)) {
                forward.header(name, value);
            }
        });
        var answer = client.send(forward.build(), BodyHandlers.ofInputStream());
        var told = fields(answer.headers());
        response.setStatus(answer.statusCode());
        told.forEach((name, value) -> {
            if (!HOP.contains(name)) {
                response.getHeaders().put(name, value);
            }
        });
        var said = new Exchange(
                request.getMethod(),
                request.getHttpURI().getPath(),
                asked,
                question,
                answer.statusCode(),
                told,
                new byte[0]);
        hand(said, answer.body(), response, callback);
        return true;
    }

    private void hand(Exchange said, InputStream body, Response response, Callback callback) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int place = add(said);
        try (body) {
            var part = new byte[8_192];
            for (int count = body.read(part); count >= 0; count = body.read(part)) {
                bytes.write(part, 0, count);
                exchanges.set(place, with(said, bytes.toByteArray()));
                Content.Sink.write(response, false, ByteBuffer.wrap(part, 0, count));
            }
            callback.succeeded();
        } catch (IOException e) {
            // The till has gone, as it does from a stream.
            callback.failed(e);
        }
    }

    private synchronized int add(Exchange exchange) {
        exchanges.add(exchange);
        return exchanges.size() - 1;
    }

    private static Exchange with(Exchange said, byte[] answer) {
        return new Exchange(
                said.method(), said.path(), said.asked(), said.question(), said.status(), said.told(), answer);
    }

    private static Map<String, String> fields(Request request) {
        var fields = new TreeMap<String, String>();
        request.getHeaders().forEach(field -> fields.put(field.getLowerCaseName(), field.getValue()));
        fields.remove(HttpHeader.HOST.lowerCaseName());
        return fields;
    }

    private static Map<String, String> fields(HttpHeaders headers) {
        var fields = new TreeMap<String, String>();
        headers.map().forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return fields;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        client.close();
    }
}
