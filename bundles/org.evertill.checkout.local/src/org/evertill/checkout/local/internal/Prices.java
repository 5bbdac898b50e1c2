package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.PriceRule;
import org.evertill.domain.TaxRule;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.usecase.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a product costs here, and which tax is in it. */
final class Prices {

    private static final Logger LOG = LoggerFactory.getLogger(Prices.class);

    private Prices() {}

    /** The price row in force, in the store's currency. */
    static Optional<PriceRow> inForce(Reader reader, Place place, String productId, PriceRule.Asked asked) {
        var rows = reader.select(DomainTypes.PRICE_ROW, Selection.where(Filter.equal("product_id", productId)));
        return PriceRule.inForce(
                rows.stream()
                        .map(Stored::value)
                        .filter(row -> row.price().currency().equals(place.currency()))
                        .toList(),
                asked);
    }

    /**
     * The tax rate of a class in hundredths of a per cent. A class without a rate is sold at 0: missing master data never
     * stops a shop; {@code verify} counts such lines.
     */
    static int rateBasisPoints(Reader reader, Place place, String taxClass, Instant at) {
        String country = place.store().countryCode();
        var rates = reader.select(DomainTypes.TAX_RATE, Selection.where(Filter.equal("country_code", country)));
        var rate = TaxRule.rateBasisPoints(rates.stream().map(Stored::value).toList(), taxClass, place.day(at));
        if (rate.isEmpty()) {
            LOG.warn("tax class {} has no rate in {} on {}; sold without tax", taxClass, country, place.day(at));
        }
        return rate.orElse(0);
    }
}
