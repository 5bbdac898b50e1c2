package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TaxRuleTest {

    /** The standard rates of the United Kingdom around the two changes of 2010 and 2011. */
    private static final List<TaxRate> GB = List.of(
            new TaxRate("a", "GB", "standard", 1500, LocalDate.parse("2008-12-01")),
            new TaxRate("b", "GB", "standard", 1750, LocalDate.parse("2010-01-01")),
            new TaxRate("c", "GB", "standard", 2000, LocalDate.parse("2011-01-04")));

    @Test
    void aRateHoldsFromItsDayOn() {
        assertEquals(OptionalInt.of(1750), on("standard", "2011-01-03"));
        assertEquals(OptionalInt.of(2000), on("standard", "2011-01-04"));
        assertEquals(OptionalInt.empty(), on("standard", "2008-11-30"));
    }

    @Test
    void theZeroClassNeedsNoRateAndOthersDo() {
        assertEquals(OptionalInt.of(0), on("zero", "2011-01-04"));
        assertEquals(OptionalInt.empty(), on("reduced", "2011-01-04"));
    }

    private static OptionalInt on(String taxClass, String day) {
        return TaxRule.rateBasisPoints(GB, taxClass, LocalDate.parse(day));
    }
}
