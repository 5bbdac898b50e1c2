package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.junit.jupiter.api.Test;

class ConflictWordsTest extends WordsCase {

    @Test
    void aFieldIsToldWithItsRowItsValuesAndWhoEnteredThem() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("name", "Tea"), "R1", ""), sibling(Row.EMPTY.with("name", "Chai"), "R2", "s2"));
        var told = english().told(conflict("products", "p1", "name", siblings), siblings);
        assertEquals("Product Tea, stock code T1: Name was changed in different ways", told.headline());
        assertEquals(
                List.of(
                        new ConflictWords.Choice("Tea", "by Anna at register S1-R1, Nov 26, 2026, 6:10 AM"),
                        new ConflictWords.Choice("Chai", "by s2 at another till, Nov 26, 2026, 6:10 AM")),
                plain(told.choices()));
        assertEquals(
                "Artikel Tea, Artikelnummer T1: Name wurde verschieden geändert",
                german().headline(conflict("products", "p1", "name", siblings)));
    }

    @Test
    void aGroupOfFieldsIsToldWithTheirNames() {
        var value = Row.EMPTY
                .with("price_e4", 19_950L)
                .with("price_currency", "EUR")
                .with("tax_included", true);
        var siblings = List.of(sibling(value, VersionVector.HEAD_OFFICE, "system:headoffice"));
        var told = german().told(conflict("price_rows", "r1", "price", siblings), siblings);
        assertEquals(
                "Preis von Tea, Artikelnummer T1, alle Filialen, ab 26.11.2026, 06:10: Preis, Steuer enthalten, Ab Menge wurde"
                        + " verschieden geändert",
                told.headline());
        assertEquals(
                List.of(new ConflictWords.Choice(
                        "Preis 1,995 €, Steuer enthalten ja", "von der Zentrale in der Zentrale, 26.11.2026, 06:10")),
                plain(told.choices()));
    }

    @Test
    void aClaimIsToldWithTheRowsThatHaveIt() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("entity_id", "k1"), "R1", ""),
                sibling(Row.EMPTY.with("entity_id", "k2"), "R2", "system:cli"));
        var told = german().told(conflict("product_codes", "k1", "unique:code", siblings), siblings);
        assertEquals("Strichcode 4000417025005 gibt es mehr als einmal", told.headline());
        assertEquals(
                List.of(
                        new ConflictWords.Choice(
                                "4000417025005 von Tea, Artikelnummer T1",
                                "von Anna am Kassenplatz S1-R1, 26.11.2026, 06:10"),
                        new ConflictWords.Choice(
                                "4000417025005 von Milk, Artikelnummer T2",
                                "von einem Befehl an einer anderen Kasse, 26.11.2026, 06:10")),
                plain(told.choices()));
    }

    @Test
    void aDeletionIsToldBesideTheEdit() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("is_deleted", true), "R1", ""),
                sibling(Row.EMPTY.with("email", "a@b.example").with("phone", null), "R2", ""),
                sibling(Row.EMPTY.with("is_deleted", false), "R2", ""));
        var told = english().told(conflict("customers", "c1", "life", siblings), siblings);
        assertEquals("Customer 7 was deleted, and changed by somebody who did not know", told.headline());
        assertEquals(
                List.of(
                        "Deleted",
                        "Kept, with the change of E-mail, Telephone: E-mail “a@b.example”, Telephone nothing",
                        "Kept as it is"),
                told.choices().stream().map(ConflictWords.Choice::value).toList());
    }

    @Test
    void whatNoBundleHereBringsIsToldByItsIdentifiers() {
        var siblings = List.of(sibling(Row.EMPTY.with("colour", "red"), "R1", ""));
        var told = english().told(conflict("gadgets", "g1", "colour", siblings), siblings);
        assertEquals("gadgets g1: colour was changed in different ways", told.headline());
        assertEquals("colour red", told.choices().getFirst().value());
    }

    private ConflictWords english() {
        return new ConflictWords(Locale.US, ZoneOffset.UTC, known);
    }

    private ConflictWords german() {
        return new ConflictWords(Locale.GERMANY, ZoneOffset.UTC, known);
    }

    private static List<ConflictWords.Choice> plain(List<ConflictWords.Choice> choices) {
        return choices.stream()
                .map(c -> new ConflictWords.Choice(plain(c.value()), plain(c.origin())))
                .toList();
    }
}
