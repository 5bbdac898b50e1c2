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
 */
record Batch(Author author, List<Operation> operations, Instant receivedAt) {

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
