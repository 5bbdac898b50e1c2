package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.kernel.VersionVector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all tills of a chain of several stores with which keys the others sign, and which of them are not good any more: by these they check
 * receipts of other stores without asking. After each enrolment and shutting out, and when head office starts. Any thread.
 */
final class KeyNews {

    private static final Logger LOG = LoggerFactory.getLogger(KeyNews.class);
    private static final String SYSTEM = "system:headoffice";

    /**
     * A till that was put back or copied goes on under another name of the same device. A key with which a till was shut out stays so when the till is
     * known again with another one.
     */
    private static final String KEYS = """
        SELECT k.replica, r.store_id, r.register_id, k.public_key, k.since, k.until,
               d.revoked_at IS NOT NULL AND k.until >= d.revoked_at
               OR EXISTS (SELECT FROM till_keys t WHERE t.public_key = k.public_key AND t.shut_out) AS shut_out
          FROM device_key k JOIN device d ON d.replica = k.replica JOIN replica r ON r.id = k.replica
         WHERE r.store_id IS NOT NULL AND r.register_id IS NOT NULL
           AND (SELECT count(*) FROM (SELECT FROM stores WHERE NOT is_deleted LIMIT 2) s) = 2
         ORDER BY k.since, k.public_key
        """;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;

    KeyNews(Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
    }

    /** What is told already is left alone. Never fails: what was not told is told with the next enrolment, or when head office starts. */
    void tell() {
        boolean isKnown = tables.find(DomainTypes.TILL_KEY.table()).isPresent()
                && tables.find(DomainTypes.STORE.table()).isPresent();
        if (isKnown) {
            try {
                partitions.receiveNow().then(at -> transactions.write(c -> tell(c, at)));
            } catch (RuntimeException e) {
                LOG.error("tills were not told of each other's keys; it is tried again when head office starts", e);
            }
        }
    }

    private int tell(Connection connection, Instant at) throws SQLException {
        // Whoever else tells waits here, and then finds it told.
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var wanted = new ArrayList<OwnWrites.Wanted>();
        try (var query = connection.prepareStatement(KEYS);
                var row = query.executeQuery()) {
            while (row.next()) {
                var until = Sql.instant(row, "until");
                wanted.add(writes.wanted(
                        DomainTypes.TILL_KEY,
                        new JournalEntry.Key(
                                JournalEntry.Key.idOf(row.getString("public_key")),
                                row.getString("replica"),
                                row.getString("store_id"),
                                row.getString("register_id"),
                                row.getString("public_key"),
                                Sql.instant(row, "since").orElse(at),
                                until.orElse(null),
                                row.getBoolean("shut_out"))));
            }
        }
        if (!wanted.isEmpty()) {
            writes.save(connection, wanted, SYSTEM, at);
        }
        return wanted.size();
    }
}
