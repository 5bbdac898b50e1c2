package org.evertill.headoffice.postgres.internal;

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

/** Answers tills; every method is one transaction, or two where the design says so. */
final class PostgresHeadOffice implements HeadOffice {

    private final Transactions transactions;
    private final Enrolments enrolments;
    private final News news;
    private final Sessions sessions;
    private final Devices devices;
    private final Pushes pushes;
    private final Pulls pulls;
    private final Comparisons comparisons;
    private final Salvages salvages;
    private final RowHistory history;
    private final RowDesk rows;
    private final ApartDoor apart;
    private final PokeFeed pokes;

    PostgresHeadOffice(
            Transactions transactions,
            Enrolments enrolments,
            News news,
            Sessions sessions,
            Devices devices,
            Pushes pushes,
            Pulls pulls,
            Comparisons comparisons,
            Salvages salvages,
            RowHistory history,
            RowDesk rows,
            ApartDoor apart,
            PokeFeed pokes) {
        this.transactions = transactions;
        this.enrolments = enrolments;
        this.news = news;
        this.sessions = sessions;
        this.devices = devices;
        this.pushes = pushes;
        this.pulls = pulls;
        this.comparisons = comparisons;
        this.salvages = salvages;
        this.history = history;
        this.rows = rows;
        this.apart = apart;
        this.pokes = pokes;
    }

    @Override
    public Outcome<Boolean> ready() {
        return transactions.snapshot(
                connection -> HeadOfficeState.read(connection).epoch() > 0);
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(Enrolment.Request request) {
        var answer = enrolments.enrol(request);
        news.keys().tell();
        return answer;
    }

    @Override
    public Outcome<Session.Answer> open(Session.Request request) {
        return sessions.open(request, Session.Purpose.EXCHANGE);
    }

    @Override
    public Outcome<Caller> authenticate(String token) {
        return devices.authenticate(token);
    }

    @Override
    public Outcome<Hello.Answer> hello(Caller caller, Hello.Request request) {
        return devices.hello(caller, request);
    }

    @Override
    public Outcome<Push.Answer> push(Caller caller, Push.Request request) {
        return pushes.push(caller, request);
    }

    @Override
    public Outcome<Pull.Answer> pull(Caller caller, Pull.Request request) {
        return pulls.pull(caller, request);
    }

    @Override
    public Outcome<Digest.Answer> digest(Caller caller, Digest.Question question) {
        return comparisons.digest(caller, question);
    }

    @Override
    public Outcome<Digest.Page> digestRows(Caller caller, Digest.Fetch fetch) {
        return comparisons.rows(caller, fetch);
    }

    @Override
    public Outcome<Salvage.Answer> salvage(Caller caller, Salvage.Offer offer) {
        return salvages.take(caller, offer);
    }

    @Override
    public Outcome<History.Page> history(Caller caller, History.Request request) {
        return history.seenBy(caller, request);
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
        return pokes;
    }
}
