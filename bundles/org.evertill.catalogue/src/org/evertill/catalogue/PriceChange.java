package org.evertill.catalogue;

import java.time.Instant;
import java.util.Objects;
import org.evertill.domain.PriceRow;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** What may be changed of a price: receipts name the row that they were made with, so one that has held stays as it was. Pure. */
public final class PriceChange {

    private PriceChange() {}

    /**
     * The changed row. Problem: {@code catalogue.price-holds} when more than the end of a price is changed that holds, or has held;
     * {@code catalogue.price-ends-before} when it would end before it begins.
     */
    public static Outcome<PriceRow> checked(PriceRow before, PriceRow after, Instant now) {
        if (before.validFrom().isAfter(now) || isOnlyTheEnd(before, after)) {
            return checked(after);
        }
        return Outcome.failed(holds());
    }

    /** What is said of a price that has held and should become another one, or go. */
    public static Problem holds() {
        return Problem.of(
                "catalogue.price-holds",
                "This price holds already, and receipts name it. Enter a new price that begins when this one shall end.");
    }

    /** The row, if it begins before it ends. */
    public static Outcome<PriceRow> checked(PriceRow row) {
        var until = row.validUntil();
        return until == null || until.isAfter(row.validFrom())
                ? Outcome.ok(row)
                : Outcome.failed(
                        "catalogue.price-ends-before",
                        "A price ends after it begins. Enter a later end, or take it away.");
    }

    private static boolean isOnlyTheEnd(PriceRow before, PriceRow after) {
        return Objects.equals(ending(before, after.validUntil()), after);
    }

    private static PriceRow ending(PriceRow row, @org.jspecify.annotations.Nullable Instant until) {
        return new PriceRow(
                row.id(),
                row.productId(),
                row.storeId(),
                row.price(),
                row.taxIncluded(),
                row.validFrom(),
                until,
                row.priceList(),
                row.customerGroup(),
                row.fromQuantity());
    }
}
