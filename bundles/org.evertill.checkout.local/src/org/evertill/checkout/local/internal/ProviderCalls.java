package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.PaymentProvider.Answer;
import org.evertill.tender.PaymentProvider.Authorisation;
import org.evertill.tender.PaymentProvider.Declined;
import org.evertill.tender.PaymentProvider.Refund;
import org.evertill.tender.PaymentProvider.Reversal;
import org.evertill.tender.PaymentProvider.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers, on threads of their own and never for longer than they may take; whatever they do wrong, what came of it is unknown. */
final class ProviderCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

    private static final int MAX_AT_ONCE = 4;
    private static final int MAX_WAITING = 8;

    private final Function<String, Optional<PaymentProvider>> providers;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_AT_ONCE,
            MAX_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("payment-", 0).factory());

    ProviderCalls(List<PaymentProvider> all) {
        this(name -> all.stream().filter(p -> p.name().equals(name)).findFirst());
    }

    /** In training nobody else is asked. */
    static ProviderCalls ofTraining() {
        return new ProviderCalls(name -> Optional.of(new PractisedPayments(name)));
    }

    private ProviderCalls(Function<String, Optional<PaymentProvider>> providers) {
        this.providers = providers;
        threads.allowCoreThreadTimeOut(true);
    }

    Optional<PaymentProvider> named(String name) {
        return providers.apply(name);
    }

    Answer authorise(PaymentProvider provider, Authorisation request) {
        return first(() -> provider.authorise(request));
    }

    Answer refund(PaymentProvider provider, Refund request) {
        return first(() -> provider.refund(request));
    }

    Answer inquire(PaymentProvider provider, String id) {
        return within(PaymentProvider.ANSWER_SECONDS, () -> provider.inquire(id))
                .orElseGet(() -> new Unknown("No answer came."));
    }

    Reversal reverse(PaymentProvider provider, String id) {
        return within(PaymentProvider.ANSWER_SECONDS, () -> provider.reverse(id))
                .orElse(Reversal.UNKNOWN);
    }

    private Answer first(Callable<Answer> request) {
        if (threads.getQueue().remainingCapacity() == 0) {
            return new Declined("Too many payments are under way at this till.");
        }
        return within(PaymentProvider.AUTHORISE_SECONDS, request)
                .orElseGet(() -> new Unknown("No answer came in time."));
    }

    private <T> Optional<T> within(int seconds, Callable<T> call) {
        Future<T> future;
        try {
            future = threads.submit(call);
        } catch (RejectedExecutionException e) {
            LOG.warn("a payment provider is not asked: {} calls are under way", threads.getActiveCount());
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(future.get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            future.cancel(true);
            LOG.warn("a payment provider gave no answer within {} s", seconds);
        } catch (ExecutionException e) {
            LOG.error("a payment provider failed", e.getCause());
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
