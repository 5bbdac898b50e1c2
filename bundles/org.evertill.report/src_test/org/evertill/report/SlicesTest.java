package org.evertill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of days in zones with every kind of trouble. */
class SlicesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Africa/Cairo"
            })
    void theyCoverTheDaysWithoutGapOrOverlap(String zoneName) {
        var zone = ZoneId.of(zoneName);
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var from = LocalDate.parse("2011-01-01").plusDays(random.nextInt(5_000));
            var to = from.plusDays(random.nextInt(5));
            for (Slices slices : Slices.values()) {
                var parts = slices.of(from, to, zone);
                var at = from.atStartOfDay(zone).toInstant();
                for (var part : parts) {
                    assertEquals(at, part.from(), slices + " " + from + " seed 7");
                    assertTrue(part.until().compareTo(at) >= 0 && part.until().isBefore(at.plusSeconds(6 * 86_400)));
                    at = part.until();
                }
                assertEquals(to.plusDays(1).atStartOfDay(zone).toInstant(), at, slices + " " + from);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25", "2026-03-29", "2026-03-01"})
    void anHourIsNamedByTheClockOnTheWall(String day) {
        var zone = ZoneId.of("Europe/Berlin");
        for (var part : Slices.HOURS.of(LocalDate.parse(day), LocalDate.parse(day), zone)) {
            assertEquals(Integer.parseInt(part.name()), part.from().atZone(zone).getHour());
            assertEquals(
                    Integer.parseInt(part.name()),
                    part.until().minusMillis(1).atZone(zone).getHour());
        }
    }
}
