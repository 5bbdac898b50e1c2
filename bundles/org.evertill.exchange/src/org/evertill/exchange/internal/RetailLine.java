package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Quantity;

/**
 * One line of trade history.
 *
 * @param row where it stands in the file
 * @param description empty when the file has none
 * @param customer the customer's number, empty when nobody is named
 */
record RetailLine(
        long row,
        String invoice,
        String code,
        Optional<String> description,
        Quantity quantity,
        Instant at,
        BigDecimal price,
        Optional<String> customer) {

    /** Codes of the data set that are no goods: postage, carriage, fees, discounts, manual entries, donations. */
    private static final Set<String> SERVICES =
            Set.of("POST", "DOT", "M", "C2", "C3", "D", "S", "B", "BANK CHARGES", "AMAZONFEE", "CRUK", "ADJUST");

    private static final String VOUCHER = "GIFT_";

    /** Whether stock is kept of what a code stands for. */
    static ProductKind kindOf(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return SERVICES.contains(upper) || upper.startsWith(VOUCHER) ? ProductKind.SERVICE : ProductKind.GOODS;
    }
}
