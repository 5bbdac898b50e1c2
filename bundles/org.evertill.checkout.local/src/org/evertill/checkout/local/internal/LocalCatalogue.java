package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.barcode.Said;
import org.evertill.checkout.Catalogue;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRule;
import org.evertill.domain.Product;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Prices;
import org.evertill.usecase.ProductLookup;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue as the till's own database has it. */
@Component
public final class LocalCatalogue implements Catalogue {

    /** Products that a search answers with at most. */
    static final int MAX_FOUND = 500;

    /** A beginning of a code: three digits at least, else too many begin so. */
    private static final Pattern CODE_START = Pattern.compile("[0-9]{3,14}");

    private final Database database;

    @Activate
    public LocalCatalogue(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Outcome<Found> byCode(String code, Instant at) {
        return Attempt.of(() -> database.read(reader -> {
            var place = Place.of(database, reader);
            var single = ProductLookup.byCode(reader, place, at, code, Optional.empty());
            return found(reader, place, single.product(), at, single.barcode().said());
        }));
    }

    @Override
    public List<Found> claimants(String code, Instant at) {
        return switch (Attempt.of(() -> database.read(reader -> claimants(reader, code, at)))) {
            case Outcome.Ok<List<Found>>(var found) -> found;
            case Outcome.Failed<List<Found>>(var problem) -> List.of();
        };
    }

    private List<Found> claimants(Reader reader, String code, Instant at) {
        var place = Place.of(database, reader);
        var match = ProductLookup.claimants(reader, place, at, code);
        return match.products().stream()
                .map(product ->
                        found(reader, place, product, at, match.barcode().said()))
                .toList();
    }

    @Override
    public List<Found> search(String words, int limit, Instant at) {
        int atMost = Math.clamp(limit, 1, MAX_FOUND);
        return database.read(reader -> {
            var place = Place.of(database, reader);
            return products(reader, words.strip(), atMost).values().stream()
                    .limit(atMost)
                    .map(product -> found(reader, place, product, at, Said.NOTHING))
                    .toList();
        });
    }

    private static Map<String, Product> products(Reader reader, String words, int limit) {
        var products = new LinkedHashMap<String, Product>();
        if (CODE_START.matcher(words).matches()) {
            var byCode = Selection.where(Filter.of("code", Comparison.STARTS_WITH, words))
                    .page(0, limit);
            reader.select(DomainTypes.PRODUCT_CODE, byCode)
                    .forEach(code -> reader.find(
                                    DomainTypes.PRODUCT, code.value().productId())
                            .ifPresent(p -> add(products, p.value())));
        }
        if (products.size() < limit) {
            reader.search(DomainTypes.PRODUCT, words, limit).forEach(p -> add(products, p.value()));
        }
        return products;
    }

    private static void add(Map<String, Product> products, Product product) {
        if (product.active()) {
            products.put(product.id(), product);
        }
    }

    private static Found found(Reader reader, Place place, Product product, Instant at, Said said) {
        return new Found(
                product, Prices.inForce(reader, place, product.id(), PriceRule.Asked.one(place.store(), at)), said);
    }
}
