package org.evertill.pricing;

import static org.evertill.pricing.Sample.KINDS;
import static org.evertill.pricing.Sample.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Promotion;
import org.evertill.pricing.Trial.Effect;
import org.evertill.pricing.Trial.Hindrance;
import org.junit.jupiter.api.Test;

/** What promotions do to a basket, and why they do nothing. */
class TrialTest {

    private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");
    private static final Offers.Asked ASKED =
            new Offers.Asked("S1", ZoneId.of("Europe/Berlin"), NOW, Optional.empty(), Set.of());

    @Test
    void whatIsGivenIsSaidWithItsAmountTheMostFirst() {
        var trial = trial(
                Sample.promotion(
                        "tea", 0, false, "pieces-off", "{\"of\":{\"categories\":[\"Food / tea\"]},\"percent\":\"10\"}"),
                Sample.promotion(
                        "soap",
                        0,
                        false,
                        "pieces-off",
                        "{\"of\":{\"categories\":[\"Food / soap\"]},\"percent\":\"50\"}"));
        assertEquals(List.of("soap", "tea"), names(trial));
        assertEquals(euro("1.00"), ((Effect.Gives) trial.effects().getFirst()).amount());
        assertEquals(trial.basket().discount(), euro("1.50"));
    }

    @Test
    void oneThatOthersComeBeforeSaysWhatItWouldGiveAlone() {
        var trial = trial(
                Sample.promotion(
                        "first",
                        9,
                        true,
                        "pieces-off",
                        "{\"of\":{\"categories\":[\"Food / tea\"]},\"percent\":\"20\"}"),
                Sample.promotion(
                        "second",
                        0,
                        true,
                        "pieces-off",
                        "{\"of\":{\"categories\":[\"Food / tea\"]},\"percent\":\"10\"}"));
        var behind = assertInstanceOf(Effect.Behind.class, trial.effects().get(1));
        assertEquals("second", behind.promotion().id());
        assertEquals(euro("0.50"), behind.alone());
    }

    @Test
    void oneWhoseTermsAreNotMetIsToldApartFromOneThatDoesNotHold() {
        var noFish = Sample.promotion(
                "fish", 0, false, "pieces-off", "{\"of\":{\"categories\":[\"Food / fish\"]},\"percent\":\"10\"}");
        var over = changed(noFish, null, NOW);
        var coupon = changed(noFish, "XMAS", null);
        var wrong = Sample.promotion("wrong", 0, false, "pieces-off", "{}");
        var trial = trial(noFish, over, coupon, wrong);
        assertInstanceOf(Effect.NotMet.class, trial.effects().get(0));
        assertEquals(new Effect.Hindered(over, Hindrance.OVER), trial.effects().get(1));
        assertEquals(
                new Effect.Hindered(coupon, Hindrance.NO_COUPON),
                trial.effects().get(2));
        assertEquals(
                new Effect.Hindered(wrong, Hindrance.UNREADABLE),
                trial.effects().get(3));
    }

    private static Trial trial(Promotion... promotions) {
        return Trial.of(Sample.basket("tea 2.50 2", "soap 2.00 1"), List.of(promotions), ASKED, KINDS);
    }

    private static List<String> names(Trial trial) {
        return trial.effects().stream().map(effect -> effect.promotion().id()).toList();
    }

    private static Promotion changed(
            Promotion of,
            @org.jspecify.annotations.Nullable String coupon,
            @org.jspecify.annotations.Nullable Instant until) {
        return new Promotion(
                of.id(),
                of.name(),
                of.kind(),
                of.terms(),
                null,
                null,
                coupon,
                of.validFrom(),
                until,
                null,
                0,
                false,
                true);
    }
}
