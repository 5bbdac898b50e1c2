package org.evertill.barcode;

import java.util.Optional;

/** UPC-E: a UPC-A whose zeros are left out (GS1 General Specifications, 5.2.2.4.2: which digits come back where). Pure. */
final class UpcE {

    private static final int LENGTH = 8;

    private UpcE() {}

    /**
     * The UPC-A of a UPC-E with number system and check digit; empty for anything else, and for a wrong check digit.
     *
     * @param code 8 digits, the first 0 or 1
     */
    static Optional<String> expanded(String code) {
        if (code.length() != LENGTH || !Digits.areAll(code) || code.charAt(0) > '1') {
            return Optional.empty();
        }
        String body = withZeros(code.substring(1, LENGTH - 1));
        return Optional.of(code.charAt(0) + body + code.charAt(LENGTH - 1)).filter(CheckDigit::isValid);
    }

    /** Ten digits of six. */
    private static String withZeros(String six) {
        char last = six.charAt(5);
        return switch (last) {
            case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
            case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
            case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
            default -> six.substring(0, 5) + "0000" + last;
        };
    }
}
