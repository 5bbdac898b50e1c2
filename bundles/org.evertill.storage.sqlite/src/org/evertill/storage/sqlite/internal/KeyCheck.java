package org.evertill.storage.sqlite.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.sqlite.KeyRing;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.MasterKey;

/**
 * Whether the keys that are kept are those of the database, which holds a check value of each. Looked at before anything is
 * written: a database whose keys are not here is left as it is.
 */
final class KeyCheck {

    static final Problem NOT_LOST = Problem.of(
            "storage.key-not-lost",
            "There is nothing to forget: the data directory has no database that is encrypted with another key than the one in"
                    + " its file till.key. Nothing was changed.");

    private static final String WRONG = "storage.key-wrong";

    private static final String LOST =
            " If it is lost for good, the command line's key --forget drops what cannot be read any"
                    + " more and keeps everything else, sales that were not sent among it; then enrol --again, with a new code,"
                    + " fetches customers and staff from head office.";

    private KeyCheck() {}

    /** Whether the database on which the session stands has keys of which some are not here. */
    static boolean isLost(Session session, KeyStore store, Path directory) {
        var known = known(session);
        return !known.isEmpty()
                && switch (store.load(directory)) {
                    case Outcome.Ok<KeyRing>(var ring) ->
                        !ring.keys().stream()
                                .map(key -> DerivedKeys.of(key).check())
                                .toList()
                                .containsAll(known.values());
                    // A disk that does not answer is no reason to throw anything away.
                    case Outcome.Failed<KeyRing>(var problem) -> {
                        if (!problem.code().equals(WRONG)) {
                            throw new ProblemException(problem);
                        }
                        yield true;
                    }
                };
    }

    /**
     * The keys of the database on which the session stands; makes the first one.
     *
     * @throws ProblemException {@code storage.key-missing}, {@code storage.key-wrong}
     */
    static KeyRing settle(Session session, KeyStore store, Path directory) {
        var known = known(session);
        var ring = store.load(directory).orThrow();
        if (ring.isEmpty()) {
            if (!known.isEmpty()) {
                throw new ProblemException(missing());
            }
            return store.keep(directory, new KeyRing(List.of(MasterKey.random(new SecureRandom()))))
                    .orThrow();
        }
        var here = ring.keys().stream().map(key -> DerivedKeys.of(key).check()).toList();
        if (!here.containsAll(known.values())) {
            throw new ProblemException(wrong("it belongs to another database, or was changed since"));
        }
        return ring;
    }

    /** The check values by key, as the database has them; none in one that was never sealed. */
    static Map<String, String> known(Session session) {
        var known = new TreeMap<String, String>();
        if (session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'vault_key'") > 0) {
            session.forEach(
                    "SELECT id, check_value FROM vault_key",
                    List.of(),
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    entry -> known.put(entry.getKey(), entry.getValue()));
        }
        return known;
    }

    /** Notes the key that values are sealed with from now on; the others are known, or are needed no more. */
    static void note(Session session, KeyRing ring) {
        var key = DerivedKeys.of(ring.keys().getFirst());
        session.update(
                "INSERT INTO vault_key (id, check_value) VALUES (?, ?) ON CONFLICT DO NOTHING", key.id(), key.check());
    }

    private static Problem missing() {
        return Problem.of(
                "storage.key-missing",
                "The key of this till's database, the file till.key, is not in the data directory, so that names and secrets"
                        + " in it cannot be read. Nothing was changed. Put the key file back from where it is kept."
                        + LOST);
    }

    /** Of keys that are there and do not fit. */
    static Problem wrong(String how) {
        return Problem.of(
                        WRONG,
                        "The key file till.key in the data directory is not the one of this database. Nothing was changed."
                                + " Put the right key file back; one of before a rotation belongs to backups of before it."
                                + LOST)
                .with("how", how);
    }
}
