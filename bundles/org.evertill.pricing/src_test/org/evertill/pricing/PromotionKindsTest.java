package org.evertill.pricing;

import static org.evertill.pricing.Sample.basket;
import static org.evertill.pricing.Sample.euro;
import static org.evertill.pricing.Sample.off;
import static org.evertill.pricing.Sample.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of promotion by example; amounts are worked out by hand. */
class PromotionKindsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # terms                                                                        | off
            {"percent":"10"}                                                               | 0.25 0.20 0.15
            {"percent":"33.33","of":{"products":["tea"]}}                                  | 0.83 0.00 0.00
            {"amount":"0.60 EUR"}                                                          | 0.60 1.20 0.60
            {"amount":"9.00 EUR"}                                                          | 2.50 2.00 1.50
            {"price":"0.75 EUR","of":{"products":["id-oil"]}}                              | 0.00 0.50 0.00
            {"price":"3.00 EUR"}                                                           | 0.00 0.00 0.00
            {"percent":"50","most":"2"}                                                    | 1.25 0.00 0.75
            {"percent":"50","of":{"categories":["Food"],"except":["tea"]}}                 | 0.00 1.00 0.75
            {"percent":"50","of":{"categories":["Foo"]}}                                   | 0.00 0.00 0.00
            {"percent":"50","of":{"brands":["Acme"]}}                                      | 1.25 1.00 0.75
            {"amount":"0.60 USD"}                                                          | 0.00 0.00 0.00
            """)
    void piecesOff(String terms, String expected) {
        assertOff(expected, "pieces-off", terms, basket("tea 2.50 1", "oil 1.00 2", "jam 1.50 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"percent":"10","from":"6.00 EUR"}                                             | 0.25 0.20 0.15
            {"percent":"10","from":"6.01 EUR"}                                             | 0.00 0.00 0.00
            {"amount":"1.00 EUR","from":"5.00 EUR"}                                        | 0.42 0.33 0.25
            {"amount":"1.00 EUR","from":"2.00 EUR","of":{"products":["oil"]}}              | 0.00 1.00 0.00
            """)
    void ticketOff(String terms, String expected) {
        assertOff(expected, "ticket-off", terms, basket("tea 2.50 1", "oil 1.00 2", "jam 1.50 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the dearest first, of equal ones by product: oil oil oil 7.50, then tea jam egg 5.00
            {"count":"3","price":"5.00 EUR"}                                               | 0.00 2.50 0.00 0.00
            {"count":"3","price":"4.00 EUR"}                                               | 0.50 3.50 0.40 0.10
            {"count":"3","price":"4.00 EUR","most":"1"}                                    | 0.00 3.50 0.00 0.00
            {"count":"8","price":"5.00 EUR"}                                               | 0.00 0.00 0.00 0.00
            {"count":"2","percent":"50"}                                                   | 1.25 3.75 1.00 0.25
            """)
    void setsOfOneSlot(String terms, String expected) {
        assertOff(expected, "sets-off", terms, basket("tea 2.50 1", "oil 2.50 3", "jam 2.00 1", "egg 0.50 1"));
    }

    @Test
    void aMealDealTakesOnePieceForEachSlot() {
        String terms = """
                {"slots":[{"of":{"products":["roll"]},"count":"1"},{"of":{"products":["cola","water"]},"count":"1"}],
                 "price":"4.00 EUR"}""";
        var priced = price(basket("roll 3.00 3", "cola 2.00 1", "water 1.50 1"), offer("sets-off", terms));
        // roll + cola 5.00 -> 4.00, roll + water 4.50 -> 4.00, the third roll alone
        assertEquals(euro("12.50").minus(euro("1.50")), priced.total());
        assertEquals(List.of("0.93", "0.40", "0.17"), off(priced));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # three for two, the cheapest of each three is free; seven pieces are two threes
            {"buy":{"count":"2"},"get":{"count":"1"},"percent":"100"}                      | 0.00 2.50 1.00 0.00
            {"buy":{"count":"2"},"get":{"count":"1"},"percent":"100","most":"1"}           | 0.00 2.50 0.00 0.00
            {"buy":{"of":{"products":["oil"]},"count":"2"},"get":{"of":{"products":["jam"]},"count":"1"},"price":"0.20 EUR"} | 0.00 0.00 0.80 0.00
            {"buy":{"of":{"products":["tea"]},"count":"2"},"get":{"of":{"products":["jam"]},"count":"1"},"percent":"50"}     | 0.00 0.00 0.00 0.00
            """)
    void buyGet(String terms, String expected) {
        assertOff(expected, "buy-get", terms, basket("tea 2.50 1", "oil 2.50 3", "jam 1.00 2", "egg 0.50 1"));
    }

    @Test
    void manyPiecesTakeNoMoreWorkThanFew() {
        var priced = price(
                basket("nail 0.05 900000", "nut 0.05 100000"),
                offer("buy-get", "{\"buy\":{\"count\":2},\"get\":{\"count\":1},\"percent\":100}"));
        assertEquals(euro("50000.00").minus(euro("16666.65")), priced.total());
    }

    @Test
    void whatIsWeighedIsOnePiece() {
        var priced = price(
                basket("ham 19.90 0.250", "ham 19.90 0.333"),
                offer("sets-off", "{\"count\":2,\"price\":\"10.00 EUR\"}"));
        assertEquals(euro("10.00"), priced.total());
    }

    private static void assertOff(String expected, String kind, String terms, Basket basket) {
        assertEquals(List.of(expected.split(" ")), off(price(basket, offer(kind, terms))));
    }

    private static Basket price(Basket basket, Offer... offers) {
        return Pricing.price(basket, List.of(offers));
    }
}
