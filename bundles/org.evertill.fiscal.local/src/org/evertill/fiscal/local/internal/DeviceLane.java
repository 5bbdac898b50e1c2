package org.evertill.fiscal.local.internal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalDevice.Answer;
import org.evertill.fiscal.FiscalRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a device on a thread of its own, one thing at a time: one that hangs holds up nothing but itself, and is not asked meanwhile. */
final class DeviceLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceLane.class);

    /** What was asked is over before its thread waits for the next, so that has a place to wait. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().daemon().name("fiscal-device").factory());

    private final AtomicBoolean isBusy = new AtomicBoolean();

    Answer ask(FiscalDevice device, FiscalRecord record, Duration patience) {
        if (!isBusy.compareAndSet(false, true)) {
            return new Answer.OutOfOrder("still busy with what it was asked before");
        }
        var isBegun = new AtomicBoolean();
        try {
            var answer = thread.submit(() -> {
                isBegun.set(true);
                try {
                    return device.sign(record);
                } finally {
                    isBusy.set(false);
                }
            });
            return wait(answer, isBegun, patience);
        } catch (RejectedExecutionException e) {
            isBusy.set(false);
            return new Answer.OutOfOrder("the till ended");
        }
    }

    private Answer wait(Future<Answer> answer, AtomicBoolean isBegun, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            if (!isBegun.get()) {
                isBusy.set(false);
            }
            return new Answer.OutOfOrder("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            LOG.error("fiscal device", e);
            return new Answer.OutOfOrder("it failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.OutOfOrder("the till ended");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
