package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    private final Formats english = new Formats(Locale.UK, ZoneOffset.UTC);
    private final Formats german = new Formats(Locale.GERMANY, ZoneOffset.UTC);

    @Test
    void amountsAreWrittenAsTheLanguageWritesThem() {
        assertEquals("€1,234.50", english.money(new Money(123_450, EUR)));
        assertEquals("1.234,50\u00a0€", german.money(new Money(123_450, EUR)));
        assertEquals("-0,05\u00a0€", german.money(new Money(-5, EUR)));
        assertEquals("JP¥500", english.money(new Money(500, JPY)));
    }

    @Test
    void unitPricesShowMoreDecimalsOnlyWhenTheyCount() {
        assertEquals("€2.50", english.unitPrice(UnitPrice.of(new BigDecimal("2.5"), EUR)));
        assertEquals("€0.0125", english.unitPrice(UnitPrice.of(new BigDecimal("0.0125"), EUR)));
    }

    @Test
    void quantitiesHaveNoNeedlessZeros() {
        assertEquals("3", german.quantity(Quantity.of(3)));
        assertEquals("1,25", german.quantity(Quantity.of(new BigDecimal("1.25"))));
    }

    @Test
    void agesAreInTheLargestWholeUnit() {
        assertEquals("59 s", english.age(Duration.ofSeconds(59)));
        assertEquals("1 min", english.age(Duration.ofSeconds(119)));
        assertEquals("47 h", english.age(Duration.ofHours(47)));
        assertEquals("3 Tage", german.age(Duration.ofDays(3)));
        assertEquals("0 s", english.age(Duration.ofSeconds(-5)));
    }

    @Test
    void timesAreInTheZoneOfTheTill() {
        assertEquals("17:05", german.time(Instant.parse("2026-03-01T17:05:00Z")));
    }

    @Test
    void daysAndHoursAreThoseOfTheStore() {
        var formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC);
        var evening = Instant.parse("2026-03-01T17:05:00Z");
        formats.in("DE", ZoneId.of("Europe/Berlin"));
        assertEquals("18:05", formats.time(evening));
        assertEquals("1 Mar 2026, 18:05", formats.dateTime(evening));
        formats.in("?", ZoneId.of("Europe/London"));
        assertEquals(
                "5:05", formats.time(evening).substring(0, 4), "a country that nobody knows changes the clock only");
    }

    @Test
    void typedNumbersTakePointAndComma() {
        assertEquals(Optional.of(new BigDecimal("19.95")), Formats.typedNumber(" 19,95 "));
        assertEquals(Optional.of(new BigDecimal("20")), Formats.typedNumber("20"));
        assertEquals(Optional.of(new BigDecimal(".5")), Formats.typedNumber(",5"));
        assertEquals(Optional.empty(), Formats.typedNumber("4006381333931"));
        assertEquals(Optional.empty(), Formats.typedNumber("1.000,50"));
        assertEquals(Optional.empty(), Formats.typedNumber("-5"));
        assertEquals(Optional.empty(), Formats.typedNumber(""));
    }
}
