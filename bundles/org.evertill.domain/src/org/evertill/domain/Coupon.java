package org.evertill.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.evertill.entity.AtLeast;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.jspecify.annotations.Nullable;

/**
 * A coupon with a number of its own, good once. What tills that do not know of each other take of it adds up; when that is more than there
 * was, people see it. It is valid while its promotion is, which has to ask for {@link Promotion#NUMBERED}.
 *
 * @param id the number, as {@link Number#read} gives it: so no two coupons have the same one, wherever they were made
 * @param usesLeft a sale takes one, a refund gives it back, each by a change of its own
 */
@Entity(table = "coupons", scope = ScopeKind.CHAIN, inTraining = false)
@Needs(
        value = {"SELL", "REFUND", "EDIT_PRICE"},
        systems = {"import", "cli"})
public record Coupon(
        @Id String id,
        @Label("Promotion") @Indexed String promotionId,

        @Label("Uses left") @Merge(MergePolicy.COUNTER) @AtLeast(0)
        long usesLeft) {

    /** One that nobody has used. */
    public static Coupon unused(String number, String promotionId) {
        return new Coupon(number, promotionId, 1);
    }

    /** Whether there is a use left, as far as is known here. */
    public boolean isGood() {
        return usesLeft > 0;
    }

    /** The same with so many uses more. */
    public Coupon plus(long uses) {
        return new Coupon(id, promotionId, Math.addExact(usesLeft, uses));
    }

    /**
     * What became of a coupon in a sale: a fact.
     *
     * @param originalSaleId of a refund, the sale in which it was used
     */
    @Entity(table = "coupon_uses", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
    @Needs({"SELL", "REFUND"})
    public record Use(
            @Id String id,
            @ScopePart(Part.STORE) String storeId,
            @ScopePart(Part.TIME) Instant at,
            @Label("Coupon") @Indexed String couponId,
            @Label("Promotion") String promotionId,
            @Label("Kind") Kind kind,
            @Label("Sale") @Indexed String saleId,
            @Label("Refund of") @Indexed @Nullable String originalSaleId,
            @Label("By") String staffId) {}

    /** What can become of it. */
    public enum Kind {
        /** Its promotion took something off. */
        USED,
        /** Its promotion took nothing off, so it is as good as before. */
        KEPT,
        /** All that it took off has come back, so it is good again. */
        GIVEN_BACK
    }

    /**
     * Numbers of coupons. Those that are made here have 16 characters of 31 that nobody takes for another: {@code CP}, 13 by chance (64 bits),
     * and one by which every wrong character and every two that changed places are noticed: the sum of the characters' values, each times its
     * place, is divisible by 31, which is prime and more than there are places, as ISBN-10 does it with 11.
     */
    public static final class Number {

        private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
        private static final String BEGINNING = "CP";
        private static final int LENGTH = 16;
        private static final Pattern ANY = Pattern.compile("[A-Z0-9]{6,40}");
        private static final Pattern MADE = Pattern.compile("CP[" + LETTERS + "]{14}");

        private Number() {}

        /** What was scanned or typed, in capitals and without blanks and hyphens; empty when it can be no coupon's number. */
        public static Optional<String> read(String text) {
            String number = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "");
            return Optional.of(number).filter(some -> ANY.matcher(some).matches());
        }

        /** A new one; as hard to guess as what the source gives. */
        public static String made(RandomGenerator random) {
            var number = new StringBuilder(BEGINNING);
            while (number.length() < LENGTH - 1) {
                number.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            for (char last : LETTERS.toCharArray()) {
                String whole = number.toString() + last;
                if (isRight(whole)) {
                    return whole;
                }
            }
            throw new AssertionError(number.toString());
        }

        /** Whether a number has the form of those that are made here, be it mistyped. */
        public static boolean isLikeMade(String number) {
            return MADE.matcher(number).matches();
        }

        /** Whether its check character fits. */
        public static boolean isRight(String number) {
            int sum = 0;
            for (int place = 0; place < number.length(); place++) {
                sum += (place + 1) * LETTERS.indexOf(number.charAt(place));
            }
            return isLikeMade(number) && sum % LETTERS.length() == 0;
        }

        /** As people read it: in groups of four. */
        public static String shown(String number) {
            return number.replaceAll("(.{4})(?=.)", "$1-");
        }
    }
}
