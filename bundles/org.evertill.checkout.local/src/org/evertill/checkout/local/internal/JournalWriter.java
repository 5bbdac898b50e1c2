package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.journal.Entries;
import org.evertill.journal.Entries.Link;
import org.evertill.journal.SaleRows;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/** Puts a sale into the till's journal, in the sale's own transaction. What it costs does not depend on how many there are. */
final class JournalWriter {

    private JournalWriter() {}

    /** Signs what a sale consists of, behind the till's newest entry. */
    static void append(UnitOfWork tx, TillIdentity till, Sale sale, SaleRows rows) {
        var entry = Entries.next(sale, rows, till.replica(), newest(tx), till.key());
        tx.insert(DomainTypes.JOURNAL_ENTRY, entry);
        tx.execute(
                "INSERT OR REPLACE INTO journal_head VALUES (1, ?, ?, ?, ?, ?)",
                List.of(entry.id(), entry.hash(), entry.registerId(), entry.receiptSeries(), entry.receiptNumber()));
    }

    /** Whatever the series: a till that goes on after a restore goes on with what its database knows. */
    private static Optional<Link> newest(UnitOfWork tx) {
        return tx
                .query(
                        "SELECT entry_id, hash FROM journal_head",
                        List.of(),
                        row -> new Link(row.getString(1), row.getString(2)))
                .stream()
                .findFirst();
    }
}
