package org.evertill.headoffice;

import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Session;

/**
 * The one door for tills that were shut out (decision 23): here they hand in what they sell, which counts for nothing until a person
 * decides ({@link ApartDesk}). Nothing is told but how far it is kept. Any thread.
 */
public interface ApartDoor {

    /**
     * Gives a till that has signed with the last key that it had a token which is good here alone. Problems: those of
     * {@link HeadOffice#open} but {@code auth.revoked}, and {@code auth.not-shut-out}.
     */
    Outcome<Session.Answer> open(Session.Request request);

    /**
     * The till a token of this door belongs to; counts its requests. Problems: {@code auth.expired}, {@code auth.not-shut-out},
     * {@code sync.apart-too-often}.
     */
    Outcome<Caller> authenticate(String token);

    /**
     * Keeps what is new of a till's operations, in their order, unread. An answer without remarks says up to where it has or keeps them.
     * Problems: those of {@link HeadOffice#push} but {@code auth.revoked}; {@code auth.not-shut-out}, {@code sync.apart-full},
     * {@code sync.apart-closed}, {@code sync.apart-unplaced}.
     */
    Outcome<Push.Answer> keep(Caller caller, Apart.Request request);
}
