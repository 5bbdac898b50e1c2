package org.evertill.app.headoffice.internal;

import java.util.Optional;
import java.util.function.Function;
import org.evertill.headoffice.ApartDoor;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session;

/** Head office before its database is there: all is {@code headoffice.database-away} until it is opened. Any thread. */
final class LateHeadOffice implements HeadOffice {

    private static final Problem AWAY = Problem.of(
            "headoffice.database-away",
            "Head office is starting: its database does not answer yet. Nothing is half done; it goes on by itself.");

    private final RowDesk rows = new LateRows();
    private final ApartDoor apart = new LateDoor();
    private volatile Optional<HeadOffice> office = Optional.empty();

    /** From now on it is this one. */
    void opened(HeadOffice opened) {
        office = Optional.of(opened);
    }

    private <R> Outcome<R> of(Function<HeadOffice, Outcome<R>> question) {
        return office.map(question).orElseGet(() -> Outcome.failed(AWAY));
    }

    @Override
    public Outcome<Boolean> ready() {
        return of(HeadOffice::ready);
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(Enrolment.Request request) {
        return of(opened -> opened.enrol(request));
    }

    @Override
    public Outcome<Session.Answer> open(Session.Request request) {
        return of(opened -> opened.open(request));
    }

    @Override
    public Outcome<Caller> authenticate(String token) {
        return of(opened -> opened.authenticate(token));
    }

    @Override
    public Outcome<Hello.Answer> hello(Caller caller, Hello.Request request) {
        return of(opened -> opened.hello(caller, request));
    }

    @Override
    public Outcome<Push.Answer> push(Caller caller, Push.Request request) {
        return of(opened -> opened.push(caller, request));
    }

    @Override
    public Outcome<Pull.Answer> pull(Caller caller, Pull.Request request) {
        return of(opened -> opened.pull(caller, request));
    }

    @Override
    public Outcome<Digest.Answer> digest(Caller caller, Digest.Question question) {
        return of(opened -> opened.digest(caller, question));
    }

    @Override
    public Outcome<Digest.Page> digestRows(Caller caller, Digest.Fetch fetch) {
        return of(opened -> opened.digestRows(caller, fetch));
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Caller caller, Salvage.Offer offer) {
        return of(opened -> opened.salvage(caller, offer));
    }

    @Override
    public Outcome<History.Page> history(Caller caller, History.Request request) {
        return of(opened -> opened.history(caller, request));
    }

    @Override
    public RowDesk rows() {
        return rows;
    }

    @Override
    public ApartDoor apart() {
        return apart;
    }

    @Override
    public PokeFeed pokes() {
        return (caller, listener) -> of(opened -> opened.pokes().listen(caller, listener));
    }

    /** Its door for tills that were shut out, likewise. */
    private final class LateDoor implements ApartDoor {

        @Override
        public Outcome<Session.Answer> open(Session.Request request) {
            return of(opened -> opened.apart().open(request));
        }

        @Override
        public Outcome<Caller> authenticate(String token) {
            return of(opened -> opened.apart().authenticate(token));
        }

        @Override
        public Outcome<Push.Answer> keep(Caller caller, Apart.Request request) {
            return of(opened -> opened.apart().keep(caller, request));
        }
    }

    /** Its rows, likewise. */
    private final class LateRows implements RowDesk {

        @Override
        public Outcome<Rows.Page> find(Caller caller, Rows.Find question) {
            return of(opened -> opened.rows().find(caller, question));
        }

        @Override
        public Outcome<Rows.Page> select(Caller caller, Rows.Select question) {
            return of(opened -> opened.rows().select(caller, question));
        }

        @Override
        public Outcome<Rows.Total> count(Caller caller, Rows.Count question) {
            return of(opened -> opened.rows().count(caller, question));
        }

        @Override
        public Outcome<Rows.Entry> write(Caller caller, Rows.Write request) {
            return of(opened -> opened.rows().write(caller, request));
        }
    }
}
