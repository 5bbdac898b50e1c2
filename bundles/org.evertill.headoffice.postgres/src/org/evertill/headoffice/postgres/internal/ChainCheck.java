package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation.Contents;

/** Takes every replica's hash chain anew, operation by operation. */
final class ChainCheck {

    private static final String OPERATIONS = """
            SELECT r.id, r.last_seq, r.last_hash, o.seq, o.hash, o.body, o.contents,
                   coalesce(r.ancestor_seqs[cardinality(r.ancestor_seqs)], 0) AS base_seq,
                   r.ancestor_hashes[cardinality(r.ancestor_hashes)] AS base_hash
              FROM replica r LEFT JOIN op o ON o.replica = r.id
             ORDER BY r.id, o.seq
            """;

    private final Findings findings;
    private String replica = "";
    private String declaredHash = "";
    private long declaredSeq;
    private long seq;
    private String hash = "";
    private long operations;
    private final Map<Contents, Long> other = new EnumMap<>(Contents.class);

    private ChainCheck(Findings findings) {
        this.findings = findings;
    }

    static void run(Connection connection, Findings findings) throws SQLException {
        var check = new ChainCheck(findings);
        Scan.each(connection, OPERATIONS, check::step);
        check.endOfReplica();
        Scan.each(
                connection,
                "SELECT DISTINCT replica FROM op WHERE replica NOT IN (SELECT id FROM replica) ORDER BY 1",
                row -> findings.add("op: operations of the replica " + row.getString(1) + ", which is not in replica"));
        Scan.each(
                connection,
                "SELECT table_name, entity_id, count(*) FROM op WHERE contents = 'ERASED' AND NOT EXISTS (SELECT FROM sync_erasures e"
                        + " WHERE e.table_name = op.table_name AND e.entity_id = op.entity_id) GROUP BY 1, 2 ORDER BY 1, 2",
                row -> findings.add(
                        "op: " + row.getLong(3) + " operations on " + row.getString(1) + " " + row.getString(2)
                                + " are erased, and nobody has erased it; after a restore repeat it (customer erase)"));
        findings.counted(check.operations + " operations, their hash chains taken anew" + check.notTakenAnew());
    }

    /** Those of which nothing but the place in the chain can be looked at are named, never passed over. */
    private String notTakenAnew() {
        long lost = other.getOrDefault(Contents.LOST, 0L);
        long erased = other.getOrDefault(Contents.ERASED, 0L);
        return (lost == 0 ? "" : "; " + lost + " of them with values that a till lost with its key")
                + (erased == 0 ? "" : "; " + erased + " of them with a person's data erased");
    }

    private void step(ResultSet row) throws SQLException {
        if (!row.getString(1).equals(replica)) {
            endOfReplica();
            replica = row.getString(1);
            declaredSeq = row.getLong(2);
            declaredHash = row.getString(3);
            seq = row.getLong("base_seq");
            String base = row.getString("base_hash");
            hash = base == null ? HashChain.genesis(replica) : base;
        }
        if (row.getString(6) != null) {
            operation(row.getLong(4), row.getString(5), row.getString(6), Contents.valueOf(row.getString("contents")));
        }
    }

    private void operation(long found, String storedHash, String body, Contents contents) {
        operations++;
        other.merge(contents, 1L, Long::sum);
        if (found != seq + 1) {
            findings.add("op: replica " + replica + " goes from seq " + seq + " to " + found);
        } else if (contents == Contents.WHOLE && !HashChain.next(hash, body).equals(storedHash)) {
            findings.add("op: replica " + replica + ", seq " + found + ": the hash does not fit the operation");
        }
        // Going on from what is stored finds the next damage too, rather than calling everything after it damaged.
        seq = found;
        hash = storedHash;
    }

    private void endOfReplica() {
        if (!replica.isEmpty() && (seq != declaredSeq || !hash.equals(declaredHash))) {
            findings.add("replica " + replica + ": its row says seq " + declaredSeq + ", its operations end at " + seq
                    + (seq == declaredSeq ? " with another hash" : ""));
        }
    }
}
