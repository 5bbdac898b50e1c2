package org.evertill.storage.sqlite.internal;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;

/**
 * Whose the operations of the log are: this till's first incarnation's, and, since its database was put back from a backup or
 * copied, those of others, each behind an operation of the one before.
 */
final class Branches {

    /** Whether an incident, {@code i}, is about operations of this log, which are counted as others of this till may be. */
    static final String IS_OWN = "EXISTS (SELECT 1 FROM branch b WHERE b.name = i.replica"
            + " AND i.first_seq > b.after_seq AND i.first_seq <= b.until_seq)";

    /** Incarnations are numbers that two copies do not choose alike. */
    private static final int MAX_STEP = 1_000_000;

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private Branches() {}

    /** Notes the first incarnation. */
    static void first(Session session, TillIdentity identity, Instant now) {
        String genesis = HashChain.genesis(identity.replica());
        insert(session, identity, new Hello.Branch(identity.incarnation(), 0, 0, genesis, identity.series()), now);
    }

    /** All but the first incarnation, the present one last: each has a higher number than the one that it goes on with. */
    static List<Hello.Branch> all(Session session) {
        return session.list(
                "SELECT incarnation, of, after_seq, after_hash, series FROM branch WHERE of > 0 ORDER BY incarnation",
                List.of(),
                row -> new Hello.Branch(
                        row.getInt(1), row.getInt(2), row.getLong(3), row.getString(4), row.getString(5)));
    }

    /**
     * Goes on behind an operation of the log: as another incarnation with receipts of another series; as the same one, when it
     * begins behind that operation anyway and has to begin earlier.
     *
     * @param hash of that operation, or the chain's genesis
     */
    static void goOn(Session session, long afterSeq, String hash, RandomGenerator random, Instant now) {
        var identity = Identities.read(session).orElseThrow();
        var branches = all(session);
        long begins = branches.isEmpty() ? 0 : branches.getLast().afterSeq();
        session.update(
                "UPDATE replica_state SET acked_seq = min(acked_seq, ?1), pulled_seq = min(pulled_seq, ?1) WHERE id = 1",
                afterSeq);
        if (afterSeq < begins) {
            session.update(
                    "DELETE FROM branch WHERE after_seq > ? AND incarnation <> ?", afterSeq, identity.incarnation());
            session.update(
                    "UPDATE branch SET after_seq = ?, after_hash = ?, of = (SELECT p.incarnation FROM branch p"
                            + " WHERE p.incarnation <> branch.incarnation ORDER BY p.incarnation DESC LIMIT 1)"
                            + " WHERE incarnation = ?",
                    afterSeq,
                    hash,
                    identity.incarnation());
        } else {
            var next = next(identity, random);
            Identities.goOnAs(session, next.incarnation(), next.series());
            int of = identity.incarnation();
            insert(session, next, new Hello.Branch(next.incarnation(), of, afterSeq, hash, next.series()), now);
        }
        session.update(
                "UPDATE branch SET until_seq = coalesce((SELECT n.after_seq FROM branch n WHERE n.of = branch.incarnation), ?)",
                Long.MAX_VALUE);
    }

    private static TillIdentity next(TillIdentity old, RandomGenerator random) {
        long incarnation = old.incarnation() + 1L + random.nextInt(MAX_STEP);
        if (incarnation > Integer.MAX_VALUE) {
            throw new ProblemException(Problem.of(
                    "storage.restored-too-often",
                    "This till's database was put back or copied too often. Its sales are safe; enrol the till again with a"
                            + " new code, in a new data directory."));
        }
        return old.goingOnAs((int) incarnation, series(old.series(), random));
    }

    /** Head office gives out letters alone, so a digit behind them tells that a till went on by itself: A becomes A7KM. */
    static String series(String old, RandomGenerator random) {
        var letters = old.replaceFirst("[0-9].*", "");
        var text = new StringBuilder(letters).append(2 + random.nextInt(8));
        for (int i = 0; i < 2; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static void insert(Session session, TillIdentity identity, Hello.Branch branch, Instant now) {
        String name =
                identity.incarnation() == 1 ? identity.replica() : identity.replica() + "~" + identity.incarnation();
        session.update(
                "INSERT INTO branch (incarnation, name, series, of, after_seq, after_hash, until_seq, began_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                identity.incarnation(),
                name,
                branch.series(),
                branch.of(),
                branch.afterSeq(),
                branch.afterHash(),
                Long.MAX_VALUE,
                ColumnType.text(now));
    }
}
