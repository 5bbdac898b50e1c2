package org.evertill.sync.http.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Outcome;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RemoteRows;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.WireJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the messages over HTTP. One client for all requests, so that connections are used again. */
@Component(service = {SyncTransport.class, RemoteRows.class, RemoteHistory.class})
public final class HttpSyncTransport implements SyncTransport, RemoteRows, RemoteHistory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSyncTransport.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
    /** What a person at a screen bears. */
    private static final Duration ROWS_LIMIT = Duration.ofSeconds(10);

    private static final int THREADS = 2;
    private static final int SENDERS = 2;
    private static final int IDLE_SECONDS = 5;

    private final ExecutorService threads;
    private final ExecutorService senders;
    private final HttpClient client;
    private final Duration requestLimit;

    @Activate
    public HttpSyncTransport() {
        this(Limits.REQUEST_TIMEOUT);
    }

    /** With a time limit of one's own for each request but the probe. */
    HttpSyncTransport(Duration requestLimit) {
        this.requestLimit = requestLimit;
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("sync-http-", 0).factory());
        this.senders = new ThreadPoolExecutor(
                0,
                SENDERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("sync-send-", 0).factory());
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(CONNECT_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Ends requests under way; they fail with {@code connection.interrupted}. */
    @Override
    @Deactivate
    public void close() {
        client.shutdownNow();
        senders.shutdown();
        threads.shutdown();
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, Enrolment.Request request) {
        return call(headOffice, "")
                .then(call -> call.post("enrol", WireJson.ENROLMENT_REQUEST, request, WireJson.ENROLMENT_ANSWER));
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return call(line.headOffice(), "").then(call -> call.get("/health/ready", PROBE_LIMIT));
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return call(line).then(call -> call.post("hello", WireJson.HELLO_REQUEST, request, WireJson.HELLO_ANSWER));
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return call(line).then(call -> call.post("push", WireJson.PUSH_REQUEST, request, WireJson.PUSH_ANSWER));
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
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return call(line).then(call -> call.post("pull", WireJson.PULL_REQUEST, request, WireJson.PULL_ANSWER));
    }

    @Override
    public Outcome<Rows.Page> find(Line line, Rows.Find question) {
        return rows(line).then(call -> call.post("rows/find", WireJson.ROWS_FIND, question, WireJson.ROWS_PAGE));
    }

    @Override
    public Outcome<Rows.Page> select(Line line, Rows.Select question) {
        return rows(line).then(call -> call.post("rows/select", WireJson.ROWS_SELECT, question, WireJson.ROWS_PAGE));
    }

    @Override
    public Outcome<Rows.Total> count(Line line, Rows.Count question) {
        return rows(line).then(call -> call.post("rows/count", WireJson.ROWS_COUNT, question, WireJson.ROWS_TOTAL));
    }

    @Override
    public Outcome<Rows.Entry> write(Line line, Rows.Write request) {
        return rows(line).then(call -> call.post("rows/write", WireJson.ROWS_WRITE, request, WireJson.ROWS_ENTRY));
    }

    @Override
    public Outcome<History.Page> history(Line line, History.Request request) {
        return rows(line).then(call -> call.post("history", WireJson.HISTORY_REQUEST, request, WireJson.HISTORY_PAGE));
    }

    private Outcome<HttpCall> rows(Line line) {
        var limit = requestLimit.compareTo(ROWS_LIMIT) < 0 ? requestLimit : ROWS_LIMIT;
        return call(line.headOffice(), line.token(), limit);
    }

    private Outcome<HttpCall> call(Line line) {
        return call(line.headOffice(), line.token());
    }

    private Outcome<HttpCall> call(URI headOffice, String token) {
        return call(headOffice, token, requestLimit);
    }

    private Outcome<HttpCall> call(URI headOffice, String token, Duration limit) {
        if (!isSafe(headOffice)) {
            return Outcome.failed(Failures.insecure(headOffice));
        }
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .timeout(limit);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return Outcome.ok(new HttpCall(client, headOffice, request, limit));
    }

    /** Protected by TLS, or never leaving this machine. Names are not looked up: a resolver may be wrong or lie. */
    static boolean isSafe(URI headOffice) {
        String scheme = String.valueOf(headOffice.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(headOffice.getHost()).toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        return headOffice.getHost() != null && (scheme.equals("https") || scheme.equals("http") && loopback);
    }
}
