package org.evertill.headoffice.http.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Bodies as text: UTF-8, strictly, compressed or not. Limits of the text itself are the codec's. */
final class Bodies {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final String RETRY_AFTER_SECONDS = "2";

    private Bodies() {}

    /** Whether the body is what {@link #reader} can read. */
    static boolean isJson(Request request) {
        String type = header(request, HttpHeader.CONTENT_TYPE);
        String encoding = header(request, HttpHeader.CONTENT_ENCODING);
        boolean json = type.equals("application/json") || type.startsWith("application/json;");
        return json && (encoding.isEmpty() || encoding.equals("identity") || encoding.equals("gzip"));
    }

    /** The body, decompressed as it is read; a body that is no gzip shows as malformed JSON does. */
    static Reader reader(Request request, int maxBytes, Duration limit) throws IOException {
        var raw = new BufferedInputStream(
                metered(Content.Source.asInputStream(request), request, maxBytes, limit), BUFFER_BYTES);
        var plain = header(request, HttpHeader.CONTENT_ENCODING).equals("gzip")
                ? metered(new GZIPInputStream(raw, BUFFER_BYTES), request, maxBytes, limit)
                : raw;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(plain, decoder);
    }

    /** Both what comes and what it unpacks to is bounded: a stream of gzip may unpack to a thousandfold, or to nothing. */
    private static InputStream metered(InputStream in, Request request, int maxBytes, Duration limit) {
        return new MeteredInput(in, maxBytes, limit, request.getBeginNanoTime());
    }

    /** Sends the answer, compressed when the asker understands that. */
    static void write(Request request, Response response, Answer answer, Duration limit) throws IOException {
        boolean compressed = header(request, HttpHeader.ACCEPT_ENCODING).contains("gzip");
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        switch (answer.status()) {
            case Statuses.UNAVAILABLE -> headers.put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case Statuses.TOO_MANY -> headers.put(HttpHeader.RETRY_AFTER, Strangers.retryAfterSeconds(answer));
            case Statuses.UNAUTHORIZED -> headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            case Statuses.METHOD_NOT_ALLOWED ->
                headers.put(HttpHeader.ALLOW, request.getMethod().equals("GET") ? "POST" : "GET");
            default -> headers.remove(HttpHeader.RETRY_AFTER);
        }
        if (compressed) {
            headers.put(new HttpField(HttpHeader.CONTENT_ENCODING, "gzip"));
        }
        try (var out = new OutputStreamWriter(stream(request, response, compressed, limit), StandardCharsets.UTF_8)) {
            answer.body().write(out);
        }
    }

    private static OutputStream stream(Request request, Response response, boolean compressed, Duration limit)
            throws IOException {
        OutputStream raw = new TimedOutput(Response.asBufferedOutputStream(request, response), limit);
        return compressed ? new GZIPOutputStream(raw, BUFFER_BYTES) : raw;
    }

    private static String header(Request request, HttpHeader name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
