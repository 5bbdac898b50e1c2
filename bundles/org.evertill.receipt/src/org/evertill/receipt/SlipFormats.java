package org.evertill.receipt;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * How amounts, quantities and times stand on a slip: without groups of digits, in the language's way, times in the store's zone.
 * One thread at a time.
 */
public record SlipFormats(Locale locale, ZoneId zone) {

    /** With the decimals of its currency, without its name. */
    public String amount(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        return decimals(decimals, decimals).format(money.toDecimal());
    }

    /** With the decimals of its currency, and more where there are. */
    public String price(UnitPrice price) {
        int decimals = price.currency().getDefaultFractionDigits();
        return decimals(decimals, Math.max(decimals, UnitPrice.DECIMALS)).format(price.toDecimal());
    }

    public String quantity(Quantity quantity) {
        return decimals(0, Quantity.DECIMALS).format(quantity.toDecimal());
    }

    /** A rate of exchange, with as many decimals as it has, up to nine. */
    public String rate(BigDecimal rate) {
        return decimals(0, 9).format(rate);
    }

    /** Hundredths of a percent as percent. */
    public String percent(int basisPoints) {
        return decimals(0, 2).format(BigDecimal.valueOf(basisPoints, 2));
    }

    /**
     * @param pattern as of {@link DateTimeFormatter}
     */
    public String moment(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(instant);
    }

    private NumberFormat decimals(int least, int most) {
        var format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format;
    }
}
