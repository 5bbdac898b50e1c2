package org.evertill.sync.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.WireException;
import org.evertill.sync.protocol.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, within one time limit for both. */
final class HttpCall {

    private static final Logger LOG = LoggerFactory.getLogger(HttpCall.class);
    private static final int OK = 200;
    private static final int MAX_HEALTH_CHARS = 200;

    private final HttpClient client;
    private final URI headOffice;
    private final HttpRequest.Builder request;
    private final Duration limit;

    HttpCall(HttpClient client, URI headOffice, HttpRequest.Builder request, Duration limit) {
        this.client = client;
        this.headOffice = headOffice;
        this.request = request;
        this.limit = limit;
    }

    <Q, A> Outcome<A> post(String name, WireJson<Q> questionForm, Q question, WireJson<A> answerForm) {
        return guarded(() -> {
            request.uri(at("/sync/v" + Limits.PROTOCOL + "/" + name))
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(compressed(questionForm, question)));
            return exchanged(limit, answerForm::read);
        });
    }

    Outcome<Boolean> get(String path, Duration shortLimit) {
        return guarded(() -> {
            request.uri(at(path)).timeout(shortLimit).GET();
            return exchanged(shortLimit, HttpCall::isReady);
        });
    }

    private <A> Outcome<A> exchanged(Duration patience, Decoder<A> decoder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        Duration left = patience.minusNanos(System.nanoTime() - begin);
        // The client's own time limit ends with the head of the answer; a body that stalls would block for ever.
        var deadline = new CompletableFuture<Void>().orTimeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        try (var body = response.body()) {
            deadline.whenComplete((done, late) -> closeIf(late != null, body));
            return answer(response, body, decoder);
        } catch (IOException e) {
            if (deadline.isCompletedExceptionally()) {
                return Outcome.failed(Failures.timeout(headOffice));
            }
            throw e;
        } finally {
            deadline.complete(null);
        }
    }

    private <A> Outcome<A> answer(HttpResponse<InputStream> response, InputStream body, Decoder<A> decoder)
            throws IOException {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
        if (!json) {
            // A proxy's page, or the log-in page of a hotel's network, with any status it likes.
            return Outcome.failed(Failures.notHeadOffice(headOffice, response.statusCode()));
        }
        return response.statusCode() == OK
                ? Outcome.ok(decoder.read(reader(response, body)))
                : Outcome.failed(refusal(response, body));
    }

    private static boolean isReady(Reader in) throws IOException {
        var start = new char[MAX_HEALTH_CHARS];
        int length = in.read(start);
        if (length < 0) {
            throw new IOException("an empty answer");
        }
        return new String(start, 0, length).contains("\"ready\":true");
    }

    private static void closeIf(boolean late, InputStream body) {
        if (late) {
            try {
                body.close();
            } catch (IOException e) {
                LOG.debug("closing an answer that came too slowly", e);
            }
        }
    }

    private Problem refusal(HttpResponse<InputStream> response, InputStream body) throws IOException {
        int status = response.statusCode();
        Problem told;
        try {
            told = WireJson.PROBLEM.read(reader(response, body));
        } catch (WireException e) {
            return Failures.notHeadOffice(headOffice, status);
        }
        return switch (status) {
            case 408, 429, 502, 503, 504 -> Failures.unavailable(headOffice, told);
            default -> told;
        };
    }

    private static Reader reader(HttpResponse<?> response, InputStream body) throws IOException {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        return new InputStreamReader(gzip ? new GZIPInputStream(body) : body, StandardCharsets.UTF_8);
    }

    private static <Q> byte[] compressed(WireJson<Q> form, Q question) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            form.write(out, question);
        }
        return bytes.toByteArray();
    }

    private URI at(String path) {
        return at(headOffice, path);
    }

    static URI at(URI headOffice, String path) {
        String base = headOffice.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private <A> Outcome<A> guarded(Exchange<A> exchange) {
        try {
            return exchange.run();
        } catch (WireException e) {
            return Outcome.failed(e.problem());
        } catch (IOException e) {
            LOG.debug("no answer from {}", headOffice, e);
            return Outcome.failed(Failures.of(e, headOffice));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Failures.interrupted(headOffice));
        }
    }

    @FunctionalInterface
    private interface Exchange<A> {
        Outcome<A> run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Decoder<A> {
        A read(Reader in) throws IOException;
    }
}
