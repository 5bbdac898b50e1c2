package org.evertill.headoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Outcome;

/**
 * What is kept apart of tills that were shut out (decision 23): it counts for nothing until a person takes it, as if its till had pushed it,
 * or drops it. What a till brings by itself after all, when it is known again, is kept apart no more. Any thread.
 */
public interface ApartDesk {

    /** Who lets go of what nobody has decided in time. */
    String TIME = "system:headoffice";

    /** From the last that arrived on; what nobody has decided by then is dropped. */
    Duration KEPT = Duration.ofDays(180);

    /** Tills of which something is kept apart, and those of which nothing more is, by register. */
    List<KeptApart> tills();

    /** What was decided, the newest last. */
    List<Decision> decisions();

    /**
     * Takes all that is kept of a till, as if it had pushed it: the same checks, facts are accepted, what cannot become part of the rows is
     * set aside. In several transactions; what was interrupted goes on with the next call. Problems: {@code headoffice.nothing-apart},
     * {@code headoffice.apart-forked} and {@code headoffice.apart-gap} with the register and the number of the operation, before which
     * all is taken.
     *
     * @param till by replica or register
     * @param userId who decides
     * @return what was taken
     */
    Outcome<Decision> take(String till, String userId);

    /**
     * Throws away all that is kept of a till, and keeps nothing more of it until it is known again. Problem:
     * {@code headoffice.nothing-apart}.
     *
     * @param till by replica or register
     * @param userId who decides
     */
    Outcome<Decision> drop(String till, String userId);

    /**
     * @param sales operations that are sales and refunds, as their tables say; nothing else was read
     * @param bytes of the operations' texts
     * @param lastSeq the newest operation, 0 when none is kept
     * @param isClosed whether nothing more is kept of it since somebody has dropped what was
     * @param keptUntil when it is dropped unless somebody decides before, or the till hands in more
     */
    record KeptApart(
            String replica,
            String registerId,
            long operations,
            long sales,
            long bytes,
            long firstSeq,
            long lastSeq,
            Optional<Instant> since,
            Optional<Instant> lastAt,
            Optional<Instant> keptUntil,
            boolean isClosed) {}

    /** What becomes of operations that are kept apart. */
    enum Verdict {
        TAKEN,
        DROPPED,
        /** Nobody decided in time. */
        EXPIRED
    }

    /**
     * @param known so many of the operations had come by themselves before
     * @param setAside operations that cannot become part of the rows as they are; {@link IncidentDesk} lists them
     */
    record Decision(
            String replica,
            Verdict verdict,
            Instant at,
            String userId,
            long operations,
            long known,
            long setAside,
            long firstSeq,
            long lastSeq) {}
}
