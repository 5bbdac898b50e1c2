package org.evertill.testoffice;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** What lies between a till and head office in the same process: it can be cut, and lose answers. Any thread. */
public final class Wire implements SyncTransport {

    private static final Problem CUT = Problem.of("connection.offline", "The wire is cut.");

    private final HeadOffice office;
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile boolean cut;

    public Wire(HeadOffice office) {
        this.office = office;
    }

    /** Nothing passes from now on. */
    public void cut() {
        cut = true;
    }

    /** Everything passes again. */
    public void mend() {
        cut = false;
    }

    /** The next pushes arrive, and their answers do not. */
    public void loseAnswers(int pushes) {
        answersToLose.set(pushes);
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        return passed(() -> office.enrol(request));
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return passed(office::ready);
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return passed(() -> office.hello(new Caller(line.replica()), request));
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        var answer = passed(() -> office.push(new Caller(line.replica()), request));
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Outcome.failed(CUT) : answer;
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return passed(() -> office.pull(new Caller(line.replica()), request));
    }

    private <A> Outcome<A> passed(Supplier<Outcome<A>> question) {
        return cut ? Outcome.failed(CUT) : question.get();
    }
}
