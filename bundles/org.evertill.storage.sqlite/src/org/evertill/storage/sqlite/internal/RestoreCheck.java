package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.sync.protocol.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At opening, before the first sale: whether the database is the one that this till wrote last. If it was put back from a backup,
 * or is a copy, the till goes on as another incarnation with receipts of another series, so that neither an operation nor a
 * receipt number is used twice; head office need not be reachable for it.
 */
final class RestoreCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreCheck.class);

    private final Witness witness;
    private final Clock clock;

    RestoreCheck(Witness witness, Clock clock) {
        this.witness = witness;
        this.clock = clock;
    }

    /** From now on a witness that is missing means that the database came from elsewhere. */
    static void witnessed(Session session) {
        session.update("UPDATE replica_state SET witnessed = 1 WHERE id = 1");
    }

    void settle(Writer writer) throws IOException {
        try {
            boolean settled = writer.transaction(session -> {
                writer.guard().open();
                return settle(session);
            });
            if (settled) {
                witness.begin(writer.transaction(RestoreCheck::mark));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the witness has to begin anew. */
    private boolean settle(Session session) {
        if (Identities.read(session).isEmpty()) {
            return false;
        }
        var finding = finding(session);
        if (finding == Witness.Finding.AS_IT_WAS) {
            return false;
        }
        if (finding == Witness.Finding.ANOTHER) {
            goOn(session);
        }
        witnessed(session);
        return true;
    }

    private Witness.Finding finding(Session session) {
        boolean witnessed = session.number("SELECT witnessed FROM replica_state") > 0;
        try {
            return witness.look(new Witness.Claim(mark(session), before(session), witnessed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn(Session session) {
        var end = LogPosition.read(session);
        Branches.goOn(session, end.seq(), end.hash(), new SecureRandom(), clock.instant());
        LOG.warn(
                "this till's database was put back from a backup, or copied: it goes on behind operation {} with receipts of"
                        + " series {}",
                end.seq(),
                Identities.read(session).orElseThrow().series());
    }

    private static Witness.Mark mark(Session session) {
        return LogPosition.read(session).mark(incarnation(session));
    }

    /** Where the log stood before the newest transaction; empty when that one is not in the log any more. */
    private static Optional<Witness.Mark> before(Session session) {
        return session.first(
                        "SELECT MIN(seq) - 1 FROM sync_log"
                                + " WHERE txn = (SELECT txn FROM sync_log ORDER BY seq DESC LIMIT 1)"
                                + " AND seq > (SELECT MAX(seq) FROM sync_log) - "
                                + Limits.MAX_TXN_OPERATIONS
                                + " HAVING MIN(seq) IS NOT NULL",
                        List.of(),
                        row -> row.getLong(1))
                .flatMap(seq ->
                        LogTracker.hash(session, seq).map(hash -> new Witness.Mark(incarnation(session), seq, hash)));
    }

    private static int incarnation(Session session) {
        return Identities.read(session).orElseThrow().incarnation();
    }
}
