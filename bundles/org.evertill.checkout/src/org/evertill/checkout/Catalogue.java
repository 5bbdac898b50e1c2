package org.evertill.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.barcode.Said;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.kernel.Outcome;

/** Finds products; a service. Works on the local database alone. Any thread but the UI's. */
public interface Catalogue {

    /**
     * The product a code stands for, and what the code says beside it. Problems: {@code sale.unknown-code},
     * {@code sale.ambiguous-code}, and {@code barcode.…} for a code that claims to be more than it is.
     */
    Outcome<Found> byCode(String code, Instant at);

    /** All products that have a code, at most 20: what there is to choose from after {@code sale.ambiguous-code}. */
    List<Found> claimants(String code, Instant at);

    /** Products by words of name, brand, stock code, or by the beginning of a code; best first. */
    List<Found> search(String words, int limit, Instant at);

    /**
     * A product with the price in force, if it has one.
     *
     * @param said what the code said by which it was found: weight, price, lot, serial number, dates
     */
    record Found(Product product, Optional<PriceRow> price, Said said) {}
}
