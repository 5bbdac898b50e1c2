package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.journal.EntryCheck;
import org.evertill.journal.SaleRows;
import org.evertill.journal.SeriesWalk;
import org.evertill.kernel.Problem;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;

/**
 * Whether the sales are what the tills signed. Of its own series a till knows the keys and how many entries there have to be; of other
 * tills' it sees whether an entry, its sale and the one before fit together, and leaves the rest to head office. One thread.
 */
final class JournalCheck {

    /** By its order of the chain; whether the sale is there, and whether it is about to leave with its month. */
    private static final String ENTRIES = """
        SELECT j.id, s.id IS NOT NULL, j.scope IN (SELECT scope FROM letting_go)
        FROM sale_journal j LEFT JOIN sales s ON s.id = j.id AND s.is_deleted = 0
        WHERE j.is_deleted = 0 ORDER BY j.register_id, j.receipt_series, j.receipt_number, j.id\
        """;

    /** Sales beside a journal that has begun, or of this till's present series, since it writes one. */
    private static final String WITHOUT = """
        WITH begun AS (SELECT register_id, receipt_series, min(receipt_number) AS first FROM
            (SELECT register_id, receipt_series, receipt_number FROM sale_journal
             UNION ALL SELECT register_id, receipt_series, oldest FROM journal_carried)
            GROUP BY register_id, receipt_series)
        SELECT s.receipt || ' (' || s.id || ')' FROM sales s
            LEFT JOIN begun g ON g.register_id = s.register_id AND g.receipt_series = s.receipt_series
            LEFT JOIN till_identity i ON i.register_id = s.register_id AND i.series = s.receipt_series
            LEFT JOIN before_journal b ON b.register_id = s.register_id AND b.receipt_series = s.receipt_series
        WHERE s.is_deleted = 0 AND s.scope NOT IN (SELECT scope FROM letting_go)
            AND NOT EXISTS (SELECT 1 FROM sale_journal j WHERE j.id = s.id AND j.is_deleted = 0)
            AND (s.receipt_number > g.first OR i.series IS NOT NULL AND s.receipt_number > coalesce(b.newest, 0))\
        """;

    /** Movements of signed sales that are not the ones that were signed: those have the identifiers of their lines. */
    private static final String STRAY = """
        SELECT DISTINCT l.sale_id FROM stock_movements m JOIN sale_lines l ON l.id = m.sale_line_id
            JOIN sale_journal j ON j.id = l.sale_id
        WHERE m.sale_line_id IS NOT NULL AND m.id <> m.sale_line_id AND m.is_deleted = 0\
        """;

    /** The end of the journal as the till noted it, and as its log has it. */
    private static final String CUT_OFF = """
        SELECT h.entry_id FROM journal_head h
        WHERE NOT EXISTS (SELECT 1 FROM sale_journal j WHERE j.id = h.entry_id AND j.is_deleted = 0)
            AND NOT EXISTS (SELECT 1 FROM journal_carried c WHERE c.register_id = h.register_id
                AND c.receipt_series = h.receipt_series AND c.newest >= h.receipt_number)
        UNION
        SELECT l.entity_id FROM sync_log l
        WHERE l.table_name = 'sale_journal'
            AND NOT EXISTS (SELECT 1 FROM sale_journal j WHERE j.id = l.entity_id AND j.is_deleted = 0)
            AND l.scope NOT IN (SELECT scope FROM letting_go)
            AND NOT EXISTS (SELECT 1 FROM journal_carried c WHERE c.scope = l.scope)\
        """;

    private final Reader reader;
    private final TillIdentity till;
    private final Set<String> ownSeries;
    private final List<String> findings = new ArrayList<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long more;
    private long entries;

    JournalCheck(Reader reader, TillIdentity till) {
        this.reader = reader;
        this.till = till;
        this.ownSeries = new TreeSet<>(reader.query("SELECT series FROM branch", List.of(), row -> row.getString(1)));
        ownSeries.add(till.series());
    }

    private record Place(String id, boolean hasSale, boolean isLeaving) {}

    /** Numbers of an own series that are not there. */
    private record Gap(JournalEntry next, long from, long to) {}

