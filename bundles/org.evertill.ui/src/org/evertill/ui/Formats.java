package org.evertill.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes values as people of the window's language write them; days and hours as they do in the store's country, by the clock on
 * its wall, so that the window says what the receipts say. In the application's context. Any thread.
 */
public final class Formats {

    /** Digits before the decimal sign that a typed number may have; a longer one is a code. */
    private static final int MAX_TYPED_DIGITS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Formats.class);

    private final Locale locale;
    private final Messages texts;
    private volatile Wall wall;
    private volatile Locale slips = Locale.getDefault();

    public Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.wall = new Wall(locale, zone);
        this.texts = Messages.beside(Formats.class, locale);
    }

    /** How a day is written, and which hour it is, in one place. */
    private record Wall(Locale locale, ZoneId zone) {}

    /** Where the store is, once that is known: its country's two letters, and its clock. A country that nobody knows is left out. */
    public void in(String country, ZoneId zone) {
        wall = new Wall(there(country), zone);
    }

    /** The language in which this till prints, which need not be the window's: what is seen of a slip is what is on paper. */
    public Locale slips() {
        return slips;
    }

    /** The till prints in this language; until that is known, in the machine's. */
    public void printIn(Locale language) {
        slips = language;
    }

    private Locale there(String country) {
        try {
            return new Locale.Builder()
                    .setLanguage(locale.getLanguage())
                    .setRegion(country)
                    .build();
        } catch (IllformedLocaleException e) {
            LOG.warn("no days and hours as in {}: {}", country, e.getMessage());
            return locale;
        }
    }

    /** An amount with its currency: {@code 12,50 €}. */
    public String money(Money money) {
        var currency = money.currency();
        int digits = currency.getDefaultFractionDigits();
        return money(money.toDecimal(), currency, digits, digits);
    }

    /** A unit price with its currency; two decimals of the currency, more only when they count. */
    public String unitPrice(UnitPrice price) {
        var currency = price.currency();
        return money(price.toDecimal(), currency, currency.getDefaultFractionDigits(), UnitPrice.DECIMALS);
    }

    /** A quantity without needless zeros: {@code 1,5}. */
    public String quantity(Quantity quantity) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Quantity.DECIMALS);
        return format.format(quantity.toDecimal());
    }

    /** A count: {@code 10.000}. */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** Hours and minutes. */
    public String time(Instant instant) {
        return formatter(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)).format(instant);
    }

    /** A day. */
    public String day(LocalDate day) {
        return formatter(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).format(day);
    }

    /** Day, hours and minutes. */
    public String dateTime(Instant instant) {
        return formatter(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(instant);
    }

    /** How long, in the largest whole unit: {@code 3 min}, {@code 2 days}. */
    public String age(Duration age) {
        if (age.toSeconds() < 60) {
            return texts.get("age.seconds", Math.max(0, age.toSeconds()));
        }
        if (age.toMinutes() < 60) {
            return texts.get("age.minutes", age.toMinutes());
        }
        return age.toHours() < 48 ? texts.get("age.hours", age.toHours()) : texts.get("age.days", age.toDays());
    }

    /**
     * A number that somebody typed, with a point or a comma before the decimals; empty when it is none, or has more than
     * seven digits before them.
     */
    public static Optional<BigDecimal> typedNumber(String text) {
        var trimmed = text.strip().replace(',', '.');
        if (!trimmed.matches("\\d{1," + MAX_TYPED_DIGITS + "}(\\.\\d{0,4})?|\\.\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(trimmed));
    }

    private DateTimeFormatter formatter(DateTimeFormatter style) {
        var here = wall;
        return style.withLocale(here.locale).withZone(here.zone);
    }

    private String money(BigDecimal amount, Currency currency, int minDigits, int maxDigits) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(minDigits);
        format.setMaximumFractionDigits(Math.max(minDigits, maxDigits));
        return format.format(amount);
    }
}
