package org.evertill.headoffice.metrics.internal;

import org.evertill.headoffice.ApartDoor;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session;

/** A head office whose pushes and pulls are counted on their way out. */
record CountedHeadOffice(HeadOffice office, Traffic traffic) implements HeadOffice {

    @Override
    public Outcome<Push.Answer> push(Caller caller, Push.Request request) {
        var answer = office.push(caller, request);
        if (answer instanceof Outcome.Ok<Push.Answer>(var told)) {
            traffic.pushed(request.operations().size(), told);
        }
        return answer;
    }

    @Override
    public Outcome<Pull.Answer> pull(Caller caller, Pull.Request request) {
        var answer = office.pull(caller, request);
        if (answer instanceof Outcome.Ok<Pull.Answer>(var page)) {
            traffic.pulled(page.entries().size());
        }
        return answer;
    }

    @Override
    public Outcome<Boolean> ready() {
        return office.ready();
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(Enrolment.Request request) {
        return office.enrol(request);
    }

    @Override
    public Outcome<Session.Answer> open(Session.Request request) {
        return office.open(request);
    }

    @Override
    public Outcome<Caller> authenticate(String token) {
        return office.authenticate(token);
    }

    @Override
    public Outcome<Hello.Answer> hello(Caller caller, Hello.Request request) {
        return office.hello(caller, request);
    }

    @Override
    public Outcome<Digest.Answer> digest(Caller caller, Digest.Question question) {
        return office.digest(caller, question);
    }

    @Override
    public Outcome<Digest.Page> digestRows(Caller caller, Digest.Fetch fetch) {
        return office.digestRows(caller, fetch);
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Caller caller, Salvage.Offer offer) {
        return office.salvage(caller, offer);
    }

    @Override
    public Outcome<History.Page> history(Caller caller, History.Request request) {
        return office.history(caller, request);
    }

    @Override
    public RowDesk rows() {
        return office.rows();
    }

    @Override
    public ApartDoor apart() {
        return office.apart();
    }

    @Override
    public PokeFeed pokes() {
        return office.pokes();
    }
}
