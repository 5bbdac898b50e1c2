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
 * Asks a chain's own rules where they can do no harm: on threads of their own, for a limited time each and all together. One
 * that throws or hangs has failed, which the merge takes as a question for a person; one that hung is left alone for a while,
 * so that tills do not wait for it again and again. Any thread.
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

    private final List<Guarded> policies;

    PolicyGuard(List<ConflictPolicy> policies) {
        this.policies = policies.stream().map(Guarded::new).toList();
    }

    /** The rules, guarded, for as long as there is patience. */
    List<ConflictPolicy> within(Patience patience) {
        return policies.stream()
                .<ConflictPolicy>map(policy -> new Limited(policy, patience))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A rule while one transaction is judged. */
    private record Limited(Guarded policy, Patience patience) implements ConflictPolicy {

        @Override
        public String name() {
            return policy.name;
        }

        @Override
        public Optional<Resolution> resolve(ConcurrentEdit edit) {
            if (patience.isOver()) {
                throw new IllegalStateException("the policy " + policy.name + " came too late");
            }
            long begun = System.nanoTime();
            try {
                return policy.resolve(edit, Math.min(patience.leftNanos(), TIME_LIMIT.toNanos()));
            } finally {
                if (patience.endsWith(System.nanoTime() - begun)) {
                    LOG.error("the conflict policies take too long together; people decide what else a till has sent");
                }
            }
        }
    }

    private final class Guarded {

        private final ConflictPolicy policy;
        private final String name;
        private volatile long aloneSince;
        private volatile boolean isAlone;

        Guarded(ConflictPolicy policy) {
            this.policy = policy;
            this.name = nameOf(policy);
        }

        Optional<ConflictPolicy.Resolution> resolve(ConflictPolicy.ConcurrentEdit edit, long nanos) {
            if (isAlone && System.nanoTime() - aloneSince < LEFT_ALONE.toNanos()) {
                throw new IllegalStateException("the policy " + name + " hung a moment ago");
            }
            isAlone = false;
            try {
                return ask(edit, nanos);
            } catch (ExecutionException e) {
                throw failed("threw", e.getCause());
            } catch (TimeoutException e) {
                aloneSince = System.nanoTime();
                isAlone = nanos >= TIME_LIMIT.toNanos();
                throw failed("did not answer in " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms", e);
            } catch (RejectedExecutionException e) {
                throw failed("was not asked, because too many policies hang", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed("was interrupted", e);
            }
        }

        private Optional<ConflictPolicy.Resolution> ask(ConflictPolicy.ConcurrentEdit edit, long nanos)
                throws ExecutionException, TimeoutException, InterruptedException {
            var answer = threads.submit(() -> policy.resolve(edit));
            try {
                return answer.get(nanos, TimeUnit.NANOSECONDS);
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
