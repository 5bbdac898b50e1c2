package org.evertill.headoffice;

import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/**
 * Answers tills; a service. Any thread. A database that is away is the problem {@code headoffice.database-away}, which
 * passes by itself; nothing is half done then.
 */
public interface HeadOffice {

    /** Whether it can serve: the database answers. */
    Outcome<Boolean> ready();

    /** Problems: {@code enrolment.bad-code} for an unknown, used or expired code. */
    Outcome<Enrolment.Answer> enrol(Enrolment.Request request);

    /** The replica a credential belongs to. Problem: {@code auth.unknown-device}, {@code auth.revoked}. */
    Outcome<Caller> authenticate(String token);

    Outcome<Hello.Answer> hello(Caller caller, Hello.Request request);

    /** As in the design: overlap compared, audit before judgement, merged, sequenced, committed, then answered. */
    Outcome<Push.Answer> push(Caller caller, Push.Request request);

    Outcome<Pull.Answer> pull(Caller caller, Pull.Request request);

    /**
     * One page of a row's history, as far as the till sees it. Problem: {@code headoffice.unknown-entity}.
     */
    Outcome<History.Page> history(Caller caller, History.Request request);

    /** Single rows, for tills that work on them over the network. */
    RowDesk rows();

    /** Tells tills at once that something has changed. */
    PokeFeed pokes();

    /** Who is calling, proven. */
    record Caller(String replica) {}
}
