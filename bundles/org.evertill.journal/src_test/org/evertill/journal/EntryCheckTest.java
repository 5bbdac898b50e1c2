package org.evertill.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.evertill.domain.JournalEntry;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class EntryCheckTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
    }

    private static SaleRows rows(long price) {
        var sale = Row.EMPTY.with("id", "s1").with("total_minor", 100L);
        var line = Row.EMPTY.with("id", "l1").with("position", 12L).with("unit_price_e4", price);
        return new SaleRows(sale, List.of(line), List.of(), List.of(), List.of());
    }

    private static JournalEntry entry(String digest, String marks) {
        return new JournalEntry(
                "s1", "S1", Instant.EPOCH, "S1-R1", "till", "A", 1, null, null, digest, marks, "key", "hash", "sign");
    }

    private static JournalEntry signed(SaleRows rows) {
        return entry(rows.digest(), Marks.text(Marks.of(rows)));
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    /** A till and head office may write numbers with other digits. */
    @Test
    void whatIsNamedDoesNotDependOnTheLocale() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        var entry = signed(rows(1));
        Locale.setDefault(Locale.ROOT);
        assertEquals(List.of(), EntryCheck.ofContent(entry, rows(1)));
        var found = EntryCheck.ofContent(entry, rows(2));
        assertEquals(List.of("journal.line-price"), codes(found));
        assertEquals(
                "The receipt S1-R1-A-000001 (s1): the price of line 12 is not as it was signed.",
                found.getFirst().message());
    }

    /** An entry of a version that signs other things, or in another way. */
    @Test
    void anEntryWithoutMarksIsNotTakenForOneWithOtherMovements() {
        var rows = rows(1);
        assertEquals(
                List.of("journal.sale-changed", "journal.line-added", "journal.movements"),
                codes(EntryCheck.ofContent(entry("other", ""), rows)));
    }
}
