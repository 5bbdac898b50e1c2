package org.evertill.sync.engine.internal;

import java.net.URI;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** The line to head office; a test overrides what should go wrong on it. */
class MemoryHeadOfficeProxy implements SyncTransport {

    private final SyncTransport target;

    MemoryHeadOfficeProxy(SyncTransport target) {
        this.target = target;
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        return target.enrol(headOffice, serverLetters, request);
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return target.probe(line);
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return target.hello(line, request);
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return target.push(line, request);
    }

    @Override
    public Outcome<Push.Answer> handIn(Line line, Apart.Request request) {
        return target.handIn(line, request);
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return target.pull(line, request);
    }
}