    void all() {
        var walk = new SeriesWalk(new Known(), this::add);
        reader.forEach(
                ENTRIES, List.of(), row -> new Place(row.getString(1), row.getBoolean(2), row.getBoolean(3)), place -> {
                    entries++;
                    reader.find(DomainTypes.JOURNAL_ENTRY, place.id()).ifPresent(stored -> {
                        walk.next(stored.value());
                        if (!place.isLeaving()) {
                            content(stored.value(), place.hasSale());
                        }
                    });
                });
        ownSeries.forEach(this::gaps);
        find(STRAY, "journal.movements", "has a stock movement more than was signed");
        find(WITHOUT, "journal.no-entry", "is not in the journal: it was written past the till");
        find(CUT_OFF, "journal.cut-off", "was written to the journal and is not there any more");
        counted.put("journal entries", entries);
    }

    List<String> findings() {
        return findings;
    }

    /** Findings beyond those that are listed. */
    long more() {
        return more;
    }

    SortedMap<String, Long> counted() {
        return counted;
    }

    private final class Known implements SeriesWalk.Journal {

        /** A copy of this till has its name and another series; which key it has by now head office knows. */
        @Override
        public boolean isKeyOfTill(JournalEntry entry, String publicKey) {
            boolean isTills = entry.replica().equals(till.replica());
            return isOwn(entry) ? isTills && till.keysSoFar().contains(publicKey) : !isTills || isHere(entry);
        }

        @Override
        public Optional<String> hashOf(String id) {
            return reader
                    .query(
                            "SELECT hash FROM sale_journal WHERE id = ? AND is_deleted = 0",
                            List.of(id),
                            r -> r.getString(1))
                    .stream()
                    .findFirst();
        }

        @Override
        public boolean mayLack(JournalEntry next, long from, long to) {
            if (from > 0 && isOwn(next)) {
                gaps.add(new Gap(next, from, to));
            }
            return true;
        }
    }

    private boolean isOwn(JournalEntry entry) {
        return isHere(entry) && ownSeries.contains(entry.receiptSeries());
    }

    private boolean isHere(JournalEntry entry) {
        return entry.registerId().equals(till.registerId());
    }

    /** What is missing of an own series has to have left with its month. */
    private void gaps(String series) {
        var carried = reader.query(
                        "SELECT coalesce(sum(entries), 0), coalesce(max(newest), 0) FROM journal_carried"
                                + " WHERE register_id = ? AND receipt_series = ?",
                        List.of(till.registerId(), series),
                        row -> new long[] {row.getLong(1), row.getLong(2)})
                .getFirst();
        var own = gaps.stream()
                .filter(gap -> gap.next().receiptSeries().equals(series))
                .toList();
        long missing = own.stream().mapToLong(gap -> gap.to() - gap.from() + 1).sum();
        if (missing <= carried[0]) {
            return;
        }
        own.stream().filter(gap -> carried[0] == 0 || gap.to() > carried[1]).forEach(gap -> add(missing(gap)));
    }

    private static Problem missing(Gap gap) {
        return Problem.of(
                "journal.entry-missing",
                "The receipt " + gap.next().receipt() + " (" + gap.next().id()
                        + "): its entry in the journal goes on from one that is not there; missing are the numbers "
                        + gap.from()
                        + " to " + gap.to() + ".");
    }

    private void content(JournalEntry entry, boolean hasSale) {
        var sale = hasSale ? reader.row(DomainTypes.SALE, entry.id()) : Optional.<Row>empty();
        if (sale.isEmpty()) {
            add(EntryCheck.saleMissing(entry));
            return;
        }
        String id = entry.id();
        var rows = new SaleRows(
                sale.get(),
                rows(DomainTypes.SALE_LINE, "sale_id = ?", id),
                rows(DomainTypes.PAYMENT, "sale_id = ?", id),
                rows(DomainTypes.STOCK_MOVEMENT, "id IN (SELECT id FROM sale_lines WHERE sale_id = ?)", id),
                rows(DomainTypes.SALE_DISCOUNT, "sale_id = ?", id));
        EntryCheck.ofContent(entry, rows).forEach(this::add);
    }

    private List<Row> rows(EntityType<?> type, String condition, String saleId) {
        String sql = "SELECT id FROM " + type.table() + " WHERE is_deleted = 0 AND " + condition;
        return reader.query(sql, List.of(saleId), row -> row.getString(1)).stream()
                .map(id -> reader.row(type, Objects.requireNonNull(id)).orElseThrow())
                .toList();
    }

    private void find(String sql, String code, String sentence) {
        reader.forEach(
                sql,
                List.of(),
                row -> row.getString(1),
                which -> add(Problem.of(code, "The sale " + which + " " + sentence + ".")));
    }

    private void add(Problem problem) {
        if (findings.size() < DatabaseCheck.MAX_FINDINGS) {
            findings.add(problem.message() + " (" + problem.code() + ")");
        } else {
            more++;
        }
    }
}
