package org.evertill.storage.sqlite.internal;

import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once what stood in clear is sealed, or a person's data is erased: writes the whole file anew, so that its unused parts hold
 * nothing of it. Row numbers may change with that, so the search indexes go before and come anew after it; killed in between, the next opening makes them and
 * cleans again. Only while nobody else uses the file.
 */
final class FileCleaning {

    private static final Logger LOG = LoggerFactory.getLogger(FileCleaning.class);

    private FileCleaning() {}

    /** Notes, in a transaction, that it has to be done. */
    static void noteDue(Session session) {
        session.update("UPDATE vault_state SET unclean = 1 WHERE id = 1");
    }

    /** Does it if it has to be done; a disk that is too full for it does not keep the till from selling. */
    static void settle(Session session, Writer writer, Migrator migrator) {
        if (session.number("SELECT unclean FROM vault_state") == 0) {
            return;
        }
        boolean clean = rewritten(session, writer, migrator);
        writer.transaction(s -> {
            writer.guard().open();
            migrator.searchIndexes();
            return clean ? s.update("UPDATE vault_state SET unclean = 0 WHERE id = 1") : 0;
        });
        session.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static boolean rewritten(Session session, Writer writer, Migrator migrator) {
        try {
            writer.transaction(s -> {
                migrator.dropSearchIndexes();
                return 0;
            });
            session.run("VACUUM");
            LOG.info("the database's file was written anew: its unused parts hold nothing sensitive any more");
            return true;
        } catch (ProblemException e) {
            LOG.warn(
                    "unused parts of the database's file may still hold sensitive values in clear: {}; the next start tries"
                            + " again",
                    e.problem().code(),
                    e);
            return false;
        }
    }
}
