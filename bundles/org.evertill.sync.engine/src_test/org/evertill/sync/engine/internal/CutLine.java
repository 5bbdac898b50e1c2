package org.evertill.sync.engine.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** A line that can be cut, and can hold a push. */
final class CutLine extends MemoryHeadOfficeProxy {

    final AtomicInteger hellos = new AtomicInteger();
    volatile boolean cut;
    volatile boolean failsPush;
    volatile Runnable afterPull = () -> {};
    volatile CountDownLatch hold = new CountDownLatch(0);
    final CountDownLatch pushing = new CountDownLatch(1);

    CutLine(MemoryHeadOffice headOffice) {
        super(headOffice);
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        hellos.incrementAndGet();
        return cut ? Outcome.failed(offline()) : super.hello(line, request);
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        pushing.countDown();
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failsPush ? Outcome.failed(offline()) : super.push(line, request);
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        var answer = super.pull(line, request);
        var then = afterPull;
        afterPull = () -> {};
        then.run();
        return answer;
    }

    private static Problem offline() {
        return Problem.of("connection.refused", "Nothing answers.");
    }
}
