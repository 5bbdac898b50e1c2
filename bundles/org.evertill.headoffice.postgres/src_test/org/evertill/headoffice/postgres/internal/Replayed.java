package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StaffAuthority;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;

/**
 * What a head office has to have if it has merged the operations that it keeps: all of them judged again, in the order in
 * which they became part of the rows, from nothing.
 */
final class Replayed {

    final Map<RowKey, StoredRow> rows = new HashMap<>();
    final Map<ClaimKey, Claim> claims = new HashMap<>();
    final List<Loss> losses = new ArrayList<>();
    private final Merger merger = new Merger(
            Stream.concat(DomainTypes.ALL.stream(), SyncTypes.ALL.stream()).toList());

    /** Local transactions, those that were released apart from the rest of theirs, in the order of their first operation. */
    private static final String KEPT = """
        SELECT o.replica, o.body, o.received_at, r.store_id, r.register_id,
               o.replica || '|' || o.txn || '|' || coalesce(i.id, '') AS together,
               (SELECT max(l.epoch) FROM epoch l WHERE l.first_arrival <= o.arrival)
          FROM op o JOIN replica r ON r.id = o.replica
          LEFT JOIN sync_incidents i ON i.replica = o.replica AND i.status = 'RELEASED'
               AND o.seq BETWEEN i.first_seq AND i.last_seq
         WHERE o.verdict <> 'QUARANTINED' ORDER BY o.arrival
        """;

    private Replayed() {}

    private record Transaction(Author author, int epoch, Instant receivedAt, List<Operation> operations) {}

    static Replayed of(Connection connection) throws SQLException {
        var replayed = new Replayed();
        transactions(connection).forEach(replayed::judge);
        return replayed;
    }

    private static Iterable<Transaction> transactions(Connection connection) throws SQLException {
        var transactions = new LinkedHashMap<String, Transaction>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(KEPT)) {
            while (found.next()) {
                var author = new Author(found.getString(1), found.getString(4), found.getString(5));
                Instant at = Sql.instant(found, "received_at").orElseThrow();
                int epoch = found.getInt(7);
                var op = HashChain.operation(found.getString(2), "");
                transactions
                        .computeIfAbsent(
                                found.getString(6), key -> new Transaction(author, epoch, at, new ArrayList<>()))
                        .operations()
                        .add(op);
            }
        }
        return transactions.values();
    }

    private void judge(Transaction transaction) {
        var judgement = new Judgement(
                merger.in(transaction.epoch()),
                transaction.author(),
                new Known(rows, claims),
                transaction.receivedAt(),
                new StaffAuthority());
        judgement.judge(transaction.operations());
        judgement.changes().forEach(change -> rows.put(change.key(), change.after()));
        judgement.claims().forEach((key, claim) -> {
            if (claim.claimants().isEmpty()) {
                claims.remove(key);
            } else {
                claims.put(key, claim);
            }
        });
        losses.addAll(judgement.losses());
    }
}
