package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of coupons: what is mistyped is noticed, all of it. */
class CouponNumberTest {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
    private static final long SEED = 20_261_129;

    @Test
    void everyWrongCharacterAndEveryTwoThatChangedPlacesAreNoticed() {
        var random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            String number = Coupon.Number.made(random);
            assertTrue(Coupon.Number.isRight(number), number);
            for (int place = 0; place < number.length(); place++) {
                for (char letter : LETTERS.toCharArray()) {
                    var wrong = new StringBuilder(number);
                    wrong.setCharAt(place, letter);
                    assertEquals(number.contentEquals(wrong), Coupon.Number.isRight(wrong.toString()), number + wrong);
                }
                for (int other = 0; other < place; other++) {
                    var wrong = new StringBuilder(number);
                    wrong.setCharAt(place, number.charAt(other));
                    wrong.setCharAt(other, number.charAt(place));
                    assertEquals(number.contentEquals(wrong), Coupon.Number.isRight(wrong.toString()), number + wrong);
                }
            }
        }
    }

    /** The sum worked out by hand: C is 12, P is 22; 1·12 + 2·22 + 16·x is divisible by 31 for x = 12: 12 + 44 + 192 = 248 = 8·31. */
    @Test
    void theCheckCharacterIsThatOfTheRule() {
        assertTrue(Coupon.Number.isRight("CP0000000000000C"));
        assertFalse(Coupon.Number.isRight("CP0000000000000D"));
        assertFalse(Coupon.Number.isRight("CP000000000000C"), "too short");
    }

    @Test
    void numbersAreAllDifferentAndReadAsPeopleWriteThem() {
        var random = new Random(SEED);
        var numbers = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(numbers.add(Coupon.Number.made(random)));
        }
        String number = numbers.iterator().next();
        assertEquals(19, Coupon.Number.shown(number).length());
        assertEquals(
                Optional.of(number),
                Coupon.Number.read(" " + Coupon.Number.shown(number).toLowerCase(Locale.ROOT)));
        assertEquals(Optional.empty(), Coupon.Number.read("points:5"));
        assertEquals(Optional.empty(), Coupon.Number.read("#"));
        assertEquals(Optional.empty(), Coupon.Number.read("BAG"));
    }
}
