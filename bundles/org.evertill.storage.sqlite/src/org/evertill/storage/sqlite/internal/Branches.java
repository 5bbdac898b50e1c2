package org.evertill.storage.sqlite.internal;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evertill.entity.ColumnType;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Lineage;

/** The {@link Lineage} of this till's log in the database. */
final class Branches {

    /** Whether an incident, {@code i}, is about operations of this log, which are counted as others of this till may be. */
    static final String IS_OWN = "EXISTS (SELECT 1 FROM branch b WHERE b.name = i.replica"
            + " AND i.first_seq > b.after_seq AND i.first_seq <= b.until_seq)";

    private Branches() {}

    /** Notes the first incarnation. */
    static void first(Session session, TillIdentity identity, Instant now) {
        var lineage = Lineage.first(identity.replica(), identity.incarnation(), identity.series());
        put(session, identity.replica(), lineage.present(), now);
    }

    /** All but the first incarnation, the present one last: each has a higher number than the one that it goes on with. */
    static List<Hello.Branch> all(Session session) {
        return read(session, "WHERE of > 0");
    }

    private static List<Hello.Branch> read(Session session, String which) {
        return session.list(
                "SELECT incarnation, of, after_seq, after_hash, series FROM branch " + which + " ORDER BY incarnation",
                List.of(),
                row -> new Hello.Branch(
                        row.getInt(1), row.getInt(2), row.getLong(3), row.getString(4), row.getString(5)));
    }

    /**
     * Goes on behind an operation of the log, as {@link Lineage#goOn} says. What was behind it is not acknowledged, nor part of what
     * was pulled, under its new name.
     *
     * @param hash of that operation, or the chain's genesis
     */
    static void goOn(Session session, long afterSeq, String hash, RandomGenerator random, Instant now) {
        var identity = Identities.read(session).orElseThrow();
        var before = new Lineage(read(session, ""));
        var lineage = before.goOn(afterSeq, hash, random);
        session.update(
                "UPDATE replica_state SET acked_seq = min(acked_seq, ?1), pulled_seq = min(pulled_seq, ?1) WHERE id = 1",
                afterSeq);
        var kept = lineage.branches().stream().map(Hello.Branch::incarnation).toList();
        before.branches().stream()
                .map(Hello.Branch::incarnation)
                .filter(incarnation -> !kept.contains(incarnation))
                .forEach(incarnation -> session.update("DELETE FROM branch WHERE incarnation = ?", incarnation));
        put(session, identity.replica(), lineage.present(), now);
        session.update(
                "UPDATE branch SET until_seq = coalesce((SELECT n.after_seq FROM branch n WHERE n.of = branch.incarnation), ?)",
                Long.MAX_VALUE);
        Identities.goOnAs(
                session, lineage.present().incarnation(), lineage.present().series());
    }

    /** One that is there already began when it did. */
    private static void put(Session session, String till, Hello.Branch branch, Instant now) {
        session.update(
                "INSERT INTO branch (incarnation, name, series, of, after_seq, after_hash, until_seq, began_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (incarnation) DO UPDATE SET of = excluded.of,"
                        + " after_seq = excluded.after_seq, after_hash = excluded.after_hash",
                branch.incarnation(),
                Lineage.name(till, branch.incarnation()),
                branch.series(),
                branch.of(),
                branch.afterSeq(),
                branch.afterHash(),
                Long.MAX_VALUE,
                ColumnType.text(now));
    }
}
