package org.evertill.barcode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.barcode.Barcode.InStore;
import org.evertill.kernel.Outcome;

/**
 * How one of the chain's own codes of 13 digits is made up, written like {@code 02IIIIIVPP.PPC}: digits stand for
 * themselves; {@code I} is a digit of the item number, {@code P} of a price, {@code W} of a weight or another measure, with a
 * point where its decimals begin; {@code V} is the verifier of price or measure, {@code C} the check digit. A code of 12 digits counts
 * as one of 13 with a zero before it. The numbers that GS1 leaves to shops begin with 02 or 20 to 29.
 *
 * @param name what people call it
 * @param unit of the measure; empty for the unit in which the product is sold
 */
public record NomenclatureRule(String name, String pattern, Optional<MeasureUnit> unit) {

    private static final int CODE_LENGTH = 13;
    private static final Pattern SHAPE =
            Pattern.compile("(?<prefix>02|2\\d)\\d*V?I+V?(?<value>P+(\\.P+)?|W+(\\.W+)?)?V?C");

    public NomenclatureRule {
        wrong(pattern).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** A rule as somebody wrote it. Problem: {@code barcode.bad-rule}. */
    public static Outcome<NomenclatureRule> of(String name, String pattern, Optional<MeasureUnit> unit) {
        return wrong(pattern)
                .<Outcome<NomenclatureRule>>map(reason -> Outcome.failed(
                        "barcode.bad-rule", "The rule " + pattern + " cannot be used: " + reason + " Write it anew."))
                .orElseGet(() -> Outcome.ok(new NomenclatureRule(name, pattern, unit)));
    }

    private static Optional<String> wrong(String pattern) {
        var shape = SHAPE.matcher(pattern);
        if (!shape.matches()) {
            return Optional.of(
                    "it begins with 02 or 20 to 29, has one row of I, at most one of P or W, and ends with C.");
        }
        if (digits(pattern).length() != CODE_LENGTH) {
            return Optional.of("it stands for 13 digits.");
        }
        long verifiers = pattern.chars().filter(c -> c == 'V').count();
        int value =
                shape.group("value") == null ? 0 : digits(shape.group("value")).length();
        if (verifiers > 1 || verifiers == 1 && !PriceVerifier.isFor(value)) {
            return Optional.of("a verifier V stands once, for 4 or 5 digits of price or measure.");
        }
        return Optional.empty();
    }

    /** Whether a code of 13 digits has the rule's own digits at their places. */
    boolean fits(String code) {
        String places = digits(pattern);
        for (int i = 0; i < CODE_LENGTH; i++) {
            if (Digits.is(places.charAt(i)) && places.charAt(i) != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What a code that fits says; throws {@code barcode.check-digit}, {@code barcode.verifier}. */
    InStore read(String code) {
        if (!CheckDigit.isValid(code)) {
            throw Refusal.checkDigit(code);
        }
        String value = at(code, 'P') + at(code, 'W');
        String verifier = at(code, 'V');
        if (!verifier.isEmpty() && PriceVerifier.of(value) != verifier.charAt(0) - '0') {
            throw Refusal.verifier(code);
        }
        return new InStore(code, name, candidates(code), said(value));
    }

    private Said said(String value) {
        if (value.isEmpty()) {
            return Said.NOTHING;
        }
        var amount = new BigDecimal(new BigInteger(value), decimals());
        return pattern.indexOf('P') >= 0
                ? Said.of(new Said.Price(amount, Optional.empty()))
                : Said.of(new Measure(amount, unit));
    }

    private int decimals() {
        int point = pattern.indexOf('.');
        return point < 0
                ? 0
                : (int) pattern.substring(point)
                        .chars()
                        .filter(c -> c == 'P' || c == 'W')
                        .count();
    }

    private List<String> candidates(String code) {
        String item = at(code, 'I');
        var candidates =
                new LinkedHashSet<>(Gtin.of(withoutValue(code)).map(Gtin::forms).orElse(List.of()));
        candidates.add(prefix() + item);
        candidates.add(item);
        candidates.add(item.replaceFirst("^0+(?=.)", ""));
        return List.copyOf(candidates);
    }

    /** The code with zeros for price or measure and verifier, and the check digit that then fits. */
    private String withoutValue(String code) {
        String places = digits(pattern);
        var zeros = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH - 1; i++) {
            zeros.append("PWV".indexOf(places.charAt(i)) >= 0 ? '0' : code.charAt(i));
        }
        return zeros.append(CheckDigit.of(zeros.toString())).toString();
    }

    private String prefix() {
        return pattern.substring(0, firstLetter());
    }

    private int firstLetter() {
        int at = 0;
        while (Digits.is(pattern.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The digits of a code at the places of a letter. */
    private String at(String code, char letter) {
        String places = digits(pattern);
        var found = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            if (places.charAt(i) == letter) {
                found.append(code.charAt(i));
            }
        }
        return found.toString();
    }

    private static String digits(String pattern) {
        return pattern.replace(".", "");
    }
}
