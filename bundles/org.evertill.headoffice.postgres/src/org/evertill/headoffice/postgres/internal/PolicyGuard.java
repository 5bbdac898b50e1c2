package org.evertill.headoffice.postgres.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.sync.merge.ConflictPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a chain's own rules where they can do no harm: on threads of their own, for a limited time. One that throws or hangs
 * has failed, which the merge takes as a question for a person; one that hung is left alone for a while, so that tills do not
 * wait for it again and again. Any thread.
 */
final class PolicyGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyGuard.class);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    /** Rules that hang for ever keep their threads; when that many do, further questions fail at once. */
    private static final int MAX_THREADS = 8;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("conflict-policy-", 1).factory());

    /** The same rules, guarded. */
    List<ConflictPolicy> guarded(List<ConflictPolicy> policies) {
        return policies.stream().<ConflictPolicy>map(Guarded::new).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Guarded implements ConflictPolicy {

        private final ConflictPolicy policy;
        private final String name;
        private volatile long aloneSince;
        private volatile boolean isAlone;

        Guarded(ConflictPolicy policy) {
            this.policy = policy;
            this.name = nameOf(policy);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Resolution> resolve(ConcurrentEdit edit) {
            if (isAlone && System.nanoTime() - aloneSince < LEFT_ALONE.toNanos()) {
                throw new IllegalStateException("the policy " + name + " hung a moment ago");
            }
            isAlone = false;
            try {
                return ask(edit);
            } catch (ExecutionException e) {
                throw failed("threw", e.getCause());
            } catch (TimeoutException e) {
                aloneSince = System.nanoTime();
                isAlone = true;
                throw failed("did not answer in " + TIME_LIMIT.toMillis() + " ms", e);
            } catch (RejectedExecutionException e) {
                throw failed("was not asked, because too many policies hang", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted", e);
            }
        }

        private Optional<Resolution> ask(ConcurrentEdit edit)
                throws ExecutionException, TimeoutException, InterruptedException {
            var answer = threads.submit(() -> policy.resolve(edit));
            try {
                return answer.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                answer.cancel(true);
            }
        }

        private IllegalStateException failed(String how, Throwable cause) {
            LOG.error("the conflict policy {} {}; a person decides instead", name, how, cause);
            return new IllegalStateException("the policy " + name + " " + how, cause);
        }
    }

    /** A bundle's code that is asked before anything is judged; what it says is only shown. */
    private static String nameOf(ConflictPolicy policy) {
        try {
            return policy.name();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a conflict policy has no name", e);
            return policy.getClass().getSimpleName();
        }
    }
}
