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

    /** What tills have signed: whoever writes it in another way makes all journals of before false. */
    @Test
    void whatIsSignedIsWrittenAsItAlwaysWas() {
        var sale = Row.EMPTY
                .with("id", "s1")
                .with("receipt_number", 7L)
                .with("staff_id", "kim")
                .with("completed_at", "2026-01-02T03:04:05.678Z")
                .with("total_minor", -1_190L)
                .with("total_currency", "EUR")
                .with("totally", "else")
                .with("reference", null);
        var rows = new SaleRows(
                sale,
                List.of(line("l3", 1_234_567L), line("l2", 12L), line("l1", 12L), line("l0", -3L)),
                List.of(Row.EMPTY.with("id", "p1").with("tender", "cash").with("given_minor", 5L)),
                List.of(Row.EMPTY.with("id", "m2"), Row.EMPTY.with("id", "m1").with("reason", "\"ü\n")),
                List.of(Row.EMPTY.with("id", "d1").with("amount_minor", 1L)));
        assertEquals("9bb3ac2deeb230e23fc22037cba42b089fdf15db55381d269c55b1297c590383", rows.digest());
        assertEquals(
                "S:ENnx2hytv4RBnWIoNu5b "
                        + "L-00003:FUyGRBNvYmPriIG-jUxP "
                        + "L000012:FUyGRBNvYmPriIG-OYAE "
                        + "L000012:FUyGRBNvYmPriIG--_1k "
                        + "L1234567:FUyGRBNvYmPriIG-cCT6 "
                        + "P9kVR:BW_V3Uj5XFIW "
                        + "M:yrU7 "
                        + "D:WLyz",
                Marks.text(Marks.of(rows)));
    }

    private static Row line(String id, long position) {
        return Row.EMPTY
                .with("id", id)
                .with("position", position)
                .with("unit_price_e4", 119_000L)
                .with("unit_price_currency", "EUR")
                .with("tax_included", true)
                .with("tax_minor", 19L)
                .with("tax_class", "standard")
                .with("total_minor", 1_190L)
                .with("discount_minor", null);
    }
}
