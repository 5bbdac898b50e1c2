package org.evertill.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.ServerKey;

/** The till's operation log as the engine sees it. Registered as a service with the open database. Any thread. */
public interface ChangeTracker {

    /** Where the log stands. */
    LogHead head();

    /** The newest operation that head office is known to have, 0 when none; cheap. */
    long acknowledgedSeq();

    /**
     * The newest operation that was taken out of the log, safe at head office, 0 while it is whole: neither it nor one
     * before it can be sent again.
     */
    default long compactedSeq() {
        return 0;
    }

    /**
     * Hash of an operation, also of the newest one that was taken out of the log; the chain's genesis for 0, empty for
     * one that the log does not have.
     */
    Optional<String> hashOf(long seq);

    /** Whether the log has this operation, and no other under its number. */
    default boolean has(long seq, String hash) {
        return hashOf(seq).filter(hash::equals).isPresent();
    }

    /**
     * Operations from a sequence number on, in order, whole local transactions only. At least one transaction when there
     * is any, however large.
     *
     * @param maxOperations more are not added to the first transaction
     * @param maxBytes a rough bound of their size on the wire
     */
    List<Operation> from(long seq, int maxOperations, int maxBytes);

    /** Notes that head office has everything up to a sequence number, with its remarks. */
    void acknowledged(long lastSeq, List<Push.Remark> remarks);

    /** Head office has lost what it had behind an operation: from there on nothing counts as acknowledged any more. */
    void lost(long afterSeq);

    /**
     * Takes note of how far this till's clock is ahead of head office's, less than nothing when it is behind: the order of what
     * is entered from now on goes by head office's time.
     */
    default void clockIsAhead(Duration by) {}

    /** Head office has shut this till out; this is the newest operation that it has or keeps apart of it, as far as it has said so. */
    default void shutOut(long keptApartSeq) {}

    /** Head office has answered as it does a till that it has let in. */
    default void letIn() {}

    /** The newest operation that head office has or keeps apart; empty for a till that was not told that it is shut out. */
    default OptionalLong keptApartSeq() {
        return OptionalLong.empty();
    }

    /** Head office is known by these keys from now on; it has said so under one that it was known by. */
    default void headOfficeIsKnownBy(List<ServerKey> keys) {}

    /** The branches of the log, in the order they began, the present incarnation last; empty for a till's first one. */
    List<Hello.Branch> branches();

    /**
     * Goes on behind an operation of the log, because head office has others of this till behind it: the database was put back
     * from a backup, or copied. From there on the log is another incarnation's, with receipts of another series; when the
     * present one has to begin earlier than it thought, it stays.
     */
    void goOnBehind(long seq);

    /** What still has to go up. */
    Backlog backlog();

    /**
     * Calls the listener after every transaction that has added operations, on the thread that wrote, which is about to go
     * on with its sale: the listener only leaves a mark. Until the handle is closed.
     */
    Listening listen(Runnable listener);

    /** Ends a listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param lastSeq newest operation, 0 when none
     * @param lastHash its hash, or the chain's genesis
     */
    record LogHead(long lastSeq, String lastHash) {}

    /**
     * @param oldest when the oldest pending operation was made
     */
    record Backlog(long pending, Optional<Instant> oldest, long conflicts, long quarantined) {}
}
