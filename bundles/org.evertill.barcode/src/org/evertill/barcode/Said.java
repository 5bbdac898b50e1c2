package org.evertill.barcode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Quantity;

/**
 * What a code says of the very thing it is on, beside which product that is.
 *
 * @param measures how much it is; the same in several units, maybe
 * @param count how many pieces are in it (AI 30 or 37)
 * @param price what it costs as a whole
 * @param lot the batch (AI 10)
 * @param serial the single piece (AI 21)
 * @param made when it was produced (AI 11)
 * @param bestBefore until when it is at its best (AI 15)
 * @param useBy the last day on which it may be sold and used (AI 17)
 */
public record Said(
        List<Measure> measures,
        Optional<Quantity> count,
        Optional<Price> price,
        Optional<String> lot,
        Optional<String> serial,
        Optional<LocalDate> made,
        Optional<LocalDate> bestBefore,
        Optional<LocalDate> useBy) {

    /** A code that says no more than which product it is. */
    public static final Said NOTHING = new Said(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Said {
        measures = List.copyOf(measures);
    }

    /**
     * An amount in major units.
     *
     * @param currency empty for that of the store
     */
    public record Price(BigDecimal amount, Optional<Currency> currency) {}

    /** A code that says a measure alone. */
    static Said of(Measure measure) {
        return new Said(
                List.of(measure),
                NOTHING.count,
                NOTHING.price,
                NOTHING.lot,
                NOTHING.serial,
                NOTHING.made,
                NOTHING.bestBefore,
                NOTHING.useBy);
    }

    /** A code that says a price alone. */
    static Said of(Price price) {
        return new Said(
                List.of(),
                NOTHING.count,
                Optional.of(price),
                NOTHING.lot,
                NOTHING.serial,
                NOTHING.made,
                NOTHING.bestBefore,
                NOTHING.useBy);
    }

    /** Whether it says how much it is, or what it costs: whoever scans it scans a whole one. */
    public boolean hasAmount() {
        return !measures.isEmpty() || count.isPresent() || price.isPresent();
    }

    /** Whether it must not be sold any more on a day: its use-by date is before it. */
    public boolean isExpiredOn(LocalDate day) {
        return useBy.filter(day::isAfter).isPresent();
    }

    /** Whether its best-before date has passed on a day; it may still be sold. */
    public boolean isPastBestBeforeOn(LocalDate day) {
        return bestBefore.filter(day::isAfter).isPresent();
    }
}
