package org.evertill.ui.sell.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.evertill.barcode.Barcodes;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.ui.Formats;

/** What typed texts mean. Pure. */
final class Typed {

    /** How the code begins by which receipts of other stores are taken back. */
    private static final String CODE = "(?i)EVR1:[A-Z2-7]+";

    private static final String RECEIPT = "[^-\\s]+-[^-\\s]+-[A-Za-z0-9]+-\\d{6,}";
    private static final int SHORT_RECEIPT_DIGITS = 9;
    private static final int TYPED_RECEIPT_DIGITS = 6;

    /** More change than this, in major units of a currency with decimals, is a code typed as an amount. */
    private static final long MAX_CHANGE_MAJOR = 1_000;

    private static final long MAX_CHANGE_MAJOR_WITHOUT_DECIMALS = 1_000_000;

    private Typed() {}

    /** The words to search for: what stands after a quantity, if it has a letter; else empty. */
    static String words(String text) {
        var words = afterQuantity(text);
        return words.chars().anyMatch(Character::isLetter) ? words : "";
    }

    /** The quantity and star before a code, {@code 3*}; empty when there is none. */
    static String quantityPrefix(String text) {
        return text.substring(0, afterStar(text));
    }

    /** The code that stands after a quantity, if there is one. */
    static String code(String text) {
        return afterQuantity(text);
    }

    /** The quantity of {@code 3*} without a code after it. */
    static Optional<Quantity> quantityAlone(String text) {
        var trimmed = text.strip();
        return trimmed.endsWith("*") ? quantity(trimmed.substring(0, trimmed.length() - 1)) : Optional.empty();
    }

    /** A quantity as a person types it. */
    static Optional<Quantity> quantity(String text) {
        return Formats.typedNumber(text)
                .filter(number -> number.stripTrailingZeros().scale() <= Quantity.DECIMALS)
                .map(Quantity::of);
    }

    /**
     * An amount in major units as a person types it, {@code 20} or {@code 19,95}; not with more digits behind the point than the currency has,
     * for a point may be meant to part thousands.
     */
    static Optional<Money> amount(String text, Currency currency) {
        return Formats.typedNumber(text)
                .filter(number -> number.scale() <= currency.getDefaultFractionDigits())
                .map(number -> Money.of(number, currency, RoundingMode.UNNECESSARY));
    }

    /** Whether so much is given for a total that it must have been something else that was typed. */
    static boolean isTooMuch(Money given, Money total) {
        boolean hasDecimals = given.currency().getDefaultFractionDigits() > 0;
        long limit = hasDecimals ? MAX_CHANGE_MAJOR : MAX_CHANGE_MAJOR_WITHOUT_DECIMALS;
        return given.minus(total).toDecimal().compareTo(BigDecimal.valueOf(limit)) > 0;
    }

    /** Whether a text is a whole receipt number, {@code S1-R1-A-000017}. */
    static boolean isReceipt(String text) {
        return text.strip().matches(RECEIPT) || text.strip().matches(CODE);
    }

    /** Whether a text answers the question for a receipt: no code of goods that is scanned meanwhile is as short as what people type. */
    static boolean answersForReceipt(String text) {
        return isReceipt(text) || text.strip().matches("\\d{1," + TYPED_RECEIPT_DIGITS + "}");
    }

    /** Whether a text is a receipt number of this register without what comes before the digits. */
    static boolean isShortReceipt(String text) {
        return text.strip().matches("\\d{1," + SHORT_RECEIPT_DIGITS + "}");
    }

    private static String afterQuantity(String text) {
        return text.substring(afterStar(text)).strip();
    }

    /** A text with a sign for what cannot be seen: the separator of GS1 data. */
    static String shown(String text) {
        return text.replace('\u001d', '␝');
    }

    /** Where what follows a quantity begins; a star in GS1 data is no sign of one. */
    private static int afterStar(String text) {
        return Barcodes.isStructured(text.strip()) ? 0 : text.indexOf('*') + 1;
    }
}
