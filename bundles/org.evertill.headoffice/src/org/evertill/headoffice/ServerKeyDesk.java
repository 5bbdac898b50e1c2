package org.evertill.headoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.ServerKey;

/**
 * The keys by which tills know head office: those that its servers show, and those that they will. Tills hear of a key with the next greeting
 * under one that they know, and believe it from then on. Any thread.
 */
public interface ServerKeyDesk {

    /** A key that no server has shown or announced for so long is not told to tills any more. */
    Duration KEPT = Duration.ofDays(30);

    /** All keys that tills are told, the newest first. */
    List<Known> keys();

    /** A server will show this key: tills are told from now on. Said again now and then by that server, so that it is kept. */
    Outcome<ServerKey> announce(ServerKey key);

    /** A server shows this key; otherwise as {@link #announce}. */
    Outcome<ServerKey> shows(ServerKey key);

    /** The key is not used any more, or is known to others: tills take nobody for head office by it from their next greeting on. */
    Outcome<Boolean> withdraw(ServerKey key);

    /**
     * The tills, not shut out and seen within {@link #KEPT}, that have not greeted since a key was announced: they would not know a server that shows
     * it.
     */
    List<String> unaware(ServerKey key);

    /**
     * @param since when tills were first told of it
     * @param lastSaid when a server last announced or showed it
     * @param shownAt when a server last said that it shows it; empty while it is only announced
     * @param withdrawnAt empty while tills are told of it
     */
    record Known(
            ServerKey key, Instant since, Instant lastSaid, Optional<Instant> shownAt, Optional<Instant> withdrawnAt) {}
}
