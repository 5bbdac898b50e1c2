package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.WireJson;
import org.jspecify.annotations.Nullable;

/** What stands behind each path, whatever carries it. */
final class Endpoints {

    private static final String PREFIX = "/sync/v" + Limits.PROTOCOL + "/";

    /** Of tills that were shut out. */
    private static final String APART = PREFIX + "apart";

    private final HeadOffice headOffice;
    private final Map<String, Endpoint> byPath;

    Endpoints(HeadOffice headOffice) {
        this.headOffice = headOffice;
        var paths = new HashMap<>(RowEndpoints.under(PREFIX, headOffice.rows()));
        paths.put(
                PREFIX + "digest",
                new Guarded<>(WireJson.DIGEST_QUESTION, WireJson.DIGEST_ANSWER, r -> r.replica(), headOffice::digest));
        paths.put(
                PREFIX + "digest/rows",
                new Guarded<>(WireJson.DIGEST_FETCH, WireJson.DIGEST_PAGE, r -> r.replica(), headOffice::digestRows));
        paths.put(
                PREFIX + "salvage",
                new Guarded<>(WireJson.SALVAGE_OFFER, WireJson.SALVAGE_ANSWER, r -> r.replica(), headOffice::salvage));
        paths.put(
                APART + "/session",
                new Open<>(WireJson.SESSION_REQUEST, WireJson.SESSION_ANSWER, headOffice.apart()::open));
        paths.put(
                APART,
                new Door<>(WireJson.APART_REQUEST, WireJson.PUSH_ANSWER, r -> r.replica(), headOffice.apart()::keep));
        paths.putAll(Map.of(
                "/health",
                new Health(this::health),
                "/health/live",
                new Health(() -> healthy(true)),
                "/health/ready",
                new Health(this::ready),
                PREFIX + "enrol",
                new Open<>(WireJson.ENROLMENT_REQUEST, WireJson.ENROLMENT_ANSWER, headOffice::enrol),
                PREFIX + "session",
                new Open<>(WireJson.SESSION_REQUEST, WireJson.SESSION_ANSWER, headOffice::open),
                PREFIX + "hello",
                new Guarded<>(WireJson.HELLO_REQUEST, WireJson.HELLO_ANSWER, r -> r.replica(), headOffice::hello),
                PREFIX + "push",
                new Guarded<>(WireJson.PUSH_REQUEST, WireJson.PUSH_ANSWER, r -> r.replica(), headOffice::push),
                PREFIX + "pull",
                new Guarded<>(WireJson.PULL_REQUEST, WireJson.PULL_ANSWER, r -> r.replica(), headOffice::pull),
                PREFIX + "history",
                new Guarded<>(WireJson.HISTORY_REQUEST, WireJson.HISTORY_PAGE, r -> r.replica(), headOffice::history),
                PREFIX + "poke",
                new Stream()));
        this.byPath = Map.copyOf(paths);
    }

    /** All of them. */
    Map<String, Endpoint> byPath() {
        return byPath;
    }

    @Nullable
    Endpoint at(String path) {
        return byPath.get(path);
    }

    Outcome<Caller> authenticate(@Nullable String credential) {
        return credential == null ? Outcome.failed(noCredential()) : headOffice.authenticate(credential);
    }

    Outcome<Caller> authenticateAtDoor(@Nullable String credential) {
        return credential == null
                ? Outcome.failed(noCredential())
                : headOffice.apart().authenticate(credential);
    }

    /** Whether who is answered at a path is a till that head office trusts. */
    static boolean isOfTrusted(String path) {
        return !path.startsWith(APART);
    }

    /** One of the paths. */
    sealed interface Endpoint {

        /** The only method it takes. */
        default String method() {
            return "POST";
        }
    }

    /** Asked without a body and without a credential. */
    record Health(HealthAnswer answer) implements Endpoint {

        @Override
        public String method() {
            return "GET";
        }
    }

    /** Gives the state. */
    @FunctionalInterface
    interface HealthAnswer {
        Answer get();
    }

    /** A message that needs no credential. */
    record Open<Q, A>(WireJson<Q> question, WireJson<A> answer, Function<Q, Outcome<A>> work) implements Endpoint {

        Answer answer(Reader body) throws IOException {
            return Answer.of(work.apply(question.read(body)), answer);
        }
    }

    /** A message of a till that has shown who it is. */
    record Guarded<Q, A>(
            WireJson<Q> question,
            WireJson<A> answer,
            Function<Q, String> replica,
            BiFunction<Caller, Q, Outcome<A>> work)
            implements ForCaller {

        @Override
        public Answer answer(Caller caller, Reader body) throws IOException {
            return Endpoints.answer(this.question, this.answer, this.replica, this.work, caller, body);
        }
    }

    /** A message of a till that was shut out and has shown who it is. */
    record Door<Q, A>(
            WireJson<Q> question,
            WireJson<A> answer,
            Function<Q, String> replica,
            BiFunction<Caller, Q, Outcome<A>> work)
            implements ForCaller {

        @Override
        public Answer answer(Caller caller, Reader body) throws IOException {
            return Endpoints.answer(this.question, this.answer, this.replica, this.work, caller, body);
        }
    }

    /** A message of somebody who has shown who he is. */
    sealed interface ForCaller extends Endpoint {

        Answer answer(Caller caller, Reader body) throws IOException;
    }

    private static <Q, A> Answer answer(
            WireJson<Q> question,
            WireJson<A> answer,
            Function<Q, String> replica,
            BiFunction<Caller, Q, Outcome<A>> work,
            Caller caller,
            Reader body)
            throws IOException {
        Q message = question.read(body);
        if (!replica.apply(message).equals(caller.replica())) {
            return Answer.of(wrongReplica());
        }
        return Answer.of(work.apply(caller, message), answer);
    }

    /** Events for as long as a till that has shown who it is listens. */
    record Stream() implements Endpoint {

        @Override
        public String method() {
            return "GET";
        }
    }

    private Answer health() {
        return healthy(headOffice.ready().isOk());
    }

    private Answer ready() {
        return switch (headOffice.ready()) {
            case Outcome.Ok<Boolean> yes -> healthy(true);
            case Outcome.Failed<Boolean>(var problem) -> Answer.of(Statuses.UNAVAILABLE, problem);
        };
    }

    private static Answer healthy(boolean ready) {
        return new Answer(Answer.OK, out -> out.write("{\"live\":true,\"ready\":" + ready + "}"));
    }

    private static Problem noCredential() {
        return Problem.of(
                "auth.no-credential",
                "This request carries no credential of a till. Enrol the till with a code from head office.");
    }

    private static Problem wrongReplica() {
        return Problem.of(
                "auth.wrong-replica",
                "This request speaks for another till than its credential belongs to. Enrol the till again.");
    }
}
