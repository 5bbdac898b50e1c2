package org.evertill.sync.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Can shut tills out, and keeps apart what they hand in, as one till's log behind what head office has. */
final class ShuttingHeadOffice extends MemoryHeadOfficeProxy {

    final List<Integer> handedIn = new ArrayList<>();
    volatile boolean shut;
    /** Asked before each request at the door. */
    volatile int refuseAfter = Integer.MAX_VALUE;

    /** What there would be were all taken. */
    private final MemoryHeadOffice withApart;

    ShuttingHeadOffice(MemoryHeadOffice office, MemoryHeadOffice withApart) {
        super(office);
        this.withApart = withApart;
    }

    private static <A> Outcome<A> out() {
        return Outcome.failed("auth.revoked", "Head office has shut this till out.");
    }

    @Override
    public Outcome<Hello.Answer> hello(SyncTransport.Line line, Hello.Request request) {
        return shut ? out() : super.hello(line, request);
    }

    @Override
    public Outcome<Push.Answer> push(SyncTransport.Line line, Push.Request request) {
        return shut ? out() : both(line, request);
    }

    private Outcome<Push.Answer> both(SyncTransport.Line line, Push.Request request) {
        withApart.push(line, request);
        return super.push(line, request);
    }

    @Override
    public Outcome<Pull.Answer> pull(SyncTransport.Line line, Pull.Request request) {
        return shut ? out() : super.pull(line, request);
    }

    @Override
    public Outcome<Push.Answer> handIn(SyncTransport.Line line, Apart.Request request) {
        if (!shut) {
            return Outcome.failed("auth.not-shut-out", "This till is not shut out.");
        }
        if (handedIn.size() >= refuseAfter) {
            return Outcome.failed(Problem.of("sync.apart-full", "There is no more room."));
        }
        handedIn.add(request.push().operations().size());
        return withApart.push(line, request.push());
    }

    /** Somebody else has handed in under the till's name. */
    void handedInByACopy(Operation operation) {
        withApart.received.values().iterator().next().add(operation);
    }
}
