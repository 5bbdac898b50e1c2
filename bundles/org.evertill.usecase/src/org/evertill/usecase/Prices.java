package org.evertill.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.PriceRule;
import org.evertill.domain.TaxRate;
import org.evertill.domain.TaxRule;
import org.evertill.entity.ColumnType;
import org.evertill.pricing.TaxPart;
import org.evertill.pricing.Taxation;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a product costs here, and which tax is in it. */
public final class Prices {

    private static final Logger LOG = LoggerFactory.getLogger(Prices.class);

    private Prices() {}

    /** The price row in force, in the store's currency. */
    public static Optional<PriceRow> inForce(Reader reader, Place place, String productId, PriceRule.Asked asked) {
        return PriceRule.inForce(
                idsInForce(reader, place, productId, asked.at()).stream()
                        .flatMap(id -> reader.find(DomainTypes.PRICE_ROW, id).stream())
                        .map(Stored::value)
                        .filter(row -> row.price().currency().equals(place.currency()))
                        .toList(),
                asked);
    }

    /** Neither other stores' rows nor those of the past: there may be thousands of them. */
    private static List<String> idsInForce(Reader reader, Place place, String productId, Instant at) {
        String moment = ColumnType.text(at);
        return reader.query(
                "SELECT id FROM price_rows WHERE product_id = ? AND (store_id IS NULL OR store_id = ?)"
                        + " AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?) AND NOT is_deleted",
                List.of(productId, place.store().id(), moment, moment),
                row -> row.getString(1));
    }

    /**
     * The tax rate of a class in hundredths of a per cent. A class without a rate is sold at 0: missing master data never
     * stops a shop; {@code verify} counts such lines.
     */
    public static int rateBasisPoints(Reader reader, Place place, String taxClass, Instant at) {
        return rateBasisPoints(rates(reader, place), place, taxClass, at);
    }

    /** Of which parts a price of a class is made up, each with its rate; empty for a class with a rate of its own. */
    public static Taxation taxation(Reader reader, Place place, String taxClass, Instant at) {
        var rates = rates(reader, place);
        var parts = TaxRule.parts(rates, taxClass, place.day(at)).stream()
                .map(part -> new TaxPart(
                        part.taxClass(), rateBasisPoints(rates, place, part.taxClass(), at), part.basisPoints()))
                .toList();
        return parts.isEmpty() ? Taxation.PLAIN : new Taxation(parts, List.of());
    }

    private static int rateBasisPoints(List<TaxRate> rates, Place place, String taxClass, Instant at) {
        var rate = TaxRule.rateBasisPoints(rates, taxClass, place.day(at));
        if (rate.isEmpty()) {
            LOG.warn(
                    "tax class {} has no rate in {} on {}; sold without tax",
                    taxClass,
                    place.store().countryCode(),
                    place.day(at));
        }
        return rate.orElse(0);
    }

    private static List<TaxRate> rates(Reader reader, Place place) {
        String country = place.store().countryCode();
        return reader.select(DomainTypes.TAX_RATE, Selection.where(Filter.equal("country_code", country))).stream()
                .map(Stored::value)
                .toList();
    }
}
