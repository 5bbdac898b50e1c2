package org.evertill.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When promotions hold, and what is refused. */
class OffersTest {

    private static final Instant NOON = Instant.parse("2026-11-27T11:00:00Z"); // a Friday, 12:00 in Berlin
    private static final String TERMS = "{\"percent\":10}";

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T16:59, false", "2026-11-27T17:00, true", "2026-11-27T18:59, true", "2026-11-27T19:00, false",
        "2026-11-28T17:30, false", "2026-11-28T22:00, true", "2026-11-29T01:59, true", "2026-11-29T02:00, false",
        "2026-11-28T01:00, false", "2026-12-02T08:00, true"
    })
    void hoursHoldByTheStoresClock(LocalDateTime moment, boolean holds) {
        var hours =
                Hours.read("mo-fr 17:00-19:00, SA 22:00-02:00, WE 00:00-24:00").orThrow();
        assertEquals(holds, hours.contains(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MO", "XX 10:00-11:00", "MO-TU-WE 10:00-11:00", "MO 10-11", "MO 10:00-25:00", "MO 9:00"})
    void whatAreNoHoursIsRefused(String text) {
        assertEquals("promotion.bad-hours", problem(Hours.read(text)));
    }

    @Test
    void aPromotionHoldsForItsStoreTimeGroupAndCoupon() {
        assertEquals(1, holding(promotion(null, null, null, null)));
        assertEquals(1, holding(promotion("S1", "staff", "XMAS", "FR 12:00-12:01")));
        assertEquals(0, holding(promotion("S2", null, null, null)));
        assertEquals(0, holding(promotion(null, "vip", null, null)));
        assertEquals(0, holding(promotion(null, null, "EASTER", null)));
        assertEquals(0, holding(promotion(null, null, null, "FR 11:00-12:00")));
        assertEquals(0, holding(valid(NOON.plusMillis(1), null)));
        assertEquals(1, holding(valid(NOON, NOON.plusMillis(1))));
        assertEquals(0, holding(valid(Instant.EPOCH, NOON)));
    }

    @Test
    void whatANewerVersionOrAChainBroughtIsPassedOver() {
        assertEquals(0, holding(Sample.promotion("p", 0, false, "acme.unknown", "{}")));
        assertEquals(0, holding(Sample.promotion("p", 0, false, "pieces-off", "{\"percent\":10,\"new\":1}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pieces-off | {}
            pieces-off | {"percent":"0"}
            pieces-off | {"percent":"100.01"}
            pieces-off | {"percent":"1.001"}
            pieces-off | {"percent":"10","amount":"1 EUR"}
            pieces-off | {"amount":"1"}
            pieces-off | {"amount":"-1 EUR"}
            pieces-off | {"amount":"1.001 EUR"}
            pieces-off | {"amount":"1e99 EUR"}
            pieces-off | {"percent":10,"off":{}}
            pieces-off | {"percent":10,"of":{"product":["x"]}}
            pieces-off | {"percent":10,"of":{"products":"x"}}
            pieces-off | {"percent":10,"most":0}
            ticket-off | {"percent":10}
            sets-off   | {"count":2}
            sets-off   | {"slots":[],"price":"1 EUR"}
            buy-get    | {"buy":{"count":1},"percent":10}
            sets-off   | []
            sets-off   | no json
            """)
    void badTermsAreRefusedWhereTheyAreEntered(String kind, String terms) {
        var promotion = Sample.promotion("p", 0, false, kind, terms);
        assertEquals("promotion.bad-terms", problem(Offers.checked(promotion, Sample.KINDS)));
    }

    @Test
    void goodOnesAreTaken() {
        var good = promotion(null, null, null, "MO 10:00-12:00");
        assertEquals(good, Offers.checked(good, Sample.KINDS).orThrow());
        assertEquals("promotion.bad-hours", problem(Offers.checked(promotion(null, null, null, "MO"), Sample.KINDS)));
        assertEquals(
                "promotion.unknown-kind",
                problem(Offers.checked(Sample.promotion("p", 0, false, "stamps", "{}"), Sample.KINDS)));
    }

    private static int holding(Promotion promotion) {
        var asked = new Offers.Asked("S1", ZoneId.of("Europe/Berlin"), NOON, Optional.of("staff"), Set.of("XMAS"));
        return Offers.inForce(List.of(promotion), asked, Sample.KINDS).size();
    }

    private static Promotion promotion(String store, String group, String coupon, String hours) {
        return new Promotion(
                "p", "p", "pieces-off", TERMS, store, group, coupon, Instant.EPOCH, null, hours, 0, false, true);
    }

    private static Promotion valid(Instant from, Instant until) {
        return new Promotion("p", "p", "pieces-off", TERMS, null, null, null, from, until, null, 0, false, true);
    }

    private static String problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
