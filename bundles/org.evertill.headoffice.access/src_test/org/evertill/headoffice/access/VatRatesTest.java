package org.evertill.headoffice.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.evertill.domain.TaxRate;
import org.junit.jupiter.api.Test;

class VatRatesTest {

    @Test
    void theUnitedKingdomWentFrom175To20PercentOn4January2011() {
        assertEquals(1_750, standardOn("GB", LocalDate.of(2011, 1, 3)));
        assertEquals(2_000, standardOn("GB", LocalDate.of(2011, 1, 4)));
        assertEquals(1_500, standardOn("GB", LocalDate.of(2009, 6, 1)));
    }

    @Test
    void germanyLoweredItsRateForHalfAYear() {
        assertEquals(1_900, standardOn("DE", LocalDate.of(2020, 6, 30)));
        assertEquals(1_600, standardOn("DE", LocalDate.of(2020, 7, 1)));
        assertEquals(1_900, standardOn("DE", LocalDate.of(2021, 1, 1)));
    }

    @Test
    void halvesOfAPercentAreKept() {
        assertEquals(2_550, standardOn("FI", LocalDate.of(2025, 1, 1)));
        assertEquals(810, standardOn("CH", LocalDate.of(2024, 1, 1)));
    }

    @Test
    void everyCountryHasTheZeroRateAndUnknownOnesOnlyThat() {
        assertEquals(
                List.of("zero"),
                VatRates.of("US").stream().map(TaxRate::taxClass).toList());
        for (String country :
                "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK"
                        .split(" ")) {
            var rates = VatRates.of(country);
            assertTrue(rates.size() >= 2, country);
            assertEquals(
                    rates.size(), rates.stream().map(TaxRate::id).distinct().count(), country);
            assertTrue(rates.stream().allMatch(r -> r.rateBasisPoints() >= 0 && r.rateBasisPoints() <= 3_500), country);
        }
    }

    private static int standardOn(String country, LocalDate day) {
        return VatRates.of(country).stream()
                .filter(r -> r.taxClass().equals("standard") && !r.validFrom().isAfter(day))
                .max(Comparator.comparing(TaxRate::validFrom))
                .orElseThrow()
                .rateBasisPoints();
    }
}
