package org.evertill.headoffice.postgres.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.sync.merge.Author;
import org.evertill.sync.protocol.Operation;

/**
 * What is judged.
 *
 * @param operations whole local transactions of the author
 * @param judgedAt when it is judged, which is later for what was set aside
 * @param patience with the rules of a chain, which all parts share
 */
record Batch(Author author, List<Operation> operations, Instant receivedAt, Instant judgedAt, Patience patience) {

    /** All that is judged in one transaction of the database, as it arrives. */
    Batch(Author author, List<Operation> operations, Instant receivedAt) {
        this(author, operations, receivedAt, receivedAt);
    }

    /** The same, of operations that arrived before. */
    Batch(Author author, List<Operation> operations, Instant receivedAt, Instant judgedAt) {
        this(author, operations, receivedAt, judgedAt, Patience.ofATransaction());
    }

    /** Some of its transactions. */
    Batch part(List<Operation> some) {
        return new Batch(author, some, receivedAt, judgedAt, patience);
    }

    /** Runs of operations that share a local transaction, in order. */
    static List<List<Operation>> transactionsOf(List<Operation> operations) {
        var transactions = new ArrayList<List<Operation>>();
        int start = 0;
        for (int i = 1; i <= operations.size(); i++) {
            if (i == operations.size()
                    || !operations.get(i).txn().equals(operations.get(start).txn())) {
                transactions.add(operations.subList(start, i));
                start = i;
            }
        }
        return transactions;
    }
}
