package org.evertill.barcode;

import java.util.Optional;

/**
 * A GS1 application identifier: what the digits before a value say it is, and how long that value may be. Those that a
 * till needs are described in full; of others only how to step over them (GS1 General Specifications, 3.2 and 7.8: lengths
 * of identifiers and predefined lengths of values by the first two digits). Pure.
 *
 * @param digits 2 to 4 digits
 * @param content what the value is made of
 * @param min least length of the value
 * @param max greatest length of the value
 * @param isFixed whether the value's length is known beforehand, so that no separator follows
 */
record Identifier(String digits, Content content, int min, int max, boolean isFixed) {

    /** What a value is made of. */
    enum Content {
        /** Digits. */
        DIGITS,
        /** Digits, the last is the check digit. */
        KEY,
        /** A day, YYMMDD. */
        DATE,
        /** Characters of set 82. */
        TEXT
    }

    private static final int MAX_UNKNOWN = 90;
    private static final int MAX_DECIMALS_OF_MEASURE = 5;

    /** The identifier that a text has at a place; empty when no identifier begins so. */
    static Optional<Identifier> at(String text, int from) {
        if (text.length() < from + 2 || !Digits.areAll(text.substring(from, from + 2))) {
            return Optional.empty();
        }
        int length = length(text.substring(from, from + 2));
        if (length == 0 || text.length() < from + length) {
            return Optional.empty();
        }
        String digits = text.substring(from, from + length);
        return Digits.areAll(digits) ? described(digits) : Optional.empty();
    }

    /** The identifier of exactly these digits. */
    static Optional<Identifier> of(String digits) {
        return at(digits, 0).filter(i -> i.digits.equals(digits));
    }

    private static int length(String firstTwo) {
        return switch (firstTwo) {
            case "00", "01", "02", "10", "11", "12", "13", "15", "16", "17", "20", "21", "22", "30", "37" -> 2;
            case "23", "24", "25", "40", "41", "42", "71" -> 3;
            case "31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82" -> 4;
            default -> firstTwo.charAt(0) == '9' ? 2 : 0;
        };
    }

    private static Optional<Identifier> described(String digits) {
        return switch (digits) {
            case "00" -> fixed(digits, Content.KEY, 18);
            case "01", "02" -> fixed(digits, Content.KEY, 14);
            case "11", "12", "13", "15", "16", "17" -> fixed(digits, Content.DATE, 6);
            case "20" -> fixed(digits, Content.DIGITS, 2);
            case "10", "21", "22" -> open(digits, Content.TEXT, 1, 20);
            case "30", "37" -> open(digits, Content.DIGITS, 1, 8);
            default -> byGroup(digits);
        };
    }

    private static Optional<Identifier> byGroup(String digits) {
        return switch (digits.substring(0, 2)) {
            case "31", "32", "33", "34", "35", "36" ->
                digits.charAt(3) - '0' <= MAX_DECIMALS_OF_MEASURE ? fixed(digits, Content.DIGITS, 6) : Optional.empty();
            case "39" -> amount(digits);
            case "41" -> fixed(digits, Content.KEY, 13);
            default -> open(digits, Content.TEXT, 1, MAX_UNKNOWN);
        };
    }

    private static Optional<Identifier> amount(String digits) {
        return switch (digits.charAt(2)) {
            case '0', '2' -> open(digits, Content.DIGITS, 1, 15);
            case '1', '3' -> open(digits, Content.DIGITS, 4, 18);
            case '4' -> open(digits, Content.DIGITS, 4, 4);
            case '5' -> open(digits, Content.DIGITS, 6, 6);
            default -> Optional.empty();
        };
    }

    private static Optional<Identifier> fixed(String digits, Content content, int length) {
        return Optional.of(new Identifier(digits, content, length, length, true));
    }

    private static Optional<Identifier> open(String digits, Content content, int min, int max) {
        return Optional.of(new Identifier(digits, content, min, max, false));
    }
}
