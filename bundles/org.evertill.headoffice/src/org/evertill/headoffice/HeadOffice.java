package org.evertill.headoffice;

import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session;

/**
 * Answers tills; a service. Any thread. A database that is away is the problem {@code headoffice.database-away}, which
 * passes by itself; nothing is half done then.
 */
public interface HeadOffice {

    /** Whether it can serve: the database answers. */
    Outcome<Boolean> ready();

    /**
     * Makes a till, or lets one that was a till be known again with another key. Problems: {@code enrolment.bad-code} for an unknown, used or
     * expired code, {@code enrolment.other-register} when the till belongs to another register than the code.
     */
    Outcome<Enrolment.Answer> enrol(Enrolment.Request request);

    /**
     * Gives a till that has signed a token for its requests. Problems: {@code auth.unknown-device} also for a signature that is not the
     * till's, {@code auth.revoked}, {@code auth.clock} with head office's time as the fact {@code now}, {@code auth.replayed}.
     */
    Outcome<Session.Answer> open(Session.Request request);

    /** The replica a token belongs to. Problem: {@code auth.expired}, {@code auth.revoked}. */
    Outcome<Caller> authenticate(String token);

    /**
     * Where both sides are. Problems: {@code auth.wrong-replica}, {@code auth.unknown-device}, {@code auth.revoked},
     * {@code sync.wrong-incarnation}.
     */
    Outcome<Hello.Answer> hello(Caller caller, Hello.Request request);

    /**
     * Takes operations: what is known already is compared, the rest is kept, judged, numbered and committed, then answered. One
     * database transaction, so a lost answer is made good by sending the same again. Problems: those of {@link #hello} and
     * {@code sync.bad-hash}, {@code sync.split-transaction}, {@code sync.too-large}.
     */
    Outcome<Push.Answer> push(Caller caller, Push.Request request);

    /** A page of what the till's scopes have beyond its cursors, out of one snapshot. Problems: those of {@link #hello}. */
    Outcome<Pull.Answer> pull(Caller caller, Pull.Request request);

    /**
     * Which rows of a scope the till has otherwise than head office. Looks at all rows of the scope, so a till asks only when the digests
     * differ, and head office answers one at a time. Problems: those of {@link #hello} and {@code headoffice.busy}, {@code
     * sync.foreign-scope}.
     */
    Outcome<Digest.Answer> digest(Caller caller, Digest.Question question);

    /** Rows as they were merged, for a till that has them otherwise; people are told. Problems: those of {@link #digest}. */
    Outcome<Digest.Page> digestRows(Caller caller, Digest.Fetch fetch);

    /**
     * Takes back facts of the till's own store that head office lost when it was put back from a backup, and keeps lost edits of master data
     * for people ({@link KeptEditDesk}); what it has, and what is not the till's, is passed over. People are told. Problems: those of {@link #hello}.
     */
    Outcome<Salvage.Answer> salvage(Caller caller, Salvage.Offer offer);

    /**
     * One page of a row's history, as far as the till sees it. Problem: {@code headoffice.unknown-entity}.
     */
    Outcome<History.Page> history(Caller caller, History.Request request);

    /** Single rows, for tills that work on them over the network. */
    RowDesk rows();

    /** For tills that were shut out. */
    ApartDoor apart();

    /** Tells tills at once that something has changed. */
    PokeFeed pokes();

    /** Who is calling, proven. */
    record Caller(String replica) {}
}
