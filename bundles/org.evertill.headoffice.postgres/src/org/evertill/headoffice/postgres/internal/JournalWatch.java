package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.journal.EntryCheck;
import org.evertill.journal.SaleRows;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Authority.Deed;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/**
 * Looks at the journal as it arrives: each entry's hash, signature and link, and whether the sale that came with it is what was signed.
 * Whatever is wrong, the sale is taken; an incident tells of it. One statement for a batch.
 */
final class JournalWatch {

    private static final String TABLE = DomainTypes.JOURNAL_ENTRY.table();

    private static final String KNOWN = "SELECT 0, public_key, '', '', 0 FROM device_key WHERE replica = ? UNION ALL"
            + " SELECT 1, j.id, j.hash, j.register_id || '-' || j.receipt_series, j.receipt_number"
            + " FROM unnest(?::text[]) AS k (id) CROSS JOIN LATERAL"
            + " (SELECT * FROM sale_journal WHERE id = k.id OFFSET 0) j";

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Before> before = new HashMap<>();
    private final Author author;

    private JournalWatch(Author author) {
        this.author = author;
    }

    /** An entry that another one may go on from. */
    private record Before(String hash, String series, long number) {

        static Before of(JournalEntry entry) {
            return new Before(entry.hash(), entry.registerId() + "-" + entry.receiptSeries(), entry.receiptNumber());
        }
    }

    /** What watches over a till's operations; empty when there is no entry among them. */
    static Optional<JournalWatch> over(Connection connection, Tables tables, Batch batch) throws SQLException {
        boolean hasEntries = batch.operations().stream().anyMatch(JournalWatch::isEntry);
        if (!hasEntries
                || tables.find(TABLE).isEmpty()
                || batch.author().replica().equals(VersionVector.HEAD_OFFICE)) {
            return Optional.empty();
        }
        var watch = new JournalWatch(batch.author());
        var previous = new LinkedHashSet<String>();
        for (Operation op : batch.operations()) {
            entry(op).ifPresent(entry -> {
                watch.before.put(entry.id(), Before.of(entry));
                previous.add(String.valueOf(entry.previousId()));
            });
        }
        previous.removeAll(watch.before.keySet());
        watch.read(connection, previous);
        return Optional.of(watch);
    }

    private void read(Connection connection, Set<String> previous) throws SQLException {
        try (var query = connection.prepareStatement(KNOWN)) {
            query.setString(1, author.till());
            Sql.texts(query, 2, previous);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(1) == 0) {
                        keys.add(rows.getString(2));
                    } else {
                        before.put(
                                rows.getString(2), new Before(rows.getString(3), rows.getString(4), rows.getLong(5)));
                    }
                }
            }
        }
    }

    /** What is wrong with an entry; empty for all other operations. */
    List<Problem> problemOf(Deed deed) {
        var found = entry(deed.operation());
        if (found.isEmpty()) {
            return List.of();
        }
        var entry = found.get();
        var problems = new ArrayList<Problem>();
        EntryCheck.ofItself(entry, key -> keys.contains(key) && isHere(entry)).ifPresent(problems::add);
        link(entry).ifPresent(problems::add);
        // Not so when what was set aside comes alone, later: whether its sale is there, the verification sees.
        sale(entry, deed.transaction()).ifPresent(rows -> problems.addAll(EntryCheck.ofContent(entry, rows)));
        return problems;
    }

    private boolean isHere(JournalEntry entry) {
        return entry.replica().equals(author.till()) && entry.registerId().equals(author.registerId());
    }

    private Optional<Problem> link(JournalEntry entry) {
        String previous = entry.previousId();
        if (previous == null) {
            return Optional.empty();
        }
        var known = before.get(previous);
        if (known == null) {
            return Optional.of(EntryCheck.beforeMissing(entry));
        }
        boolean isNext =
                !known.series().equals(Before.of(entry).series()) || known.number() + 1 == entry.receiptNumber();
        return isNext && known.hash().equals(entry.previousHash())
                ? Optional.empty()
                : Optional.of(EntryCheck.reordered(entry));
    }

    private static Optional<SaleRows> sale(JournalEntry entry, List<Operation> transaction) {
        var sales = rows(transaction, DomainTypes.SALE).stream()
                .filter(sale -> entry.id().equals(sale.get("id")))
                .toList();
        return sales.isEmpty()
                ? Optional.empty()
                : Optional.of(new SaleRows(
                        sales.getFirst(),
                        rows(transaction, DomainTypes.SALE_LINE),
                        rows(transaction, DomainTypes.PAYMENT),
                        rows(transaction, DomainTypes.STOCK_MOVEMENT),
                        rows(transaction, DomainTypes.SALE_DISCOUNT)));
    }

    private static List<Row> rows(List<Operation> transaction, EntityType<?> type) {
        return transaction.stream()
                .filter(op -> op.table().equals(type.table()) && op.kind() == OperationKind.INSERT)
                .map(Operation::after)
                .toList();
    }

    private static boolean isEntry(Operation op) {
        return op.table().equals(TABLE) && op.kind() == OperationKind.INSERT;
    }

    /** One that is none as a row is refused elsewhere. */
    private static Optional<JournalEntry> entry(Operation op) {
        var type = DomainTypes.JOURNAL_ENTRY;
        return isEntry(op) && type.problemsOf(op.after()).isEmpty()
                ? Optional.of(type.fromRow(op.after()))
                : Optional.empty();
    }
}
