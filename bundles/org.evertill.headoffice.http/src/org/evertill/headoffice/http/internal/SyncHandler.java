package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.http.internal.Endpoints.Door;
import org.evertill.headoffice.http.internal.Endpoints.Endpoint;
import org.evertill.headoffice.http.internal.Endpoints.ForCaller;
import org.evertill.headoffice.http.internal.Endpoints.Guarded;
import org.evertill.headoffice.http.internal.Endpoints.Health;
import org.evertill.headoffice.http.internal.Endpoints.Open;
import org.evertill.headoffice.http.internal.Endpoints.Stream;
import org.evertill.headoffice.http.internal.Turns.Work;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.WireException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to an answer: path, method, credential, body. Blocks its thread, which is a virtual one; how many work
 * at once is bounded by turns.
 */
final class SyncHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(SyncHandler.class);
    private static final String BEARER = "bearer ";

    /** Of a body that nobody reads: as much is waited for before the answer, so that the connection can stay. */
    private static final int SHORT_LEFTOVER_BYTES = 64 << 10;

    private static final Duration SHORT_LEFTOVER_TIME = Duration.ofMillis(500);

    private final Endpoints endpoints;
    private final PokeStreams streams;
    private final Visits visits;
    private final Strangers strangers;
    private final Turns turns;
    private final Turns strangersReading;
    private final Turns strangersTurns;
    private final Turns doorTurns;
    private final Duration limit;

    /**
     * @param strangersReading for their bodies to come, before they have a turn
     * @param strangersTurns for requests without a credential, so that nobody unknown takes the turns of tills
     * @param doorTurns for tills that were shut out, so that they do not take them either
     * @param limit for the body to come, and again for the answer to be read
     */
    SyncHandler(
            Endpoints endpoints,
            PokeStreams streams,
            Visits visits,
            Strangers strangers,
            Turns turns,
            Turns strangersReading,
            Turns strangersTurns,
            Turns doorTurns,
            Duration limit) {
        this.endpoints = endpoints;
        this.streams = streams;
        this.visits = visits;
        this.strangers = strangers;
        this.turns = turns;
        this.strangersReading = strangersReading;
        this.strangersTurns = strangersTurns;
        this.doorTurns = doorTurns;
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String id = Nanoid.random();
        try (var mark = Visits.marked(id)) {
            handle(id, request, response, callback);
            return true;
        }
    }

    private void handle(String id, Request request, Response response, Callback callback) {
        visits.came();
        Answer answer = guardedAnswer(id, () -> answer(request, response, callback));
        if (answer != Answer.NONE) {
            write(request, response, callback, answer);
        }
        String path = Request.getPathInContext(request);
        visits.answered(request, endpoints.at(path) == null ? Visits.ELSEWHERE : path, answer);
    }

    private void write(Request request, Response response, Callback callback, Answer answer) {
        var leftover = new Leftover(request);
        boolean whole = leftover.discard(SHORT_LEFTOVER_BYTES, SHORT_LEFTOVER_TIME);
        try {
            Bodies.write(request, response, answer, limit);
            if (!whole) {
                leftover.discard(Limits.MAX_LEFTOVER_BYTES, Limits.LEFTOVER_TIMEOUT);
            }
            callback.succeeded();
        } catch (IOException e) {
            LOG.debug("the till went away before the answer was out", e);
            callback.failed(e);
        }
    }

    private static Answer guardedAnswer(String id, Work work) {
        try {
            return work.run();
        } catch (WireException e) {
            // Not the place, which the answer names: it may hold names that the sender has made up.
            LOG.debug("unreadable: {}", e.problem().code());
            return Answer.of(e.problem());
        } catch (ProblemException e) {
            return Answer.of(e.problem());
        } catch (ZipException | CharacterCodingException e) {
            LOG.debug("no gzip or no UTF-8", e);
            return Answer.of(Problem.of("sync.malformed", "The request is not packed or not written as it says."));
        } catch (IOException e) {
            LOG.debug("the connection broke", e);
            return Answer.of(Problem.of("connection.truncated", "The request ended before its end."));
        } catch (RuntimeException e) {
            LOG.error("request {}", id, e);
            return Answer.of(internal(id));
        }
    }

    private Answer answer(Request request, Response response, Callback callback) throws IOException {
        var endpoint = endpoints.at(Request.getPathInContext(request));
        if (endpoint == null) {
            return Answer.of(Problem.of("http.not-found", "Head office has nothing at this address."));
        }
        if (!endpoint.method().equals(request.getMethod())) {
            return Answer.of(Problem.of("http.method", "This address takes " + endpoint.method() + " only."));
        }
        if (endpoint instanceof Health health) {
            return health.answer().get();
        }
        var from = Visits.address(request);
        String path = Request.getPathInContext(request);
        var shutOut = strangers.refusal(from, path);
        if (shutOut.isPresent()) {
            return Answer.of(shutOut.get());
        }
        var answer = answer(endpoint, request, response, callback);
        answer.problem().ifPresent(problem -> strangers.told(from, problem));
        if (answer.problem().isEmpty() && Endpoints.isOfTrusted(path)) {
            strangers.answered(from);
        }
        return answer;
    }

    private Answer answer(Endpoint endpoint, Request request, Response response, Callback callback) throws IOException {
        return switch (endpoint) {
            case Health health -> health.answer().get();
            case Open<?, ?> open ->
                checked(request, strangersReading, Limits.MAX_OPEN_BODY_BYTES, body -> answer(open, body));
            case Guarded<?, ?> guarded -> forCaller(request, guarded, endpoints::authenticate, turns);
            case Door<?, ?> door -> forCaller(request, door, endpoints::authenticateAtDoor, doorTurns);
            case Stream stream -> stream(request, response, callback);
        };
    }

    /** The body is here before the turn begins: a stranger who sends slowly keeps no other one waiting. */
    private Answer answer(Open<?, ?> endpoint, Reader body) throws IOException {
        var whole = new StringWriter();
        body.transferTo(whole);
        return strangersTurns.take(() -> endpoint.answer(new StringReader(whole.toString())));
    }

    private Answer forCaller(
            Request request,
            ForCaller endpoint,
            Function<@Nullable String, Outcome<Caller>> authentication,
            Turns whose)
            throws IOException {
        return switch (authentication.apply(credential(request))) {
            case Outcome.Failed<Caller>(var problem) -> Answer.of(problem);
            case Outcome.Ok<Caller>(var caller) ->
                checked(request, whose, Limits.MAX_BODY_BYTES, body -> endpoint.answer(caller, body));
        };
    }

    /** The answer is the stream's from then on, unless there is a problem. */
    private Answer stream(Request request, Response response, Callback callback) {
        var opened =
                endpoints.authenticate(credential(request)).then(caller -> streams.open(caller, response, callback));
        return switch (opened) {
            case Outcome.Ok<Boolean> yes -> Answer.NONE;
            case Outcome.Failed<Boolean>(var problem) -> Answer.of(problem);
        };
    }

    private Answer checked(Request request, Turns whose, int maxBytes, Reading reading) throws IOException {
        if (!Bodies.isJson(request)) {
            return Answer.of(Problem.of(
                    "http.media-type", "Head office reads application/json, plain or compressed with gzip."));
        }
        if (request.getLength() > maxBytes) {
            return Answer.of(Problem.of("sync.too-large", "The request is larger than allowed.")
                    .with("limit", maxBytes));
        }
        return whose.take(() -> reading.answer(Bodies.reader(request, maxBytes, limit)));
    }

    /** Reads a body and answers it. */
    @FunctionalInterface
    private interface Reading {
        Answer answer(Reader body) throws IOException;
    }

    private static @Nullable String credential(Request request) {
        String header = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.AUTHORIZATION), "");
        boolean bearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        String token = bearer ? header.substring(BEARER.length()).strip() : "";
        return token.isEmpty() ? null : token;
    }

    private static Problem internal(String id) {
        return Problem.of(
                        "headoffice.internal",
                        "Head office has a fault of its own with this request. It is tried again by itself; if it"
                                + " stays, look for request " + id + " in head office's log and report it.")
                .with("request", id);
    }
}
