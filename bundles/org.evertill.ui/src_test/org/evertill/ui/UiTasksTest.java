package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.UiTasks.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UiTasksTest {

    private final ExecutorService uiThread = Executors.newSingleThreadExecutor();
    private final List<Problem> failures = new CopyOnWriteArrayList<>();
    private final UiTasks tasks = new UiTasks(uiThread, failures::add);

    @AfterEach
    void close() {
        tasks.close();
        uiThread.shutdownNow();
    }

    @Test
    void theSellLaneKeepsTheOrderOfManySteps() throws InterruptedException {
        var shown = new ArrayList<Integer>();
        var done = new CountDownLatch(1000);
        for (int i = 0; i < 1000; i++) {
            int step = i;
            tasks.run(Lane.SELL, () -> step, value -> {
                shown.add(value);
                done.countDown();
            });
        }
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertEquals(IntStream.range(0, 1000).boxed().toList(), shown);
    }

    @Test
    void aSlowBackgroundTaskDoesNotHoldUpTheSale() throws InterruptedException {
        var held = new CountDownLatch(1);
        var sold = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            tasks.run(Lane.BACKGROUND, () -> await(held), value -> {});
        }
        tasks.run(Lane.SELL, () -> 1, value -> sold.countDown());
        assertTrue(sold.await(5, TimeUnit.SECONDS));
        held.countDown();
    }

    @Test
    void whatIsTooMuchIsRefusedAndToldNotLostInSilence() {
        var held = new CountDownLatch(1);
        boolean taken = true;
        for (int i = 0; i <= UiTasks.MAX_WAITING + 1; i++) {
            taken = tasks.run(Lane.SELL, () -> await(held), value -> {});
        }
        assertFalse(taken);
        assertEquals("ui.busy", failures.getFirst().code());
        held.countDown();
    }

    @Test
    void anExceptionBecomesAnAnswerWhereOneIsAskedFor() throws InterruptedException {
        var answers = new CopyOnWriteArrayList<Outcome<String>>();
        var done = new CountDownLatch(1);
        tasks.<String>ask(
                Lane.SELL,
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                answer -> {
                    answers.add(answer);
                    done.countDown();
                });
        assertTrue(done.await(5, TimeUnit.SECONDS));
        var failed = assertInstanceOf(Outcome.Failed.class, answers.getFirst());
        assertEquals("ui.unexpected", failed.problem().code());
        assertTrue(failures.isEmpty());
    }

    @Test
    void anErrorIsToldAndTheLaneGoesOn() throws InterruptedException {
        var answers = new CopyOnWriteArrayList<Outcome<String>>();
        var done = new CountDownLatch(2);
        tasks.<String>ask(
                Lane.SELL,
                () -> {
                    throw new NoClassDefFoundError("on purpose");
                },
                answer -> {
                    answers.add(answer);
                    done.countDown();
                });
        tasks.run(
                Lane.SELL,
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                value -> {});
        tasks.run(Lane.SELL, () -> 1, value -> done.countDown());
        assertTrue(done.await(5, TimeUnit.SECONDS));
        assertInstanceOf(Outcome.Failed.class, answers.getFirst());
        assertEquals(
                List.of("ui.unexpected"), failures.stream().map(Problem::code).toList());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
