package org.evertill.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What slips call a tender. */
class TenderNameTest {

    private static final Map<String, TenderName> OWN = Map.of(
            "meal", name("Meal voucher", "Essensmarke"),
            "chf", name("Franken", null),
            "card", name("Card", null),
            "cash", name("cash", null),
            "voucher", name("Thank-you voucher", null),
            "gift-card", name("Gift card", "Kaufkarte"),
            "bare", name("bare", null));

    private static TenderName name(String name, String german) {
        return new TenderName(name, Optional.ofNullable(german));
    }

    private static void called(String tender, String inEnglish, String inGerman) {
        assertEquals(inEnglish, TenderName.of(tender, OWN, Locale.UK));
        assertEquals(inGerman, TenderName.of(tender, OWN, Locale.of("de", "AT")));
    }

    @Test
    void aChainsOwnIsCalledAsTheChainCallsIt() {
        called("meal", "Meal voucher", "Essensmarke");
        called("chf", "Franken", "Franken");
        called("voucher", "Thank-you voucher", "Thank-you voucher");
        called("gift-card", "Gift card", "Kaufkarte");
    }

    @Test
    void theUsualOnesAreInTheLanguageOfTheSlip() {
        called("card", "Card", "Karte");
        called("cash", "Cash", "Bar");
        called("account", "On account", "Auf Rechnung");
    }

    @Test
    void whatNobodyGaveANameHasItsIdentifier() {
        called("bare", "bare", "bare");
        called("unknown", "unknown", "unknown");
    }
}
