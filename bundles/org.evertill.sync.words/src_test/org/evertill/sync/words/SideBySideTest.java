package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.junit.jupiter.api.Test;

class SideBySideTest extends WordsCase {

    @Test
    void valuesStandBesideEachOtherWithWhatWasBefore() {
        var own = Row.EMPTY
                .with("price_e4", 19_950L)
                .with("price_currency", "EUR")
                .with("tax_included", true);
        var other = own.with("price_e4", 20_000L);
        var siblings = List.of(sibling(own, "R1", ""), sibling(other, VersionVector.HEAD_OFFICE, "s1"));
        var conflict = conflict("price_rows", "r1", "price", siblings);
        var told = sideBySide().compared(conflict, siblings, "R1", own.with("price_e4", 21_000L));
        assertEquals(List.of("Price", "Tax included", "From quantity"), told.fields());
        assertEquals(List.of("€2.10", "yes", "nothing"), told.before());
        assertEquals(
                List.of("This till", "Head office"),
                told.sides().stream().map(SideBySide.Side::place).toList());
        assertEquals(List.of("€2.00", "yes", "nothing"), told.sides().getLast().values());
        assertEquals(
                "by Anna, Nov 26, 2026, 6:10 AM", plain(told.sides().getFirst().by()));
        assertEquals(
                List.of(),
                sideBySide().compared(conflict, siblings, "R1", Row.EMPTY).before());
    }

    @Test
    void ofAClaimTheRowsStandBesideEachOther() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("entity_id", "k1"), "R1", ""),
                sibling(Row.EMPTY.with("entity_id", "k2"), "R2", ""));
        var conflict = conflict("product_codes", "k1", "unique:code", siblings);
        var told = sideBySide().compared(conflict, siblings, "R9", Row.EMPTY);
        assertEquals(List.of("Product"), told.fields());
        assertEquals(
                List.of("Tea, stock code T1", "Milk, stock code T2"),
                told.sides().stream().map(SideBySide.Side::name).toList());
        assertEquals(
                List.of("Register S1-R1", "Another till"),
                told.sides().stream().map(SideBySide.Side::place).toList());
        assertEquals(
                new SideBySide.Brief("Barcode 4000417025005", "is there more than once"),
                sideBySide().brief(conflict));
    }

    @Test
    void aLineOfAListIsBrief() {
        var siblings = List.of(sibling(Row.EMPTY.with("name", "Chai"), "R1", ""));
        assertEquals(
                new SideBySide.Brief("Product Tea", "Name: several values"),
                sideBySide().brief(conflict("products", "p1", "name", siblings)));
    }

    @Test
    void aDeletionStandsBesideTheEditInOneLine() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("is_deleted", true), "R1", ""),
                sibling(Row.EMPTY.with("is_deleted", false), "R2", ""));
        var conflict = conflict("customers", "c1", "life", siblings);
        var told = sideBySide().compared(conflict, siblings, "R1", Row.EMPTY);
        assertEquals(List.of(""), told.fields());
        assertEquals(
                List.of(List.of("Deleted"), List.of("Kept as it is")),
                told.sides().stream().map(SideBySide.Side::values).toList());
    }

    private SideBySide sideBySide() {
        return new SideBySide(Locale.US, ZoneOffset.UTC, known);
    }
}
