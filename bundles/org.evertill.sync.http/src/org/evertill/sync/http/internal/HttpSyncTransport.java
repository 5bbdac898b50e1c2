package org.evertill.sync.http.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RemoteRows;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session.Purpose;
import org.evertill.sync.protocol.WireJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the messages over HTTP. */
@Component(service = {SyncTransport.class, RemoteRows.class, RemoteHistory.class})
public final class HttpSyncTransport implements SyncTransport, RemoteRows, RemoteHistory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSyncTransport.class);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
    /** What a person at a screen bears. */
    private static final Duration ROWS_LIMIT = Duration.ofSeconds(10);

    private static final int SENDERS = 2;
    private static final int IDLE_SECONDS = 5;

    private final Channel channel;
    private final boolean ownsChannel;
    private final ExecutorService senders;
    private final Duration requestLimit;

    @Activate
    public HttpSyncTransport(@Reference Channel channel) {
        this(channel, false, Limits.REQUEST_TIMEOUT);
    }

    /** With a channel of its own. */
    public HttpSyncTransport(Clock clock) {
        this(new Channel(clock), true, Limits.REQUEST_TIMEOUT);
    }

    /** With a time limit of one's own for each request but the probe. */
    HttpSyncTransport(Clock clock, Duration requestLimit) {
        this(new Channel(clock, requestLimit), true, requestLimit);
    }

    private HttpSyncTransport(Channel channel, boolean ownsChannel, Duration requestLimit) {
        this.channel = channel;
        this.ownsChannel = ownsChannel;
        this.requestLimit = requestLimit;
        this.senders = new ThreadPoolExecutor(
                0,
                SENDERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("sync-send-", 0).factory());
    }

    /** Ends requests under way; they fail with {@code connection.interrupted}. */
    @Override
    @Deactivate
    public void close() {
        senders.shutdownNow();
        if (ownsChannel) {
            channel.close();
        }
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        var trust = new Trust.ByLetters(serverLetters);
        if (Channel.isTls(headOffice) && trust.isEmpty()) {
            return Outcome.failed(Failures.incompleteCode());
        }
        return channel.call(headOffice, trust, "", requestLimit)
                .then(call -> call.post("enrol", WireJson.ENROLMENT_REQUEST, request, WireJson.ENROLMENT_ANSWER));
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return channel.call(line.headOffice(), trust(line), "", requestLimit)
                .then(call -> call.get("/health/ready", PROBE_LIMIT));
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return asked(
                line, requestLimit, call -> call.post("hello", WireJson.HELLO_REQUEST, request, WireJson.HELLO_ANSWER));
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return asked(
                line, requestLimit, call -> call.post("push", WireJson.PUSH_REQUEST, request, WireJson.PUSH_ANSWER));
    }

    @Override
    public Pending<Push.Answer> beginPush(Line line, Push.Request request) {
        var sending = new FutureTask<>(() -> push(line, request));
        try {
            senders.execute(sending);
        } catch (RejectedExecutionException e) {
            // Closed, or all are busy with requests that somebody has given up: it waits here then.
            LOG.debug("a request is sent by who waits for it", e);
            sending.run();
        }
        return () -> answer(sending, line.headOffice());
    }

    private static <A> Outcome<A> answer(Future<Outcome<A>> sending, URI headOffice) {
        try {
            return sending.get();
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return Outcome.failed(Failures.interrupted(headOffice));
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending a request", e);
        }
    }

    @Override
    public Outcome<Push.Answer> handIn(Line line, Apart.Request request) {
        return asked(
                line,
                Purpose.APART,
                requestLimit,
                call -> call.post("apart", WireJson.APART_REQUEST, request, WireJson.PUSH_ANSWER));
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return asked(
                line, requestLimit, call -> call.post("pull", WireJson.PULL_REQUEST, request, WireJson.PULL_ANSWER));
    }

    @Override
    public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
        return asked(
                line,
                requestLimit,
                call -> call.post("digest", WireJson.DIGEST_QUESTION, question, WireJson.DIGEST_ANSWER));
    }

    @Override
    public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
        return asked(
                line,
                requestLimit,
                call -> call.post("digest/rows", WireJson.DIGEST_FETCH, fetch, WireJson.DIGEST_PAGE));
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Line line, Salvage.Offer offer) {
        return asked(
                line,
                requestLimit,
                call -> call.post("salvage", WireJson.SALVAGE_OFFER, offer, WireJson.SALVAGE_ANSWER));
    }

    @Override
    public Outcome<Rows.Page> find(Line line, Rows.Find question) {
        return asked(
                line, rowsLimit(), call -> call.post("rows/find", WireJson.ROWS_FIND, question, WireJson.ROWS_PAGE));
    }

    @Override
    public Outcome<Rows.Page> select(Line line, Rows.Select question) {
        return asked(
                line,
                rowsLimit(),
                call -> call.post("rows/select", WireJson.ROWS_SELECT, question, WireJson.ROWS_PAGE));
    }

    @Override
    public Outcome<Rows.Total> count(Line line, Rows.Count question) {
        return asked(
                line, rowsLimit(), call -> call.post("rows/count", WireJson.ROWS_COUNT, question, WireJson.ROWS_TOTAL));
    }

    @Override
    public Outcome<Rows.Entry> write(Line line, Rows.Write request) {
        return asked(
                line, rowsLimit(), call -> call.post("rows/write", WireJson.ROWS_WRITE, request, WireJson.ROWS_ENTRY));
    }

    @Override
    public Outcome<History.Page> history(Line line, History.Request request) {
        return asked(
                line,
                rowsLimit(),
                call -> call.post("history", WireJson.HISTORY_REQUEST, request, WireJson.HISTORY_PAGE));
    }

    private Duration rowsLimit() {
        return requestLimit.compareTo(ROWS_LIMIT) < 0 ? requestLimit : ROWS_LIMIT;
    }

    /** Asks in the till's name; once more with another token when head office does not take the one at hand any more. */
    private <A> Outcome<A> asked(Line line, Duration limit, Function<HttpCall, Outcome<A>> question) {
        return asked(line, Purpose.EXCHANGE, limit, question);
    }

    private <A> Outcome<A> asked(Line line, Purpose purpose, Duration limit, Function<HttpCall, Outcome<A>> question) {
        return channel.token(line, purpose).then(token -> {
            var answer = asked(line, token, limit, question);
            if (!isExpired(answer)) {
                return answer;
            }
            channel.forget(token);
            return channel.token(line, purpose).then(fresh -> asked(line, fresh, limit, question));
        });
    }

    private <A> Outcome<A> asked(Line line, String token, Duration limit, Function<HttpCall, Outcome<A>> question) {
        return channel.call(line.headOffice(), trust(line), token, limit).then(question);
    }

    private static boolean isExpired(Outcome<?> answer) {
        return answer instanceof Outcome.Failed<?>(var problem)
                && problem.code().equals("auth.expired");
    }

    private static Trust trust(Line line) {
        return new Trust.ByKeys(line.serverKeys());
    }
}
