package org.evertill.sync.http.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.PokeLine;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.WireException;
import org.jspecify.annotations.Nullable;

/** One stream: reads what comes, and ends when nothing comes any more. */
final class EventStream implements PokeLine.Stream, BodySubscriber<Boolean> {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final URI headOffice;
    private final PokeLine.Listener listener;
    private final Executor watchdog;
    private final Duration silence;
    private final EventReader reader = new EventReader();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Runnable credentialRefused = () -> {};
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile @Nullable CompletableFuture<?> exchange;
    private volatile Flow.@Nullable Subscription bytes;

    EventStream(URI headOffice, PokeLine.Listener listener, Executor watchdog, Duration silence) {
        this.headOffice = headOffice;
        this.listener = listener;
        this.watchdog = watchdog;
        this.silence = silence;
    }

    /**
     * @param credentialRefused called when head office does not take the request's credential
     */
    void begin(HttpClient client, HttpRequest request, Runnable credentialRefused) {
        if (over.get()) {
            return;
        }
        this.credentialRefused = credentialRefused;
        lastHeardNanos = System.nanoTime();
        var sent = client.sendAsync(request, this::subscriber);
        exchange = sent;
        sent.whenComplete((answer, failure) -> {
            if (failure != null) {
                end(Failures.of(asIo(failure), headOffice));
            }
        });
        watch();
    }

    /** Reads a stream only where there is one: a proxy's page, or a refusal, is none. */
    private BodySubscriber<Boolean> subscriber(ResponseInfo head) {
        boolean stream = head.statusCode() == OK
                && head.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(Poke.MEDIA_TYPE))
                        .isPresent();
        if (head.statusCode() == UNAUTHORIZED) {
            credentialRefused.run();
        }
        if (!stream) {
            end(Failures.noStream(headOffice, head.statusCode()));
            return HttpResponse.BodySubscribers.replacing(false);
        }
        return this;
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        bytes = subscription;
        if (over.get()) {
            subscription.cancel();
            return;
        }
        lastHeardNanos = System.nanoTime();
        listener.opened();
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        lastHeardNanos = System.nanoTime();
        try {
            for (var buffer : buffers) {
                for (var poke : reader.read(buffer)) {
                    if (!over.get()) {
                        listener.poked(poke);
                    }
                }
            }
        } catch (WireException e) {
            end(e.problem());
        } catch (ProblemException e) {
            end(e.problem());
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(Failures.of(asIo(failure), headOffice));
    }

    @Override
    public void onComplete() {
        end(Failures.interrupted(headOffice));
    }

    /** Looks again and again whether something was heard; a line may be dead without anybody saying so. */
    private void watch() {
        if (over.get()) {
            return;
        }
        var quiet = Duration.ofNanos(System.nanoTime() - lastHeardNanos);
        if (quiet.compareTo(silence) >= 0) {
            end(Failures.timeout(headOffice));
            return;
        }
        CompletableFuture.delayedExecutor(silence.minus(quiet).toMillis() + 1, TimeUnit.MILLISECONDS, watchdog)
                .execute(this::watch);
    }

    void end(Problem reason) {
        if (over.compareAndSet(false, true)) {
            letGo();
            listener.ended(reason);
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            letGo();
        }
    }

    private void letGo() {
        var running = exchange;
        if (running != null) {
            running.cancel(true);
        }
        var flowing = bytes;
        if (flowing != null) {
            flowing.cancel();
        }
    }

    private static IOException asIo(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException io ? io : new IOException(failure);
    }
}
