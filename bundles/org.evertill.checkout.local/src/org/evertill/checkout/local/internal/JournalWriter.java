package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.journal.Entries;
import org.evertill.journal.Entries.Link;
import org.evertill.journal.SaleRows;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;

/** Puts a sale into the till's journal, in the sale's own transaction. What it costs does not depend on how many there are. */
final class JournalWriter {

    private JournalWriter() {}

    /**
     * Signs what a sale consists of, behind the till's newest entry: on another thread, while this one writes the rows.
     *
     * @param rows made on that thread
     */
    static CompletableFuture<JournalEntry> signing(
            UnitOfWork tx, TillIdentity till, Sale sale, Supplier<SaleRows> rows) {
        var before = newest(tx);
        return CompletableFuture.supplyAsync(() -> Entries.next(sale, rows.get(), till.replica(), before, till.key()));
    }

    static void append(UnitOfWork tx, JournalEntry entry) {
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
