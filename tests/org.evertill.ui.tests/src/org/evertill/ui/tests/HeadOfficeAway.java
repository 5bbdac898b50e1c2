package org.evertill.ui.tests;

import java.net.URI;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** A head office that takes one code, gives a till its identity and is never reached again. */
final class HeadOfficeAway implements SyncTransport {

    static final String CODE = "code1";

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        if (!request.code().equals(Enrolment.Code.of(CODE).secret())) {
            return Outcome.failed(
                    "enrolment.bad-code", "The enrolment code is unknown. Ask head office for a new one.");
        }
        return Outcome.ok(new Enrolment.Answer("RuiRuiRuiRuiRuiRuiRui", "Test chain", "S1", "S1-R1", "A", List.of()));
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        return away();
    }

    @Override
    public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
        return away();
    }

    @Override
    public Outcome<Push.Answer> push(Line line, Push.Request request) {
        return away();
    }

    @Override
    public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
        return away();
    }

    private static <T> Outcome<T> away() {
        return Outcome.failed("connection.refused", "Nothing answers there. It is tried again by itself.");
    }
}
